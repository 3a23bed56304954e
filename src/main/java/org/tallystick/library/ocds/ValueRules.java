package org.tallystick.library.ocds;

import static org.tallystick.library.ocds.Question.About.CURRENCY;
import static org.tallystick.library.ocds.Question.About.VALUE;
import static org.tallystick.library.ocds.Question.About.VAT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Release.Sum;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Money;
import org.tallystick.shared.VatBasis;

/// What the contract is worth, with the VAT basis that the release states. In OCDS `amount` is "a
/// number"; the United Kingdom's extension adds `amountGross`, "including all taxes". So an amount
/// beside a gross one excludes VAT, and an amount alone has no stated basis.
final class ValueRules {

    /// Zero, a penny and a pound stand in for a value that somebody did not wish to give.
    private static final BigDecimal PLACEHOLDER = BigDecimal.ONE;

    /// The standard rate is 20% (Value Added Tax Act 1994, section 2, as amended from 4 January
    /// 2011), and no rate is higher; a pound of tolerance for sums that were rounded.
    private static final BigDecimal HIGHEST_VAT = new BigDecimal("1.2");

    private static final BigDecimal ROUNDED = BigDecimal.ONE;

    /// An award differs from its estimate; tenfold or a tenth looks like a slip of the keyboard, or
    /// pence for pounds.
    private static final BigDecimal SLIP = BigDecimal.TEN;

    private ValueRules() {}

    /// @param value null where nothing is stated, or what is stated is in doubt
    record Judged(@Nullable Money value, List<Question> asks) {}

    static Judged judge(Release release, Deal deal) {
        var sums = deal.sums().toList();
        if (sums.isEmpty()) return new Judged(null, List.of(missing(release, deal)));
        var sum = sums.getFirst();
        var doubts = new ArrayList<Question>();
        var said = sums.stream().map(ValueRules::shown).collect(Collectors.joining("; "));
        if (placeholder(sum))
            doubts.add(new Question(VALUE, "The value is " + shown(sum) + ". What is the contract worth?", said));
        if (sums.size() > 1 && differ(sum, sums.getLast()))
            doubts.add(new Question(VALUE, "The contract and the award give different values. Which is right?", said));
        if (impossibleVat(sum))
            doubts.add(
                    new Question(VAT, "The two sums are further apart than VAT at 20% allows. What is right?", said));
        if (slip(sum, release))
            doubts.add(new Question(
                    VALUE,
                    "The value is ten times the tender's estimate or more, or a tenth or" + " less. What is right?",
                    said + "; the tender estimated " + shown(release.tender().value())));
        doubts.addAll(currency(sum, release, deal));
        if (!doubts.isEmpty()) return new Judged(null, doubts);
        return known(sum, ContractRules.unread(release, path -> path.startsWith(sum.path())));
    }

    private static Question missing(Release release, Deal deal) {
        var unread = ContractRules.unread(release, path -> deal.concerns(path, "value"));
        var estimate = release.tender().value();
        var found = unread.isEmpty() && estimate.stated() ? "The tender estimated " + shown(estimate) : unread;
        return new Question(
                VALUE,
                unread.isEmpty()
                        ? "No value is given. What is the contract worth, and does that include" + " VAT?"
                        : "The value cannot be read. What is the contract worth, and does that" + " include VAT?",
                found);
    }

    /// The value, and what it leaves open: its VAT, its worth in pounds.
    private static Judged known(Sum sum, String unread) {
        var currency = Objects.requireNonNull(sum.currency(), "a sum without a currency is in doubt");
        var asks = new ArrayList<Question>();
        if (!currency.equals("GBP"))
            asks.add(new Question(
                    CURRENCY, "The value is not in pounds. What is the contract worth in pounds?", shown(sum)));
        if (sum.amount() == null)
            asks.add(new Question(
                    VAT,
                    "The value is given including VAT only. What is it excluding VAT?",
                    unread.isEmpty() ? shown(sum) : shown(sum) + "; " + unread));
        else if (sum.amountGross() == null)
            asks.add(new Question(
                    VAT,
                    "It is not said whether the value includes VAT. Does it?",
                    unread.isEmpty() ? shown(sum) : shown(sum) + "; " + unread));
        return new Judged(money(sum, currency), asks);
    }

