package org.tallystick.consultation;

import org.tallystick.survey.Words;

/// What the pages for respondents say themselves, in both languages.
public enum Said {
    START("Start", "Dechrau"),
    CONTINUE("Continue", "Parhau"),
    BACK("Back", "Yn ôl"),
    SAVE("Save and come back later", "Cadw a dod yn ôl yn nes ymlaen"),
    SECTION("Page {n} of {of}", "Tudalen {n} o {of}"),
    MORE(
            "Because of what you answered there is more to answer on this page. Look for it below,"
                    + " then continue.",
            "Oherwydd eich atebion mae mwy i'w ateb ar y dudalen hon. Edrychwch isod, yna parhewch."),
    OPTIONAL(
            "You can leave out any question that does not say you must answer it.",
            "Gallwch adael unrhyw gwestiwn heb ei ateb oni bai ei fod yn dweud bod rhaid ei ateb."),
    MUST("You must answer this.", "Rhaid ateb hwn."),
    CHECK("Check your answers", "Gwiriwch eich atebion"),
    CHECK_HELP(
            "Nothing has been sent yet. You can change anything before you send it.",
            "Nid oes dim wedi'i anfon eto. Gallwch newid unrhyw beth cyn ei anfon."),
    CHANGE("Change", "Newid"),
    NOT_ANSWERED("Not answered", "Heb ei ateb"),
    SEND("Send your answers", "Anfon eich atebion"),
    EMPTY(
            "You have answered nothing yet: answer at least one question.",
            "Nid ydych wedi ateb dim eto: atebwch o leiaf un cwestiwn."),
    RECEIVED("Your answers are in", "Mae eich atebion wedi cyrraedd"),
    REFERENCE("Your reference", "Eich cyfeirnod"),
    RANK_HINT(
            "Write 1 beside the one you prefer, 2 beside the next, and so on.",
            "Ysgrifennwch 1 wrth yr un sydd orau gennych, 2 wrth y nesaf, ac yn y blaen."),
    RANK("Place of “{option}”", "Safle “{option}”"),
    MOST("Choose at most {n}.", "Dewiswch {n} ar y mwyaf."),
    ANY("Choose all that apply.", "Dewiswch bob un sy'n berthnasol."),
    RANGE("A number from {a} to {b}", "Rhif o {a} i {b}"),
    CHARACTERS("At most %{count} characters", "%{count} nod ar y mwyaf"),
    CHOOSE("Choose one", "Dewiswch un"),
    NAME("Your name", "Eich enw"),
    ORGANISATION("Your organisation", "Eich sefydliad"),
    EMAIL("E-mail address", "Cyfeiriad e-bost"),
    TELEPHONE("Telephone number", "Rhif ffôn");

    private final Words words;

    Said(String english, String welsh) {
        words = new Words(english, welsh);
    }

    public String in(boolean welsh) {
        return words.in(welsh);
    }
}
