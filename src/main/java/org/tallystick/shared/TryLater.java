package org.tallystick.shared;

/// Too much is asked at once, or something is being loaded: the same request will be answered soon.
/// Answered as 503 with its sentence, and no fault in the log.
public final class TryLater extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public TryLater(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