    private static Money money(Sum sum, String currency) {
        var net = sum.amount();
        if (net != null)
            return new Money(net, currency, sum.amountGross() == null ? VatBasis.UNKNOWN : VatBasis.EXCLUDING);
        return new Money(Objects.requireNonNull(sum.amountGross()), currency, VatBasis.INCLUDING);
    }

    private static boolean placeholder(Sum sum) {
        return Stream.of(sum.amount(), sum.amountGross())
                .filter(Objects::nonNull)
                .anyMatch(amount -> amount.compareTo(PLACEHOLDER) <= 0);
    }

    private static boolean differ(Sum one, Sum other) {
        return unlike(one.amount(), other.amount()) || unlike(one.amountGross(), other.amountGross());
    }

    private static boolean unlike(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) != 0;
    }

    private static boolean impossibleVat(Sum sum) {
        var net = sum.amount();
        var gross = sum.amountGross();
        if (net == null || gross == null) return false;
        return gross.compareTo(net) < 0
                || gross.compareTo(net.multiply(HIGHEST_VAT).add(ROUNDED)) > 0;
    }

    /// Compared with the tender's estimate where the release has one award for the whole tender.
    private static boolean slip(Sum sum, Release release) {
        var estimate = either(release.tender().value());
        if (release.awards().size() != 1
                || release.contracts().size() > 1
                || release.tender().lots().size() > 1) return false;
        var value = either(sum);
        if (value == null || estimate == null) return false;
        if (value.compareTo(PLACEHOLDER) <= 0 || estimate.compareTo(PLACEHOLDER) <= 0) return false;
        return value.compareTo(estimate.multiply(SLIP)) >= 0 || estimate.compareTo(value.multiply(SLIP)) >= 0;
    }

    private static @Nullable BigDecimal either(Sum sum) {
        return sum.amount() != null ? sum.amount() : sum.amountGross();
    }

    /// Doubt where no currency is given, or the release gives the same money in two.
    private static List<Question> currency(Sum sum, Release release, Deal deal) {
        var places = Stream.concat(deal.sums(), estimates(release, deal)).toList();
        var currencies = places.stream()
                .map(Sum::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (sum.currency() == null || !sum.currency().matches("[A-Z]{3}"))
            return List.of(new Question(CURRENCY, "No currency is given. Is the value in pounds?", shown(sum)));
        if (currencies.size() < 2) return List.of();
        var found = currencies.stream()
                .flatMap(one -> places.stream()
                        .filter(place -> one.equals(place.currency()))
                        .limit(1))
                .map(ValueRules::placed)
                .collect(Collectors.joining("; "));
        return List.of(
                new Question(CURRENCY, "The release gives values in different currencies. Which is right?", found));
    }

    private static Stream<Sum> estimates(Release release, Deal deal) {
        Set<@Nullable String> own =
                new HashSet<>(deal.award() == null ? List.of() : deal.award().lots());
        var lots = release.tender().lots().stream()
                .filter(lot -> own.isEmpty() || own.contains(lot.id()))
                .map(Release.Lot::value);
        return Stream.concat(Stream.of(release.tender().value()), lots).filter(Sum::stated);
    }

    private static String placed(Sum sum) {
        return sum.path() + ": " + shown(sum);
    }

    /// "£32,800 excluding VAT, £37,440 including VAT"; an amount alone has no basis to show.
    private static String shown(Sum sum) {
        var net = sum.amount();
        var gross = sum.amountGross();
        if (net == null) return gross == null ? "nothing" : marked(gross, sum) + " including VAT";
        if (gross == null) return marked(net, sum);
        return marked(net, sum) + " excluding VAT, " + marked(gross, sum) + " including VAT";
    }

    private static String marked(BigDecimal amount, Sum sum) {
        var currency = Objects.requireNonNullElse(sum.currency(), "");
        if (currency.matches("[A-Z]{3}")) return new Money(amount, currency, VatBasis.UNKNOWN).shown();
        return Figures.plain(amount);
    }
}
