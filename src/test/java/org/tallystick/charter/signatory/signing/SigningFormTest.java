package org.tallystick.charter.signatory.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.text.CharterDocument;
import org.tallystick.charter.text.CharterText;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

class SigningFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final CharterText TEXT = CharterDocument.pack("shropshire");
    private static final SigningForm.Known UNKNOWN = SigningForm.Known.NOTHING;

    private static Map<String, String> full() {
        var typed = new HashMap<String, String>();
        typed.put("register", "none");
        typed.put("name", "Clun Forest Bees");
        typed.put("people", "3");
        typed.put("sector", "social-enterprise");
        typed.put("place", "elsewhere");
        typed.put("signer", "Somebody");
        typed.put("position", "Owner");
        typed.put("email", "bees@example.org");
        typed.put("read", "yes");
        for (var principle : TEXT.principles()) typed.put("answer-" + principle.reference(), "not-yet");
        typed.put("answer-P3", "will");
        typed.put("step-P3-1", "Teach two people");
        typed.put("due-P3-1.day", "31");
        typed.put("due-P3-1.month", "3");
        typed.put("due-P3-1.year", "2027");
        return typed;
    }

    private static Checked<SigningForm.Complete> check(Map<String, String> typed) {
        return new SigningForm(typed).check(TEXT, UNKNOWN, _ -> false, false, TODAY);
    }

    private static Map<String, String> with(String name, String value) {
        var typed = full();
        typed.put(name, value);
        return typed;
    }

    @Test
    void aFullFormIsASignature() {
        assertThat(check(full())).isInstanceOfSatisfying(Checked.Valid.class, valid -> {
            var complete = (SigningForm.Complete) valid.value();
            assertThat(complete.size()).isEqualTo(Size.MICRO);
            assertThat(complete.sector()).isEqualTo(Sector.SOCIAL_ENTERPRISE);
            assertThat(complete.answers().get("P3")).isInstanceOf(Answer.Will.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people=1e999999999",
                "people=",
                "people=-1",
                "people=2.5",
                "people=99999999999",
                "email=nobody",
                "place=E99999999",
                "sector=unknown",
                "read-not=",
                "answer-P1=perhaps",
                "answer-P1=",
                "due-P3-1.year=2019",
                "due-P3-1.year=2099",
                "due-P3-1.day=32",
                "step-P3-1=",
                "name=",
                "register=",
                "answer-P3=not-yet"
            })
    void rubbishIsNamedAndRefused(String change) {
        var parts = change.split("=", 2);
        var typed = with(parts[0], parts[1]);
        if (parts[0].equals("read-not")) typed.remove("read");
        assertThat(check(typed))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .allSatisfy(each ->
                                        assertThat(((Problem) each).field()).isNotEmpty()));
    }

    @Test
    void whatIsTooLongComesBackToBeShortened() {
        var posted = Map.of("answer-P3", "does", "how-P3", "x".repeat(30_000));
        var form = new SigningForm(full()).with(posted);
        var problems = form.answerProblems(TEXT, UNKNOWN, TODAY);
        assertThat(problems).extracting(Problem::message).contains("Shorten this to 2,000 characters: it has 30,000");
        assertThat(form.typed().text("how-P3")).hasSize(30_000);
    }

    /// Which organisation renews is decided when the signing begins.
    @Test
    void aPageCannotNameAnotherOrganisation() {
        var other = "00000000-0000-0000-0000-000000000001";
        var form = new SigningForm(full()).with(Map.of(SigningForm.KNOWN, other, "evil", "x"));
        assertThat(form.all()).doesNotContainKeys(SigningForm.KNOWN, "evil");
        var mine = new SigningForm(Map.of(SigningForm.KNOWN, "mine"));
        assertThat(mine.with(Map.of(SigningForm.KNOWN, other)).all()).containsEntry(SigningForm.KNOWN, "mine");
    }

    @Test
    void aNumberIsReadAsItsRegisterWritesIt() {
        var form = new SigningForm(Map.of("register", "company", "number", " 7590785 "));
        assertThat(form.identifier())
                .isInstanceOfSatisfying(
                        Checked.Valid.class,
                        valid -> assertThat(valid.value().toString()).contains("GB-COH-07590785"));
        var wrong = new SigningForm(Map.of("register", "charity", "number", "=1+1"));
        assertThat(wrong.findProblems(UNKNOWN)).extracting(Problem::field).contains("number");
        assertThat(new ArrayList<>(wrong.findProblems(UNKNOWN))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} does, {2} will, {3} not yet")
    @CsvFileSource(resources = "/examples/charter-asks.csv", numLinesToSkip = 1, commentCharacter = '#')
    void lessIsAskedOfSmallerOrganisations(Size size, int does, int will, int not, String enough) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var at = 1; at <= does + will + not; at++)
            answers.put(
                    "P" + at,
                    at <= does
                            ? new Answer.Does("So")
                            : at <= does + will
                                    ? new Answer.Will(List.of(new Answer.Step("A step", LocalDate.of(2030, 1, 1))))
                                    : new Answer.NotYet());
        var problems = SigningRules.problems(TEXT, size, answers);
        assertThat(problems.isEmpty()).isEqualTo(enough.equals("yes"));
        if (!problems.isEmpty())
            assertThat(problems.getFirst().message()).contains(TEXT.asked(size).because());
    }
}
