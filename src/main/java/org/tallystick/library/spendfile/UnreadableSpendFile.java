package org.tallystick.library.spendfile;

/// A file that cannot be read at all, with words for whoever sent it.
public final class UnreadableSpendFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSpendFile(String words) {
        super(words, null, false, false);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
