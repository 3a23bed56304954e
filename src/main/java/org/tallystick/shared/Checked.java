package org.tallystick.shared;

import java.util.List;

/// What a form's check gives: the value, or every problem at once.
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(List<Problem> problems) implements Checked<T> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) throw new IllegalArgumentException("invalid, yet no problem is named");
        }
    }
}
