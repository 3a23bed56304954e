package org.tallystick.spend;

/// A file that cannot be read at all, with words for whoever sent it.
final class UnreadableSpendFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSpendFile(String words) {
        super(words, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
