package org.tallystick.consultation.recommendation;

/// What a recommendation is about.
public enum Subject {
    MEASURES("the measures of a framework"),
    PRINCIPLE("a principle of the Charter"),
    SCHEME("a scheme for the Mark"),
    OTHER("something else");

    private final String words;

    Subject(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
