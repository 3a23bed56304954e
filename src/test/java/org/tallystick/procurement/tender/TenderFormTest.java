package org.tallystick.procurement.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.procurement.Promise;
import org.tallystick.procurement.bid.Tendering;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

public class TenderFormTest {

    static final Instant SUMMER = Instant.parse("2026-12-01T12:00:00Z");

    static TenderForm with(String deadlineDate, String deadlineTime, String weight, List<ChoiceForm> choices) {
        var form = Tendering.form(SUMMER);
        return new TenderForm(
                form.title(),
                form.value(),
                form.vat(),
                form.options(),
                "1/1/2026",
                deadlineDate,
                deadlineTime,
                form.starts(),
                form.ends(),
                form.category(),
                form.place(),
                form.body(),
                form.kind(),
                form.edition(),
                weight,
                choices,
                "",
                "",
                Map.of());
    }

    static List<String> messages(Checked<Tender> checked) {
        return switch (checked) {
            case Checked.Valid<Tender> _ -> List.of();
            case Checked.Invalid<Tender>(var problems) ->
                problems.stream().map(Problem::message).toList();
        };
    }

    public static Tender valid(Checked<Tender> checked) {
        return switch (checked) {
            case Checked.Valid<Tender>(var tender) -> tender;
            case Checked.Invalid<Tender>(var problems) -> throw new AssertionError(problems);
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/examples/deadlines.csv", commentCharacter = '#', numLinesToSkip = 1)
    void readsADeadlineAsTheClockOnTheWall(String date, String time, String wanted) {
        var checked = with(date, time, "20", Tendering.form(SUMMER).choices()).check(Tendering.edition());
        if (wanted.endsWith("Z")) assertThat(valid(checked).deadline()).isEqualTo(Instant.parse(wanted));
        else assertThat(messages(checked)).singleElement().asString().contains(wanted);
    }

    @ParameterizedTest(name = "{0} linked {1}: {2} + {3} + {4} of {7}: {8}")
    @CsvFileSource(
            resources = "/examples/weights.csv",
            commentCharacter = '#',
            numLinesToSkip = 1,
            emptyValue = "",
            nullValues = "-")
    void checksThatPointsAddUp(
            String measure,
            @Nullable String linked,
            @Nullable String quantity,
            @Nullable String delivery,
            @Nullable String verification,
            @Nullable String scoring,
            @Nullable String target,
            String weight,
            @Nullable String problem) {
        var choice = new ChoiceForm(
                measure,
                text(linked),
                text(quantity),
                text(delivery),
                text(verification),
                text(scoring),
                text(target),
                "");
        var said = messages(with("1/12/2026", "12:00", weight, List.of(choice)).check(Tendering.edition()));
        if (problem == null) assertThat(said).isEmpty();
        else assertThat(said).anySatisfy(message -> assertThat(message).contains(problem));
    }

    static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void anEmptyFormNamesEverythingAtOnce() {
        var empty = new TenderForm(
                "", "", "", "", "", "", "", "", "", "", "", "", "", null, "", List.of(), "", "", Map.of());
        assertThat(messages(empty.check(Tendering.edition())))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(message -> assertThat(message).matches("(Enter|Choose|Say|Make) .*"));
    }

    @Test
    void aDraftKeptBeforeOptionsWereAskedForCanStillBeRead() {
        var json = tools.jackson.databind.json.JsonMapper.builder().build();
        var form = Tendering.form(SUMMER);
        var kept = json.writeValueAsString(form);
        var before = kept.replace("\"options\":\"\",", "");
        assertThat(before).isNotEqualTo(kept);
        assertThat(json.readValue(before, TenderForm.class)).isEqualTo(form);
    }

    @Test
    void fewerDaysForBidsThanTheActAsksForGetAdvice() {
        var choices = Tendering.form(SUMMER).choices();
        // the tender is dated 1 January 2026
        var hasty = with("25/1/2026", "12:00", "20", choices).check(Tendering.edition());
        assertThat(Procurements.advice(valid(hasty)))
                .singleElement()
                .asString()
                .startsWith("Bids close 24 days after the tender's date.")
                .contains("section 54", "25 days", "30", "35");
        var enough = with("26/1/2026", "12:00", "20", choices).check(Tendering.edition());
        assertThat(Procurements.advice(valid(enough))).isEmpty();
    }

    @Test
    void aMeasureThatIsNotLinkedBecomesATerm() {
        var tender = valid(Tendering.form(SUMMER).check(Tendering.edition()));
        assertThat(tender.choice("M-STORY").orElseThrow().basis()).isEqualTo(Promise.Basis.TERM);
        assertThat(tender.criteria()).extracting(Criterion::measure).containsExactly("M-JOBS", "M-LOCAL");
        assertThat(tender.quarters()).hasToString("[2027-Q2, 2027-Q3]");
    }

    @Test
    void fewerThanThreeMeasuresGetAdvice() {
        var jobs = Tendering.form(SUMMER).choices().getFirst();
        assertThat(Procurements.advice(
                        valid(with("1/12/2026", "12:00", "10", List.of(jobs)).check(Tendering.edition()))))
                .containsExactly(
                        "Three to six measures are usual, and 1 is chosen",
                        "Record why other measures are left out, if there is a reason");
        assertThat(Procurements.advice(valid(Tendering.form(SUMMER).check(Tendering.edition()))))
                .isEmpty();
    }
}
