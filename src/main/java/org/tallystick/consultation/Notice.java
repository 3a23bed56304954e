package org.tallystick.consultation;

import java.util.List;
import org.tallystick.library.survey.Words;

/// What people have to know before they answer, so that answering is fair (the principles of R v
/// Brent LBC ex p Gunning, 1985).
///
/// @param undecided what can still change because of the answers
/// @param reasons why it is proposed, in enough detail to answer
/// @param decision who decides, when, and where the result will be published
/// @param privacy who keeps what is answered, how long, and whom to ask
/// @param otherWays how to answer on paper, by telephone, or in another format
public record Notice(Words undecided, Words reasons, Words decision, Words privacy, Words otherWays) {

    private static final Words NONE = Words.of("");

    public static final Notice BLANK = new Notice(NONE, NONE, NONE, NONE, NONE);

    /// All of it, in the order in which it is shown.
    public List<Words> all() {
        return List.of(undecided, reasons, decision, privacy, otherWays);
    }
}
