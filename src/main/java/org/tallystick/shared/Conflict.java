package org.tallystick.shared;

/// Somebody else was first: what was edited is no longer what it was. Answered as 409, with the
/// message and a link to what stands there now.
public class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public Conflict(String message) {
        super(message, null, false, false);
        this.sentence = message;
    }

    public String sentence() {
        return sentence;
    }
}
