package org.tallystick.charter.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.charter.mark.MarkScheme.Band;
import org.tallystick.charter.mark.MarkScheme.Terms;
import org.tallystick.charter.mark.scheme.SchemeForm;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Direction;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;

class MarkRulesTest {

    private static final UUID FRAMEWORK = new UUID(1, 1);
    private static final UUID CONTRACT = new UUID(2, 2);
    private static final UUID EDITION = new UUID(3, 3);
    private static final Quarter QUARTER = new Quarter(2026, 2);
    private static final MarkRules.Window ONE = new MarkRules.Window(QUARTER, QUARTER);
    private static final Terms TERMS = new Terms(Grade.DOCUMENTED, 4, 2);

    private static MeasureKind kind(String measure) {
        return switch (measure) {
            case "local", "local2" -> MeasureKind.SHARE;
            case "story" -> MeasureKind.NARRATIVE;
            default -> MeasureKind.COUNT;
        };
    }

    private static Target target(String measure, String amount) {
        var unit = measure.equals("waste") ? "tonnes" : measure;
        return new Target(
                FRAMEWORK,
                measure,
                "Measure " + measure,
                kind(measure),
                unit,
                measure.equals("waste") ? Direction.LESS : Direction.MORE,
                amount);
    }

    private static List<Target> targets(String typed) {
        var all = new ArrayList<Target>();
        for (var each : typed.split(" ")) all.add(target(each.split("=")[0], each.split("=")[1]));
        return all;
    }

    private static Verified verified(String measure, Quantity quantity) {
        return new Verified(CONTRACT, "Contract", EDITION, FRAMEWORK, measure, QUARTER, quantity, Grade.DOCUMENTED);
    }

    private static List<Verified> verified(String typed) {
        var all = new ArrayList<Verified>();
        for (var each : typed.split(" ")) {
            var parts = each.split("=");
            all.add(verified(parts[0], Quantity.of(kind(parts[0]), parts[1])));
        }
        return all;
    }

    /// Verified lines that are all that was asked for.
    private static Delivered alone(List<Verified> verified) {
        return new Delivered(List.of(), verified);
    }

    @ParameterizedTest(name = "asked {0}, verified {1}: {2}")
    @CsvFileSource(resources = "/examples/mark-quarters.csv", numLinesToSkip = 1, commentCharacter = '#')
    void aLimitIsJudgedContractByContract(String asked, String verified, String met, String words) {
        var lines = new ArrayList<Verified>();
        for (var each : verified.split(" ")) {
            var parts = each.split("[:=]");
            lines.add(new Verified(
                    contract(parts[0]),
                    parts[0],
                    EDITION,
                    FRAMEWORK,
                    "waste",
                    quarter(parts[1]),
                    new Quantity.Count(new BigDecimal(parts[2])),
                    Grade.DOCUMENTED));
        }
        var quarters = new ArrayList<Delivered.Asked>();
        for (var each : asked.split(" ")) {
            var parts = each.split(":");
            quarters.add(new Delivered.Asked(contract(parts[0]), parts[0], FRAMEWORK, "waste", quarter(parts[1])));
        }
        var window = new MarkRules.Window(new Quarter(2025, 4), new Quarter(2026, 1));
        var counting = MarkRules.counting(TERMS, window, new Delivered(quarters, lines));
        var found = FindingRules.find(target("waste", "8"), Grade.DOCUMENTED, window, counting);
        assertThat(found.met()).as(found.words()).isEqualTo(met.equals("yes"));
        assertThat(found.words()).isEqualTo(words);
    }

