package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.shared.Figures;
import org.tallystick.shared.UkTime;
import org.tallystick.shared.VatBasis;
import org.tallystick.spending.asking.LocalShare;
import org.tallystick.spending.asking.Narrowing;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.matching.Registers;
import org.tallystick.spending.multiplier.Assumption;
import org.tallystick.spending.warehouse.Manifest;

/// Local spending in words.
public final class ShareWords {

    private static final String UNKNOWN_SIZE = "Size not known";

    private ShareWords() {}

    static String pounds(BigDecimal amount) {
        return amount.signum() < 0 ? "−£" + Figures.pence(amount.negate()) : "£" + Figures.pence(amount);
    }

    /// "£83.8m", "£410,000": a sum that is read at a glance, with the exact one beside it.
    public static String round(BigDecimal amount) {
        var million = BigDecimal.valueOf(1_000_000);
        if (amount.abs().compareTo(million) < 0) return pounds(amount.setScale(0, RoundingMode.HALF_UP));
        var millions = amount.divide(million, 1, RoundingMode.HALF_UP);
        return (millions.signum() < 0 ? "-£" : "£") + Figures.plain(millions.abs()) + "m";
    }

    /// "43.2%", or that there is none: no place is known, or more was paid back than paid.
    public static String percent(Optional<BigDecimal> percent) {
        return percent.map(each -> Figures.plain(each) + "%").orElse("No share");
    }

    /// The share, or its bounds where less than half of the money has a known place: "43.2%", "1.5%
    /// to 98.4%".
    public static String share(LocalShare share) {
        return share.mostlyKnown()
                        || share.lowest().isEmpty()
                        || share.highest().isEmpty()
                ? percent(share.percent())
                : percent(share.lowest()) + " to " + percent(share.highest());
    }

    /// "Of every £100 paid to suppliers whose place is known, £43.20 went to suppliers in
    /// Shropshire."
    static String sentence(String publisher, String local, LocalShare share) {
        if (!share.mostlyKnown()
                && share.lowest().isPresent()
                && share.highest().isPresent())
            return "Between %s and %s of what %s paid went to suppliers in %s. We cannot be more exact: we know the supplier’s place for only %s of the money."
                    .formatted(
                            percent(share.lowest()),
                            percent(share.highest()),
                            publisher,
                            local,
                            percent(share.knownPercent()));
        return share.percent()
                .map(percent ->
                        "Of every £100 that %s paid to suppliers whose place is known, £%s went to suppliers in %s."
                                .formatted(publisher, Figures.pence(percent), local))
                .orElse(
                        share.known().signum() == 0
                                ? "We cannot work out a local share for %s: no supplier has a known place."
                                        .formatted(publisher)
                                : "Refunds to %s were higher than its payments, so there is no share."
                                        .formatted(publisher));
    }

    /// What is not known, and what the share would be either way.
    static String range(LocalShare share) {
        if (share.unknown().signum() == 0) return "The place of every supplier is known.";
        if (share.unknown().signum() < 0)
            return "%s more came back from suppliers whose place is not known than was paid to them. If all of that were local, %s of all spending would be; if none of it were, %s."
                    .formatted(pounds(share.unknown().negate()), percent(share.lowest()), percent(share.highest()));
        return "%s of %s went to suppliers whose place is not known: neither local nor elsewhere. If none of that were local, %s of all spending would be; if all of it were, %s."
                .formatted(
                        pounds(share.unknown()),
                        pounds(share.total()),
                        percent(share.lowest()),
                        percent(share.highest()));
    }

    /// Which VAT basis the files' headings tell.
    static String vat(List<Manifest> files) {
        var bases = files.stream().map(Manifest::vat).distinct().toList();
        if (bases.equals(List.of(VatBasis.EXCLUDING))) return "All amounts exclude VAT.";
        if (bases.equals(List.of(VatBasis.INCLUDING))) return "All amounts include VAT.";
        return bases.equals(List.of(VatBasis.UNKNOWN))
                ? "The files do not say whether amounts include VAT."
                : "Some files exclude VAT, and others include it or do not say.";
    }

