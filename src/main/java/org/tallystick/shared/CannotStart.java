package org.tallystick.shared;

/// Something outside the program keeps it from starting or from doing a command. The message is one
/// plain sentence for whoever typed the command; no stack trace is shown with it.
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
