package org.tallystick.report.receipt;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.IdRange;
import org.tallystick.delivery.figure.Inputs;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;

/// Which published number is meant; the address of its receipt says the same.
///
/// @param asAt a quarter that ends before this day is due
/// @param least what one contract verified on evidence of this grade or better; null for all that
///   it verified
/// @param contracts those that are meant, where this is a part of a number in one quarter
public record Wanted(
        Figure.Part part,
        Scope scope,
        UUID edition,
        String measure,
        Period period,
        LocalDate asAt,
        @Nullable Grade least,
        IdRange contracts) {

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{0,20}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,32}");
    private static final Pattern REFERENCE = Pattern.compile("[^\\p{Cntrl}]{1,60}");

    /// What stands in the address after the path, as it was typed.
    record Typed(
            @Nullable String of,
            @Nullable String edition,
            @Nullable String measure,
            @Nullable String from,
            @Nullable String to,
            @Nullable String asat,
            @Nullable String evidence,
            @Nullable String contracts) {}

    public Wanted(Figure.Part part, Scope scope, UUID edition, String measure, Period period, LocalDate asAt) {
        this(part, scope, edition, measure, period, asAt, null, IdRange.ALL);
    }

    /// The number that an address names; empty unless every part of it is as [#address] writes it.
    static Optional<Wanted> read(String part, String scope, Typed typed, LocalDate today) {
        var edition = uuid(typed.edition());
        var measure = typed.measure();
        var covers = scope(scope, typed.of() == null ? "" : typed.of());
        var period = period(typed.from(), typed.to());
        var asAt = date(typed.asat());
        var least = grade(typed.evidence());
        var contracts = contracts(typed.contracts());
        for (var known : Figure.Part.values())
            if (Keys.write(known).equals(part)
                    && edition.isPresent()
                    && measure != null
                    && REFERENCE.matcher(measure).matches()
                    && covers.isPresent()
                    && period.isPresent()
                    && asAt.filter(day -> !day.isAfter(today)).isPresent()
                    && (typed.evidence() == null
                            || least.isPresent()
                                    && known == Figure.Part.VERIFIED
                                    && covers.get() instanceof Scope.OneContract)
                    && contracts.isPresent()
                    && (typed.contracts() == null
                            || period.get().first().equals(period.get().last())
                                    && !(covers.get() instanceof Scope.OneContract)))
                return Optional.of(new Wanted(
                        known,
                        covers.get(),
                        edition.get(),
                        measure,
                        period.get(),
                        asAt.get(),
                        least.orElse(null),
                        contracts.get()));
        return Optional.empty();
    }

    private static Optional<Grade> grade(@Nullable String typed) {
        for (var grade : Grade.values()) if (Keys.write(grade).equals(typed)) return Optional.of(grade);
        return Optional.empty();
    }

    private static Optional<IdRange> contracts(@Nullable String typed) {
        if (typed == null) return Optional.of(IdRange.ALL);
        return DIGITS.matcher(typed).matches() ? Optional.of(new IdRange(typed)) : Optional.empty();
    }

    public static Optional<UUID> uuid(@Nullable String typed) {
        return typed != null && UUIDS.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    public static Optional<Scope> scope(String name, String subject) {
        var id = uuid(subject);
        return switch (name) {
            case "all" -> subject.isEmpty() ? Optional.of(new Scope.All()) : Optional.empty();
            case "place" -> CODE.matcher(subject).matches() ? Optional.of(new Scope.Place(subject)) : Optional.empty();
            case "buyer" -> id.map(each -> new Scope.Buyer(new OrganisationId(each)));
            case "supplier" -> id.map(each -> new Scope.Supplier(new OrganisationId(each)));
            case "contract" -> id.map(Scope.OneContract::new);
            default -> Optional.empty();
        };
    }

    /// Both ends, or neither for every quarter.
    public static Optional<Period> period(@Nullable String from, @Nullable String to) {
        if (from == null && to == null) return Optional.of(Period.EVER);
        var first = from == null ? Optional.<Quarter>empty() : Quarter.read(from);
        var last = to == null ? Optional.<Quarter>empty() : Quarter.read(to);
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0
                ? Optional.of(new Period(first.get(), last.get()))
                : Optional.empty();
    }

    static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return typed != null && ISO.matcher(typed).matches()
                    ? Optional.of(LocalDate.parse(typed))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// A part of this number, whose receipt shows what it is made of.
    Wanted of(Quarter quarter, IdRange some) {
        return new Wanted(part, scope, edition, measure, Period.of(quarter), asAt, least, some);
    }

    Inputs.Of inputs() {
        return new Inputs.Of(scope, period, part, edition, measure, asAt, least, contracts);
    }

    /// "/receipts/verified/place?of=E06000051&edition=…&measure=TH-1&asat=2026-11-22".
    public String address() {
        return address("");
    }

    /// The same as data: `.json` after the path.
    String data() {
        return address(".json");
    }

    private String address(String suffix) {
        var subject = scope.subject();
        var address = new StringBuilder("/receipts/")
                .append(Keys.write(part))
                .append('/')
                .append(scope.name().toLowerCase(Locale.ROOT))
                .append(suffix)
                .append("?edition=")
                .append(edition)
                .append("&measure=")
                .append(encoded(measure));
        if (!subject.isEmpty()) address.append("&of=").append(encoded(subject));
        if (!period.equals(Period.EVER))
            address.append("&from=").append(period.first()).append("&to=").append(period.last());
        address.append("&asat=").append(asAt);
        if (least != null) address.append("&evidence=").append(Keys.write(least));
        if (!contracts.equals(IdRange.ALL)) address.append("&contracts=").append(contracts.digits());
        return address.toString();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
