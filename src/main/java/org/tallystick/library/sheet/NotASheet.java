package org.tallystick.library.sheet;

/// A file that is refused, with words for whoever sent it. It stays inside this room: [Sheets]
/// turns it into a problem.
final class NotASheet extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotASheet(String words) {
        super(words, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
