package org.tallystick.shared;

import java.util.stream.Collectors;

/// Something outside the program keeps it from starting or from doing a command. The message is one
/// plain sentence for whoever typed the command; no stack trace is shown with it.
public class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandRefused(String sentence) {
        super(sentence);
    }

    public CommandRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// What was typed, where it can be used; otherwise every problem with it.
    public static <T> T unlessValid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var problems) ->
                throw new CommandRefused(problems.stream()
                        .map(problem -> problem.message() + ".")
                        .collect(Collectors.joining(" ")));
        };
    }
}