    /// "1 April 2025 to 30 September 2025".
    static String days(List<Manifest> files) {
        var days = files.stream()
                .flatMap(each -> Stream.of(each.first(), each.last()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return days.isEmpty() ? "no payment yet" : UkTime.date(days.getFirst()) + " to " + UkTime.date(days.getLast());
    }

    static Optional<LocalDate> last(List<Manifest> files) {
        return files.stream().map(Manifest::last).filter(Objects::nonNull).max(LocalDate::compareTo);
    }

    static String value(Narrowing field, String value) {
        return switch (field) {
            case DEPARTMENT, CATEGORY, SUPPLIER -> value.isEmpty() ? "Not given" : value;
            case SIZE -> size(value);
            case SECTOR -> sector(value);
            case SIGNATORY -> signatory(value);
            case DEPRIVATION -> deprivation(value);
        };
    }

    static String size(String key) {
        return switch (key) {
            case "micro" -> "Micro: 0 to 9 staff";
            case "small" -> "Small: 10 to 49 staff";
            case "medium" -> "Medium: 50 to 249 staff";
            case "large" -> "Large: 250 staff or more";
            case "sme" -> "Small or medium, as the payments say";
            default -> UNKNOWN_SIZE;
        };
    }

    /// How much is known of suppliers' sizes, and why not more.
    static String sizes(ResultTable answer) {
        long unknown = 0;
        long all = 0;
        for (var row : answer.rows()) {
            long payments = answer.number(row, "payments").longValue();
            all += payments;
            if (size(answer.value(row, "size")).equals(UNKNOWN_SIZE)) unknown += payments;
        }
        return all == 0
                ? ""
                : "The size of the supplier is not known for %,d of %,d payments: the accounts category of Companies House is not a head count and is not taken for one."
                        .formatted(unknown, all);
    }

    static String sector(String key) {
        return switch (key) {
            case "vcse" -> "Charities and social enterprises";
            case "other" -> "Other organisations";
            default -> "Kind not known";
        };
    }

    static String signatory(String key) {
        return switch (key) {
            case "yes" -> "Signed the charter";
            case "no" -> "Did not sign the charter";
            default -> "Not known";
        };
    }

    /// "Most deprived 2 tenths of England" for "england-1-2", "Less deprived: tenths 3 to 10 of
    /// England" for "england-3-10".
    static String deprivation(String key) {
        var parts = key.split("-");
        if (parts.length != 3) return "Not known";
        var country = parts[0].substring(0, 1).toUpperCase(Locale.UK) + parts[0].substring(1);
        if (!parts[1].equals("1")) return "Less deprived: tenths %s to 10 of %s".formatted(parts[1], country);
        return parts[2].equals("1")
                ? "Most deprived tenth of " + country
                : "Most deprived %s tenths of %s".formatted(parts[2], country);
    }

    /// "Social Value Charter register, 23 November 2026": where something is known from; "" where
    /// no such register was matched with.
    static String sources(List<Registers.Source> sources, Registers.Kind kind) {
        return sources.stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.name() + ", " + UkTime.date(each.asAt()))
                .collect(Collectors.joining("; "));
    }

    /// How much went to signatories of the charter, of what went to suppliers that a register
    /// knows; empty where nobody was matched with the signatories' register.
    static Optional<String> signatories(ResultTable answer, List<Registers.Source> sources) {
        var sums = sums(answer, "signatory");
        var yes = sums.getOrDefault("yes", BigDecimal.ZERO);
        var no = sums.getOrDefault("no", BigDecimal.ZERO);
        return part(yes, yes.add(no))
                .map(percent ->
                        "%s went to signatories of the charter: %s of the %s paid to suppliers that a register knows (%s). %s more went to suppliers in no register."
                                .formatted(
                                        pounds(yes),
                                        percent,
                                        pounds(yes.add(no)),
                                        sources(sources, Registers.Kind.SIGNATORIES),
                                        pounds(sums.getOrDefault("unknown", BigDecimal.ZERO))));
    }

    /// How much went to suppliers in deprived areas, one sentence for each country, because each
    /// has an index of its own.
    static List<String> deprived(ResultTable answer, List<Registers.Source> sources) {
        var sums = sums(answer, "deprivation");
        var sentences = new ArrayList<String>();
        for (var each : new TreeMap<>(sums).entrySet()) {
            if (!each.getKey().matches("[a-z]+-1-[1-9]")) continue;
            var country = each.getKey().substring(0, each.getKey().indexOf('-'));
            var all = sums.entrySet().stream()
                    .filter(other -> other.getKey().startsWith(country + "-"))
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            part(each.getValue(), all)
                    .ifPresent(percent -> sentences.add(
                            "%s went to suppliers in the %s: %s of the %s paid to suppliers placed by that country’s index."
                                    .formatted(
                                            pounds(each.getValue()),
                                            lower(deprivation(each.getKey())),
                                            percent,
                                            pounds(all))));
        }
        if (!sentences.isEmpty()) sentences.add("Source: " + sources(sources, Registers.Kind.DEPRIVATION) + ".");
        return sentences;
    }

    /// What the local part came to under what is assumed: told as an assumption, with whose it is.
    static String multiplied(LocalShare share, Assumption assumed) {
        var worth = share.local().multiply(assumed.value()).setScale(0, java.math.RoundingMode.HALF_UP);
        return "If each pound paid locally is worth £%s to the place, the %s paid to local suppliers was worth about %s to it. That is assumed and not measured: stated on %s by %s. Source: %s"
                .formatted(
                        assumed.value().toPlainString(),
                        pounds(share.local()),
                        pounds(worth),
                        UkTime.date(UkTime.day(assumed.at())),
                        assumed.by(),
                        assumed.source());
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }

    private static Map<String, BigDecimal> sums(ResultTable answer, String column) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var row : answer.rows()) sums.put(answer.value(row, column), answer.number(row, "total"));
        return sums;
    }

    private static Optional<String> part(BigDecimal part, BigDecimal whole) {
        var share = new LocalShare(part, whole.subtract(part), BigDecimal.ZERO, 0);
        return share.percent().map(each -> percent(Optional.of(each)));
    }
}
