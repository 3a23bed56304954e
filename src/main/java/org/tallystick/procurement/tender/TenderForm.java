package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Edition;
import org.tallystick.procurement.policy.Policy.Body;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Money;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import org.tallystick.shared.UkTime;
import org.tallystick.shared.VatBasis;

/// A tender as its officers type it, possibly unfinished. It is kept as typed, and checked when it
/// is published.
///
/// @param options to extend, if all are taken: blank where there are none, absent from drafts kept
///   before it was asked
/// @param deadlineDate and `deadlineTime`, "12:00" or "12:00:30", are read as the clock on the wall
///   in London
/// @param waivers reasons in writing, by policy and requirement
public record TenderForm(
        String title,
        String value,
        String vat,
        String options,
        String date,
        String deadlineDate,
        String deadlineTime,
        String starts,
        String ends,
        String category,
        String place,
        String body,
        String kind,
        @Nullable UUID edition,
        String weight,
        List<ChoiceForm> choices,
        String leftOut,
        String kpis,
        Map<String, String> waivers) {

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.]([0-5][0-9]))?");
    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

    public TenderForm {
        options = options == null ? "" : options;
        choices = List.copyOf(choices);
        waivers = Map.copyOf(waivers);
    }

    /// The tender, or everything that is still wrong with it.
    public Checked<Tender> check(Edition chosen) {
        var problems = new ArrayList<Problem>();
        var pounds = Numbers.readPositive(value).filter(amount -> amount.signum() > 0);
        var basis = one(VatBasis.values(), vat);
        var more = options.isBlank() ? Optional.of(BigDecimal.ZERO) : Numbers.readPositive(options);
        var dated = day(date, "date", "Enter the tender's date, like 3 4 2027", problems);
        var closes = deadline(problems);
        var first = day(starts, "starts", "Enter the day on which the contract starts, like 1 4 2027", problems);
        var last = day(ends, "ends", "Enter the day on which the contract ends, like 31 3 2029", problems);
        var points = Numbers.readPositive(weight).filter(amount -> amount.compareTo(ALL_POINTS) <= 0);
        var published = kpis.isBlank() ? Optional.<Integer>empty() : whole(kpis);
        if (title.isBlank()) problems.add(new Problem("title", "Enter what you are buying"));
        if (pounds.isEmpty()) problems.add(new Problem("value", "Enter the contract's value in pounds, like 250,000"));
        if (basis.isEmpty()) problems.add(new Problem("vat", "Say whether the value includes VAT"));
        if (more.isEmpty())
            problems.add(new Problem(
                    "options",
                    "Enter what all options to extend come to in pounds, like 100,000, or"
                            + " leave it empty where there are none"));
        if (category.isBlank())
            problems.add(new Problem("category", "Enter what kind of goods, works or services it is"));
        if (place.isBlank()) problems.add(new Problem("place", "Enter where the contract is delivered"));
        if (edition == null) problems.add(new Problem("edition", "Choose the framework to take measures from"));
        if (points.isEmpty())
            problems.add(new Problem("weight", "Enter the weight of social value as a number from 0 to 100, like 20"));
        if (!kpis.isBlank() && published.isEmpty())
            problems.add(new Problem("kpis", "Enter how many KPIs will be set and published, as a whole number"));
        if (dated != null && closes != null && UkTime.day(closes).isBefore(dated))
            problems.add(new Problem("deadline-date", "Enter a deadline after the tender's date"));
        if (closes != null && first != null && !first.isAfter(UkTime.day(closes)))
            problems.add(new Problem("starts", "Enter a start of the contract after the deadline for bids"));
        if (first != null && last != null && !last.isAfter(first))
            problems.add(new Problem("ends", "Enter an end of the contract after its start"));
        var asked = choices(chosen, problems);
        points.ifPresent(total -> checkSum(total, asked, problems));
        if (!problems.isEmpty() || dated == null || closes == null || first == null || last == null || edition == null)
            return new Checked.Invalid<>(problems);
        return new Checked.Valid<>(new Tender(
                title.strip(),
                Money.pounds(pounds.orElseThrow(), basis.orElseThrow()),
                more.orElseThrow(),
                dated,
                closes,
                first,
                last,
                category.strip(),
                place.strip(),
                one(Body.values(), body).orElse(Body.UNKNOWN),
                one(ContractKind.values(), kind).orElse(ContractKind.UNKNOWN),
                edition,
                points.orElseThrow(),
                asked,
                leftOut.strip(),
                published.orElse(null),
                waivers));
    }

    private @Nullable Instant deadline(List<Problem> problems) {
        return deadline(deadlineDate, deadlineTime, problems);
    }

    /// The one instant at which London's clocks show this, or nothing and the problems, in the
    /// fields "deadline-date" and "deadline-time".
    static @Nullable Instant deadline(String date, String clock, List<Problem> problems) {
        var day = day(date, "deadline-date", "Enter the day of the deadline, like 3 4 2027", problems);
        var time = TIME.matcher(clock.strip());
        if (!time.matches()) problems.add(new Problem("deadline-time", "Enter the time of the deadline, like 12:00"));
        if (day == null || !time.matches()) return null;
        var onTheWall = LocalDateTime.of(
                day,
                LocalTime.of(
                        Integer.parseInt(time.group(1)),
                        Integer.parseInt(time.group(2)),
                        time.group(3) == null ? 0 : Integer.parseInt(time.group(3))));
        var instant = UkTime.instant(onTheWall);
        if (instant.isEmpty())
            problems.add(new Problem(
                    "deadline-time",
                    UkTime.LONDON.getRules().getValidOffsets(onTheWall).isEmpty()
                            ? "Choose another time: clocks go forward that night and skip" + " this one"
                            : "Choose another time: clocks go back that night and show this" + " one twice"));
        return instant.orElse(null);
    }

    private List<Choice> choices(Edition chosen, List<Problem> problems) {
        var asked = new ArrayList<Choice>();
        var seen = new HashSet<String>();
        if (choices.isEmpty()) problems.add(new Problem("measures", "Choose at least one measure"));
        for (int at = 0; at < choices.size(); at++) {
            var field = "measure-" + at;
            var measure = choices.get(at).measure();
            if (!seen.add(measure)) problems.add(new Problem(field, "Choose " + measure + " once only"));
            else choices.get(at).check(chosen, field, problems).ifPresent(asked::add);
        }
        return asked;
    }

    private static void checkSum(BigDecimal total, List<Choice> asked, List<Problem> problems) {
        var sum = asked.stream()
                .flatMap(choice -> choice.criterion().stream())
                .map(criterion -> criterion.points().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0)
            problems.add(new Problem(
                    "weight",
                    "Make the points add up to the weight of social value: they come to "
                            + Figures.plain(sum)
                            + ", and the weight is "
                            + Figures.plain(total)));
    }

    private static @Nullable LocalDate day(String typed, String field, String message, List<Problem> problems) {
        var day = Dates.read(typed);
        if (day.isEmpty()) problems.add(new Problem(field, message));
        return day.orElse(null);
    }

    private static Optional<Integer> whole(String typed) {
        return Numbers.readPositive(typed)
                .filter(number ->
                        number.stripTrailingZeros().scale() <= 0 && number.compareTo(BigDecimal.valueOf(1000)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
    }
}
