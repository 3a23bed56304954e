package org.tallystick.consultation;

import org.tallystick.library.survey.Words;

/// What the pages for respondents say themselves, in both languages.
public enum RespondentWords {
    START("Start", "Dechrau"),
    CONTINUE("Continue", "Parhau"),
    BACK("Back", "Yn ôl"),
    SAVE("Save and come back later", "Cadw a dod yn ôl yn nes ymlaen"),
    SECTION("Page {n} of {of}", "Tudalen {n} o {of}"),
    MORE(
            "Because of what you answered there is more to answer on this page. Find it below, then continue.",
            "Oherwydd eich atebion mae mwy i'w ateb ar y dudalen hon. Edrychwch isod, yna parhewch."),
    OPTIONAL(
            "You can skip any question that does not say you must answer it.",
            "Gallwch adael unrhyw gwestiwn heb ei ateb oni bai ei fod yn dweud bod rhaid ei ateb."),
    MUST("You must answer this.", "Rhaid i chi ateb hwn."),
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
            "Write 1 next to your first choice, 2 next to your second, and so on.",
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
    TELEPHONE("Telephone number", "Rhif ffôn"),
    UNTIL("You can answer until", "Gallwch ateb tan"),
    OPENS("This opens on {when}.", "Mae'n agor {when}."),
    CLOSED("This closed on {when}.", "Caeodd hwn ar {when}."),
    CAME_ONE("1 answer came.", "Daeth 1 ateb."),
    CAME("{n} answers came.", "Daeth {n} ateb."),
    RESULT("The result", "Y canlyniad"),
    STILL_ADDED(
            "Replies that came on paper in time are still being added.",
            "Mae atebion a ddaeth ar bapur mewn pryd yn dal i gael eu hychwanegu."),
    MOVED("The closing date was moved to {when}. Reason: ", "Symudwyd y dyddiad cau i {when}. Rheswm: "),
    SAVED_BEFORE("Have you saved an answer?", "Ydych chi wedi cadw ateb?"),
    GO_ON("Continue", "Mynd ymlaen ag ef"),
    GO_ON_TITLE("Continue your answer", "Mynd ymlaen â'ch ateb"),
    CODE("Your code", "Eich cod"),
    CODE_HINT("Capitals, spaces and hyphens do not matter", "Nid yw priflythrennau, bylchau na chysylltnodau o bwys"),
    CODE_WRONG(
            "Enter the code again: a letter or digit is wrong, or the code is for another consultation",
            "Rhowch y cod eto: mae llythyren neu ddigid yn wahanol, neu mae'n perthyn i ymgynghoriad" + " arall"),
    CORRECTIONS("Corrections since it was launched", "Cywiriadau ers ei lansio"),
    DID_IT_ARRIVE("Did my answer arrive?", "A gyrhaeddodd fy ateb?"),
    NO_SUCH(
            "No answer with the reference {reference} has arrived. Check each letter and digit"
                    + " against your receipt.",
            "Nid oes ateb â'r cyfeirnod {reference} wedi cyrraedd. Gwiriwch bob llythyren a rhif yn"
                    + " erbyn eich derbynneb."),
    LOOK("Look", "Chwilio"),
    BACK_TO("Back to the consultation", "Yn ôl i'r ymgynghoriad"),
    KEEP_ANONYMOUS(
            "The reference shows that an answer arrived. It does not lead to what you said: not even we can find your answer with it.",
            "Mae'r cyfeirnod yn dangos bod ateb wedi cyrraedd. Nid yw'n arwain at yr hyn a"
                    + " ddywedoch: ni all neb ddod o hyd i'ch ateb drwyddo, gan ein cynnwys ni."),
    KEEP(
            "Keep the reference: it shows that your answer arrived.",
            "Cadwch y cyfeirnod: mae'n dangos bod eich ateb wedi cyrraedd."),
    SENT_BEFORE(
            "This form had already been sent. The first one counts: anything you changed since then is not included, and you cannot change an answer once it is sent.",
            "Roedd y ffurflen hon wedi'i hanfon o'r blaen. Yr hyn a ddaeth gyntaf sy'n cyfrif: nid"
                    + " yw unrhyw beth a newidioch wedyn wedi'i gynnwys, ac ni ellir newid ateb ar"
                    + " ôl ei anfon."),
    NEXT("What happens next", "Beth sy'n digwydd nesaf"),
    NOBODY_READS(
            "Nobody reads the answers while the consultation is open, until {when}. The result is"
                    + " then published on this consultation’s page.",
            "Nid oes neb yn darllen yr atebion tra bo'r ymgynghoriad ar agor, tan {when}. Yna"
                    + " cyhoeddir y canlyniad ar dudalen yr ymgynghoriad hwn."),
    NOT_OPEN("This consultation is not open", "Nid yw'r ymgynghoriad hwn ar agor"),
    TOO_LATE(
            "It closed before your answers reached us, so we did not accept them. We have not kept any of them.",
            "Caeodd cyn i'ch atebion ein cyrraedd, felly ni chawsant eu derbyn. Ni chadwyd dim" + " ohonynt."),
    COPY(
            "Your answers are below, so you can copy them and send them another way if there is one.",
            "Mae eich atebion isod, er mwyn i chi allu eu copïo a'u hanfon mewn ffordd arall os" + " cynigir hynny."),
    TOO_MANY(
            "Too many answers have come from your network in the last ten minutes. Nothing is lost:"
                    + " keep this page open, wait ten minutes and press the button again.",
            "Mae gormod o atebion wedi dod o'ch rhwydwaith yn y deng munud diwethaf. Nid oes dim"
                    + " wedi'i golli: cadwch y dudalen hon ar agor, arhoswch ddeng munud a phwyswch y"
                    + " botwm eto."),
    TRY_AGAIN(
            "We could not accept your answers. Nothing is lost: keep this page open and"
                    + " press the button again in a minute.",
            "Nid oedd modd i ni dderbyn eich atebion nawr. Nid oes dim wedi'i golli: cadwch y dudalen hon ar"
                    + " agor a phwyswch y botwm eto ymhen munud."),
    IMPORTANT("Important", "Pwysig"),
    FILE(
            "A PDF, an image, a Word, Excel or OpenDocument file, CSV or plain text, of at most 10 MB."
                    + " The people who run this consultation read it once it has closed: remove anything they should not read.",
            "PDF, delwedd, ffeil Word, Excel neu OpenDocument, CSV neu destun plaen, hyd at 10 MB."
                    + " Bydd y rhai sy'n gofalu am yr ymgynghoriad hwn yn ei darllen ar ôl iddo gau:"
                    + " tynnwch ohoni unrhyw beth na ddylent ei ddarllen."),
    FILE_HERE("Attached: {file}", "Wedi'i hatodi: {file}"),
    FILE_REMOVE("Remove this file", "Tynnu'r ffeil hon"),
    FILE_ANOTHER("To change it, choose another file above.", "I'w newid, dewiswch ffeil arall uchod."),
    FILE_TOO_LARGE(
            "The file is larger than 10 MB. Attach a smaller one, or skip this question.",
            "Mae'r ffeil yn fwy na 10 MB. Atodwch un lai, neu gadewch hyn heb ei ateb."),
    FILE_REFUSED(
            "We cannot accept this file. Attach a PDF, a PNG, JPEG or WebP image, a Word, Excel or"
                    + " OpenDocument file, CSV or plain text.",
            "Ni ellir derbyn y ffeil hon. Atodwch PDF, delwedd PNG, JPEG neu WebP, ffeil Word, Excel"
                    + " neu OpenDocument, CSV neu destun plaen."),
    FILE_NOT_NOW(
            "The file was not kept: this consultation is not open.",
            "Ni chadwyd y ffeil: nid yw'r ymgynghoriad hwn ar agor."),
    FILE_TOO_MANY(
            "Too many files have come from your network. Wait ten minutes and attach it again.",
            "Mae gormod o ffeiliau wedi dod o'ch rhwydwaith. Arhoswch ddeng munud a'i hatodi eto."),
    FILE_GONE(
            "Attach the file again: it was not sent with this form, or has been deleted since.",
            "Atodwch y ffeil eto: ni ddaeth gyda'r ffurflen hon, neu mae wedi'i chlirio ers hynny.");

    private final Words words;

    RespondentWords(String english, String welsh) {
        words = new Words(english, welsh);
    }

    public Words words() {
        return words;
    }

    /// @param value stands where the words name it in braces
    public String in(boolean welsh, String name, Object value) {
        return in(welsh).replace("{" + name + "}", value.toString());
    }

    public String in(boolean welsh) {
        return words.in(welsh);
    }
}