    private static UUID contract(String title) {
        return UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Quarter quarter(String written) {
        return Quarter.read(written).orElseThrow();
    }

    private static MarkScheme scheme(String which, int minimum) {
        var full = targets("jobs=10 local=40/100");
        return switch (which) {
            case "1" -> new MarkScheme.MinimumNumber(minimum, full, TERMS);
            case "2" -> new MarkScheme.FixedTargets(minimum, full, TERMS);
            case "3" ->
                new MarkScheme.Proportionate(
                        Map.of(
                                org.tallystick.platform.organisation.Size.MICRO, band(1, "10"),
                                org.tallystick.platform.organisation.Size.SMALL, band(1, "25"),
                                org.tallystick.platform.organisation.Size.MEDIUM, band(2, "50"),
                                org.tallystick.platform.organisation.Size.LARGE, band(2, "100")),
                        full,
                        TERMS);
            default -> new MarkScheme.NotOffered("for the time being");
        };
    }

    private static Band band(int minimum, String percent) {
        return new Band(minimum, new BigDecimal(percent));
    }

    @ParameterizedTest(name = "scheme {0}, {4}, verified {5}: {6}")
    @CsvFileSource(resources = "/examples/mark-decisions.csv", numLinesToSkip = 1, commentCharacter = '#')
    void decides(
            String scheme,
            int minimum,
            org.tallystick.platform.organisation.Size size,
            int agreed,
            String targets,
            String verified,
            String earned,
            String finding) {
        var found = MarkRules.decide(
                scheme(scheme, minimum),
                new Agreement.Terms(size, agreed, targets(targets)),
                ONE,
                alone(verified == null ? List.of() : verified(verified)));
        assertThat(found.earned()).as(found.toString()).isEqualTo(earned.equals("yes"));
        if (finding == null) assertThat(found.because()).contains("not offered");
        else if (finding.startsWith("just short"))
            assertThat(found.findings().getFirst().words()).startsWith("just short: 39,999 of");
        else
            assertThat(found.findings()).extracting(MarkFindings.Finding::words).contains(finding);
        if (!scheme.equals("not offered")) assertThat(found.findings()).hasSameSizeAs(targets(targets));
    }

    private static Verified waste(Quarter quarter) {
        return new Verified(
                CONTRACT,
                "Contract",
                EDITION,
                FRAMEWORK,
                "waste",
                quarter,
                new Quantity.Count(new BigDecimal("2")),
                Grade.DOCUMENTED);
    }

    @Test
    void whereLessIsBetterEveryQuarterHasToBeVerified() {
        var year = new MarkRules.Window(new Quarter(2025, 4), new Quarter(2026, 3));
        var some = List.of(waste(new Quarter(2025, 4)));
        var found = FindingRules.find(target("waste", "8"), Grade.ASSERTED, year, alone(some));
        assertThat(found.met()).isFalse();
        assertThat(found.words()).startsWith("2 tonnes, but 1 of 4 quarters verified");
        var all = new ArrayList<Verified>();
        for (var at = year.first(); at.compareTo(year.last()) <= 0; at = at.next()) all.add(waste(at));
        found = FindingRules.find(target("waste", "8"), Grade.ASSERTED, year, alone(all));
        assertThat(found.met()).isTrue();
        assertThat(found.words()).isEqualTo("8 is within 8 tonnes");
    }

    @Test
    void whatIsNeitherBetterNorWorseMeetsNothing() {
        var turnover = new Target(
                FRAMEWORK, "local", "Staff who left", MeasureKind.SHARE, "staff", Direction.NEITHER, "10/100");
        var share = new Quantity.Share(new BigDecimal("60"), new BigDecimal("100"));
        var found = FindingRules.find(turnover, Grade.ASSERTED, ONE, alone(List.of(verified("local", share))));
        assertThat(found.met()).isFalse();
        assertThat(found.words()).startsWith("60%: neither more nor less is better");
        var agreed = new Agreement.Terms(org.tallystick.platform.organisation.Size.SMALL, 1, List.of(turnover));
        assertThat(MarkRules.problems(scheme("1", 1), agreed))
                .extracting(Problem::message)
                .anyMatch(words -> words.contains("cannot have a target"));
    }

    @Test
    void aShareAboveItsLimitIsJustOver() {
        var limit = new Target(
                FRAMEWORK, "local", "Waste to landfill", MeasureKind.SHARE, "waste", Direction.LESS, "40/100");
        var share = new Quantity.Share(new BigDecimal("4001"), new BigDecimal("10000"));
        assertThat(FindingRules.find(limit, Grade.ASSERTED, ONE, alone(List.of(verified("local", share))))
                        .words())
                .startsWith("just over: 4,001 of");
    }

    /// Returns are due 30 days after the quarter: those of July to September on 30 October.
    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"2026-10-01, 2026-Q2", "2026-10-30, 2026-Q2", "2026-10-31, 2026-Q3"})
    void aQuarterCountsOnceItsReturnsAreDue(LocalDate today, String last) {
        assertThat(MarkRules.window(TERMS, today, Optional.empty())
                        .orElseThrow()
                        .last())
                .hasToString(last);
    }

    @Test
    void onlyLinesOfTheGradeAndThePeriodCount() {
        var window = MarkRules.window(TERMS, LocalDate.of(2026, 11, 22), Optional.empty());
        assertThat(window).contains(new MarkRules.Window(new Quarter(2025, 4), new Quarter(2026, 3)));
        var good = verified("jobs", new Quantity.Count(BigDecimal.ONE));
        var asserted = new Verified(
                CONTRACT, "Contract", EDITION, FRAMEWORK, "jobs", QUARTER, good.quantity(), Grade.ASSERTED);
        var old = new Verified(
                CONTRACT, "Contract", EDITION, FRAMEWORK, "jobs", new Quarter(2025, 3), good.quantity(), Grade.AUDITED);
        var running = new Verified(
                CONTRACT, "Contract", EDITION, FRAMEWORK, "jobs", new Quarter(2026, 4), good.quantity(), Grade.AUDITED);
        assertThat(MarkRules.counting(TERMS, window.orElseThrow(), alone(List.of(good, asserted, old, running)))
                        .verified())
                .containsExactly(good);
    }

    /// A renewal rests on no less evidence than a first mark: targets are for the whole period.
    @Test
    void aRenewalRestsOnAsManyFreshQuarters() {
        var today = LocalDate.of(2026, 11, 22);
        for (var before : List.of(new Quarter(2026, 3), new Quarter(2026, 1), new Quarter(2025, 4)))
            assertThat(MarkRules.window(TERMS, today, Optional.of(before))).isEmpty();
        assertThat(MarkRules.fresh(TERMS, new Quarter(2025, 4))).isEqualTo(new Quarter(2026, 4));
        assertThat(MarkRules.window(TERMS, today, Optional.of(new Quarter(2025, 3))))
                .contains(new MarkRules.Window(new Quarter(2025, 4), new Quarter(2026, 3)));
        var long1 = new MarkScheme.MinimumNumber(1, targets("jobs=3"), terms(5, 1));
        assertThat(MarkRules.problems(long1))
                .extracting(Problem::message)
                .anyMatch(words -> words.contains("5 new quarters"));
        var fits = new MarkScheme.MinimumNumber(1, targets("jobs=3"), terms(4, 1));
        assertThat(MarkRules.problems(fits)).isEmpty();
    }

    private static Terms terms(int quarters, int years) {
        return new Terms(Grade.DOCUMENTED, quarters, years);
    }

    /// What is agreed with one signatory is held to the same rule as a scheme.
    @Test
    void aTargetOfNothingIsNotAgreed() {
        for (var nothing : List.of("jobs=0", "local=0/100", "story=0")) {
            var agreed = new Agreement.Terms(org.tallystick.platform.organisation.Size.SMALL, 1, targets(nothing));
            assertThat(MarkRules.problems(scheme("1", 1), agreed))
                    .as(nothing)
                    .extracting(Problem::message)
                    .anyMatch(words -> words.contains("set one above 0"));
        }
        // Where less is better, nothing is the most that can be asked.
        var none = new Agreement.Terms(org.tallystick.platform.organisation.Size.SMALL, 1, targets("waste=0"));
        assertThat(MarkRules.problems(scheme("1", 1), none)).isEmpty();
    }

    @Test
    void aTargetOfAnotherFrameworkIsNotMet() {
        var other = new Verified(
                CONTRACT,
                "Contract",
                EDITION,
                new UUID(9, 9),
                "jobs",
                QUARTER,
                new Quantity.Count(BigDecimal.TEN),
                Grade.AUDITED);
        assertThat(FindingRules.find(target("jobs", "1"), Grade.ASSERTED, ONE, alone(List.of(other)))
                        .words())
                .isEqualTo("nothing verified");
    }

    @Test
    void aSchemeThatEverybodyMeetsIsRefused() {
        var scheme = new MarkScheme.MinimumNumber(1, targets("jobs=0"), TERMS);
        assertThat(MarkRules.problems(scheme))
                .extracting(Problem::message)
                .anyMatch(words -> words.contains("set one above 0"));
        assertThat(MarkRules.problems(scheme("1", 3)))
                .extracting(Problem::message)
                .anyMatch(words -> words.contains("More measures are asked for"));
        assertThat(MarkRules.problems(scheme("3", 1))).isEmpty();
    }

    /// A change of a scheme starts from what holds: what is not changed stays.
    @Test
    void theFormOfASchemeGivesTheScheme() {
        var terms = new Terms(Grade.AUDITED, 3, 5);
        var full = targets("jobs=10.5 local=333/1000 local2=3333/10000");
        for (var scheme : List.of(
                new MarkScheme.MinimumNumber(2, full, terms),
                new MarkScheme.FixedTargets(3, full, terms),
                new MarkScheme.NotOffered("for the time being"))) {
            var typed = SchemeForm.typed(scheme);
            assertThat(typed.get("kind"))
                    .isEqualTo(
                            scheme instanceof MarkScheme.MinimumNumber
                                    ? "minimum-number"
                                    : scheme instanceof MarkScheme.FixedTargets ? "fixed-targets" : "not-offered");
            if (scheme.offered().isEmpty()) assertThat(typed).containsEntry("notOffered", "for the time being");
            else
                assertThat(typed)
                        .containsEntry("quarters", "3")
                        .containsEntry("years", "5")
                        .containsEntry("grade", "audited")
                        .containsEntry("target-jobs", "10.5")
                        .containsEntry("target-local", "33.3")
                        .containsEntry("target-local2", "33.33")
                        .containsEntry("minimum", scheme instanceof MarkScheme.MinimumNumber ? "2" : "3");
        }
        assertThat(target("local2", "3333/10000").shown()).isEqualTo("33.33%");
    }

    @Test
    void theBandsOfASchemeAreInItsForm() {
        var three = new MarkScheme.Proportionate(
                Map.of(
                        org.tallystick.platform.organisation.Size.MICRO, band(1, "12.5"),
                        org.tallystick.platform.organisation.Size.SMALL, band(1, "25"),
                        org.tallystick.platform.organisation.Size.MEDIUM, band(3, "50"),
                        org.tallystick.platform.organisation.Size.LARGE, band(3, "75")),
                targets("jobs=10 jobs2=3 jobs3=1"),
                TERMS);
        assertThat(SchemeForm.typed(three))
                .containsEntry("kind", "proportionate")
                .containsEntry("percent-MICRO", "12.5")
                .containsEntry("minimum-MEDIUM", "3")
                .containsEntry("percent-LARGE", "75");
    }

    @Test
    void everySchemeIsReadAsItWasWritten() {
        for (var which : List.of("1", "2", "3", "not offered")) {
            var scheme = scheme(which, 2);
            assertThat(MarkDocument.read(MarkDocument.write(scheme), MarkScheme.class))
                    .isEqualTo(scheme);
        }
    }

    Gen<List<Integer>> jobs() {
        return Gen.ints(0, 20).list(0, 6);
    }

    /// More that is verified never loses a mark.
    @Property(tries = 200)
    void moreNeverLoses(
            @ForAll("jobs") List<Integer> jobs,
            @ForAll(min = "0", max = "20") int more,
            @ForAll(min = "1", max = "40") int asked) {
        var agreed = new Agreement.Terms(
                org.tallystick.platform.organisation.Size.SMALL, 1, List.of(target("jobs", String.valueOf(asked))));
        var before = new ArrayList<Verified>();
        for (int each : jobs) before.add(verified("jobs", new Quantity.Count(BigDecimal.valueOf(each))));
        var after = new ArrayList<>(before);
        after.add(verified("jobs", new Quantity.Count(BigDecimal.valueOf(more))));
        var first = MarkRules.decide(scheme("1", 1), agreed, ONE, alone(before)).earned();
        assertThat(!first
                        || MarkRules.decide(scheme("1", 1), agreed, ONE, alone(after))
                                .earned())
                .isTrue();
    }

    /// A share is compared exactly: what is met is what the parts say, whatever the percentage
    /// rounds to.
    @Property(tries = 300)
    void aShareIsComparedExactly(
            @ForAll(min = "0", max = "2000000") long part,
            @ForAll(min = "1", max = "1000000") long whole,
            @ForAll(min = "1", max = "100") int percent) {
        var share = new Quantity.Share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
        var found = FindingRules.find(
                target("local", percent + "/100"), Grade.ASSERTED, ONE, alone(List.of(verified("local", share))));
        assertThat(found.met() == (part * 100 >= percent * whole)).isTrue();
    }

    /// A band's target is never nothing, and grows with the percentage.
    @Property(tries = 200)
    void aSmallerBandHasASmallerTarget(
            @ForAll(min = "1", max = "1000") int full, @ForAll(min = "1", max = "99") int percent) {
        var small = MarkRules.scaled(target("jobs", "" + full), band(1, "" + percent));
        var more = MarkRules.scaled(target("jobs", "" + full), band(1, "" + (percent + 1)));
        var a = new BigDecimal(small.amount());
        assertThat(a.signum() > 0
                        && a.compareTo(new BigDecimal(more.amount())) <= 0
                        && a.compareTo(BigDecimal.valueOf(full)) <= 0)
                .isTrue();
    }

    @ParameterizedTest(name = "{0} + {1} working days")
    @CsvFileSource(resources = "/examples/working-days.csv", numLinesToSkip = 1, commentCharacter = '#')
    void countsWorkingDays(LocalDate decided, int days, LocalDate last) {
        assertThat(WorkingDayRules.after(decided, days, new BankHolidays().days()))
                .isEqualTo(last);
    }
}
