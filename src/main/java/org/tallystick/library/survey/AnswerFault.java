package org.tallystick.library.survey;

import org.tallystick.shared.Messages;

/// Everything that can be wrong with an answer; `{0}` and `{1}` stand for what it is about. The
/// Welsh awaits a Welsh reader.
public enum AnswerFault implements Messages.Of {
    UNKNOWN,
    NO_ANSWER,
    MISSING,
    NOT_OFFERED,
    TWICE,
    ALONE,
    ONE,
    MOST,
    NO_RANK,
    SAME_RANK,
    NO_WHOLE_NUMBER,
    NO_NUMBER,
    TOO_LONG,
    NO_EMAIL;

    /// @param about each by its language, where it is [Words]
    public Fault at(String field, Object... about) {
        return new Fault(field, with(about));
    }

    public Words with(Object... about) {
        return new Words(filled(false, about), filled(true, about));
    }

    private String filled(boolean welsh, Object... about) {
        var named = new Object[2 * about.length];
        for (var at = 0; at < about.length; at++) {
            named[2 * at] = at;
            named[2 * at + 1] = about[at] instanceof Words each ? each.in(welsh) : about[at];
        }
        return in(welsh, named);
    }
}
