package org.tallystick.library.survey.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.AnswerFault;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Fault;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Reading;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Surveys;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

class AnswerRulesTest {

    private static final Survey SURVEY = Surveys.everyKind();
    private static final Section YOU = SURVEY.sections().get(0);
    private static final Section OPINIONS = SURVEY.sections().get(1);

    private static Reading typed(Section section, Answers earlier, String... pairs) {
        var typed = new HashMap<String, List<String>>();
        for (var pair : pairs) {
            var at = pair.indexOf('=');
            typed.put(
                    pair.substring(0, at), Arrays.asList(pair.substring(at + 1).split("\\+", -1)));
        }
        return AnswerRules.read(SURVEY, section, earlier, typed);
    }

    private static List<String> fields(Reading reading) {
        return reading.faults().stream().map(Fault::field).toList();
    }

    @Test
    void readsEveryKindOfAnswer() {
        var you = typed(
                YOU,
                Answers.NONE,
                "who.name= Ann ",
                "who.email=ann@example.org",
                "org=yes",
                "groups=Disability+Young people");
        var opinions = typed(
                OPINIONS,
                you.answers(),
                "Q2a=Agree",
                "Q2b=Disagree",
                "Q2.comment=Because\r\nso",
                "n=7",
                "money=£1,250.50",
                "short=Good",
                "order.1=2",
                "order.3=1");
        assertThat(you.faults()).isEmpty();
        assertThat(opinions.faults()).isEmpty();
        var all = you.answers().with(OPINIONS, opinions.answers());
        assertThat(all.chosen("groups")).containsExactly("Disability", "Young people");
        assertThat(all.chosen("order")).containsExactly("C", "A");
        assertThat(all.to("n")).contains(new Answer.Number(new BigDecimal("7")));
        assertThat(all.to("money")).contains(new Answer.Number(new BigDecimal("1250.50")));
        assertThat(all.to("Q2.comment")).contains(new Answer.Written("Because\nso"));
        assertThat(all.to("who"))
                .contains(new Answer.ContactDetails(Map.of(
                        Kind.Contact.Part.NAME, "Ann",
                        Kind.Contact.Part.EMAIL, "ann@example.org")));
        assertThat(AnswerRules.check(SURVEY, all)).isEqualTo(new Checked.Valid<>(all));
        assertThat(AnswerDocument.read(AnswerDocument.write(all))).isEqualTo(all);
    }

    @Test
    void givesEveryProblemInWordsAndKeepsTheRest() {
        var reading = typed(
                OPINIONS,
                Answers.NONE,
                "Q2a=Perhaps",
                "n=15",
                "money=1.255",
                "short=much too long a word",
                "long=fine",
                "order.1=1",
                "order.2=1");
        assertThat(reading.faults())
                .extracting(each -> each.in(false).message())
                .containsExactly(
                        "Choose from the options that the question offers",
                        "Enter a whole number from 1 to 14",
                        "Enter a number from 0 to 1,000,000, with at most 2 decimals",
                        "Shorten this to 10 characters; it has 20",
                        "Give each option a different rank, 1 for the one you prefer");
        assertThat(reading.answers().byItem()).containsOnlyKeys("long");
    }

    @Test
    void anOptionThatExcludesOthersAndTooManyAreRefused() {
        assertThat(fields(typed(YOU, Answers.NONE, "groups=None+Disability"))).containsExactly("groups");
        assertThat(fields(
                        typed(YOU, Answers.NONE, "groups=Young people+Disability" + "+Leisure, recreation and sports")))
                .containsExactly("groups");
        assertThat(fields(typed(YOU, Answers.NONE, "org=yes+no"))).containsExactly("org");
    }

    @Test
    void whatIsNotAskedIsNeitherCheckedNorKept() {
        var asPerson = typed(YOU, Answers.NONE, "org=no").answers();
        assertThat(AnswerRules.shows(SURVEY, OPINIONS, asPerson)).isFalse();
        var unasked = typed(OPINIONS, asPerson, "Q2a=Agree", "n=nonsense");
        assertThat(unasked.faults()).isEmpty();
        assertThat(unasked.answers().byItem()).isEmpty();
        // Nobody said whether they are an organisation: the section is shown, one statement is not.
        var unsaid = typed(OPINIONS, Answers.NONE, "Q2a=Agree", "Q2b=Agree");
        assertThat(unsaid.answers().byItem()).containsOnlyKeys("Q2a");
    }

    @Test
    void changingAnEarlierAnswerDropsWhatItShowed() {
        var before = new Answers(Map.of(
                "org", new Answer.Chosen(List.of("no")),
                "Q2a", new Answer.Chosen(List.of("Agree"))));
        assertThat(AnswerRules.check(SURVEY, before))
                .isInstanceOfSatisfying(
                        Checked.Valid.class,
                        valid -> assertThat(((Answers) valid.value()).byItem()).containsOnlyKeys("org"));
    }

    @Test
    void asksForWhatIsCompulsoryAndSaysWhy() {
        assertThat(AnswerRules.missing(SURVEY, YOU, Answers.NONE))
                .containsExactly(AnswerFault.MISSING.at("org", "The next questions depend on it."));
        assertThat(AnswerRules.check(SURVEY, Answers.NONE)).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void refusesStoredAnswersThatDoNotFit() {
        var answers = new Answers(Map.of(
                "org", new Answer.Written("yes"),
                "nowhere", new Answer.Written("x"),
                "n", new Answer.Number(new BigDecimal("99"))));
        assertThat(AnswerRules.check(SURVEY, answers))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        refused -> assertThat((List<?>) refused.problems())
                                .extracting(each -> ((Problem) each).field())
                                .as("what is asked nowhere has no field to point to")
                                .containsExactlyInAnyOrder("org", "", "n"));
    }

    @Property(tries = 200)
    void whateverIsTypedIsReadOrRefused(@ForAll String rubbish) {
        for (var field : List.of("Q2a", "n", "money", "short", "long", "order.1", "Q2.comment")) {
            var reading = AnswerRules.read(SURVEY, OPINIONS, Answers.NONE, Map.of(field, List.of(rubbish)));
            assertThat(reading.faults().size() + reading.answers().byItem().size())
                    .isLessThanOrEqualTo(1);
            assertThat(AnswerDocument.read(AnswerDocument.write(reading.answers())))
                    .isEqualTo(reading.answers());
        }
    }
}
