package org.tallystick.consultation;

import org.tallystick.library.survey.Words;

/// What happens to the name of whoever answers. It is promised in one sentence before the first
/// question, and never changes once a consultation is launched.
public enum Mode {
    NAMED(
            "Named",
            new Words(
                    "Your name is kept with your answer: the council sees both together once the"
                            + " consultation has closed, and deletes your contact details on"
                            + " {date}.",
                    "Mae eich enw'n mynd gyda'ch ateb: bydd y cyngor yn gweld y ddau gyda'i gilydd"
                            + " ar ôl i'r ymgynghoriad gau, ac yn dileu eich manylion cyswllt ar"
                            + " {date}.")),
    CONFIDENTIAL(
            "Confidential",
            new Words(
                    "Your answer is confidential: if you leave contact details they are kept apart"
                            + " from your answer, never published, and deleted on {date}.",
                    "Mae eich ateb yn gyfrinachol: os gadewch fanylion cyswllt, cânt eu cadw ar"
                            + " wahân i'ch ateb, ni chânt eu cyhoeddi, a chânt eu dileu ar"
                            + " {date}.")),
    ANONYMOUS(
            "Anonymous",
            new Words(
                    "Your answer is anonymous: we keep no name, no address, no cookie and no time"
                            + " of day with it, so we cannot find it again, and you cannot change it"
                            + " once it is sent.",
                    "Mae eich ateb yn ddienw: nid ydym yn cadw enw, cyfeiriad, cwci na'r adeg o'r"
                            + " dydd gydag ef, felly ni allwn ddod o hyd iddo eto, ac ni allwch ei"
                            + " newid ar ôl ei anfon."));

    private final String words;
    private final Words promise;

    Mode(String words, Words promise) {
        this.words = words;
        this.promise = promise;
    }

    public String words() {
        return words;
    }

    /// @param day when contact details are deleted, as it is shown; not said for anonymous answers
    public String promise(boolean welsh, String day) {
        return promise.in(welsh).replace("{date}", day);
    }
}
