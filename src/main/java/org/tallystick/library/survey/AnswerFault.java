package org.tallystick.library.survey;

/// Everything that can be wrong with an answer; `{0}` and `{1}` stand for what it is about. The
/// Welsh awaits a Welsh reader.
public enum AnswerFault {
    UNKNOWN(
            "The survey asks nothing named “{0}”: remove this answer",
            "Nid yw'r arolwg yn gofyn dim o'r enw “{0}”: tynnwch yr ateb hwn"),
    NO_ANSWER("This does not answer the question: answer it again", "Nid yw hyn yn ateb i'r cwestiwn: atebwch ef eto"),
    MISSING("Answer this question. {0}", "Atebwch y cwestiwn hwn. {0}"),
    NOT_OFFERED(
            "Choose from the options that the question offers",
            "Dewiswch o blith yr opsiynau y mae'r cwestiwn yn eu cynnig"),
    TWICE("Choose each option once", "Dewiswch bob opsiwn unwaith yn unig"),
    ALONE("Choose either “{0}” or other options, not both", "Dewiswch naill ai “{0}” neu opsiynau eraill, nid y ddau"),
    ONE("Choose one option", "Dewiswch un opsiwn"),
    MOST("Choose at most {0} options", "Dewiswch {0} opsiwn ar y mwyaf"),
    NO_RANK(
            "Enter each rank as a whole number, 1 for the one you prefer",
            "Rhowch bob safle fel rhif cyfan, 1 i'r un sydd orau gennych"),
    SAME_RANK(
            "Give each option a different rank, 1 for the one you prefer",
            "Rhowch safle gwahanol i bob opsiwn, 1 i'r un sydd orau gennych"),
    NO_WHOLE_NUMBER("Enter a whole number from {0} to {1}", "Rhowch rif cyfan o {0} i {1}"),
    NO_NUMBER(
            "Enter a number from {0} to {1}, with at most {2} decimals",
            "Rhowch rif o {0} i {1}, gyda hyd at {2} o leoedd degol"),
    TOO_LONG("Shorten this to {0} characters; it has {1}", "Byrhewch hyn i {0} nod; mae ganddo {1}"),
    NO_EMAIL(
            "Enter an e-mail address like name@example.org, or leave it empty",
            "Rhowch gyfeiriad e-bost fel enw@enghraifft.org, neu gadewch hwn yn wag");

    private final Words words;

    AnswerFault(String english, String welsh) {
        words = new Words(english, welsh);
    }

    /// @param about each by its language, where it is [Words]
    public Fault at(String field, Object... about) {
        return new Fault(field, with(about));
    }

    public Words with(Object... about) {
        return new Words(filled(false, about), filled(true, about));
    }

    private String filled(boolean welsh, Object... about) {
        var text = words.in(welsh);
        for (var at = 0; at < about.length; at++) {
            var value = about[at] instanceof Words each ? each.in(welsh) : about[at].toString();
            text = text.replace("{" + at + "}", value);
        }
        return text;
    }
}
