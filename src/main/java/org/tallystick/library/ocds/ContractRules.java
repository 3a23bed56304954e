package org.tallystick.library.ocds;

import static org.tallystick.library.ocds.Question.About.AWARD;
import static org.tallystick.library.ocds.Question.About.NOTICE;
import static org.tallystick.library.ocds.Question.About.STATUS;
import static org.tallystick.library.ocds.Question.About.TITLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Beginning.Refused;
import org.tallystick.library.ocds.Release.Award;
import org.tallystick.library.ocds.Release.Contract;
import org.tallystick.library.ocds.Release.Period;
import org.tallystick.shared.Problem;

/// Which contracts can begin from a release, and what must be asked first.
final class ContractRules {

    /// The largest frameworks have some hundreds; the checks below compare each with each.
    private static final int MOST = 2_000;

    private static final Set<String> NOT_AWARDED = Set.of("cancelled", "unsuccessful");

    private ContractRules() {}

    /// One outcome for each contract in the release and each award without one; a single refusal
    /// where there is neither.
    static List<Beginning> begin(Release release) {
        var name = Objects.requireNonNullElse(release.id(), Objects.requireNonNullElse(release.ocid(), ""));
        var whole = refusal(release);
        if (!whole.isEmpty()) return List.of(new Refused(name, "", whole));
        var deals = deals(release);
        return deals.stream()
                .<Beginning>map(deal -> begin(release, deal, deals))
                .toList();
    }

    private static String refusal(Release release) {
        var largest = Stream.of(release.parties(), release.tender().lots(), release.awards(), release.contracts())
                .mapToInt(List::size)
                .max()
                .orElse(0);
        if (largest > MOST)
            return "The release has more than 2,000 parties, lots, awards or contracts. Split it by" + " award.";
        if (release.problems().size() >= Fields.MOST_PROBLEMS)
            return "Too much in the release cannot be read, first of all: "
                    + release.problems().getFirst().message()
                    + ". Download the notice again.";
        if (release.ocid() == null)
            return "The release has no ocid, so nothing links it to its contract. Use a notice that" + " has one.";
        if (release.id() == null)
            return "The release has no id, so we cannot tell it apart from a later one. Use a"
                    + " notice that has one.";
        if (!release.awards().isEmpty() || !release.contracts().isEmpty()) return "";
        var called = NoticeWords.tells(release).map(words -> "is " + words);
        var status = switch (Objects.requireNonNullElse(release.tender().status(), "")) {
            case "planning", "planned" -> "only plans a procurement";
            case "cancelled", "withdrawn", "unsuccessful" -> "ended without an award";
            default -> "only invites tenders";
        };
        var notices = release.notices().isEmpty() ? "" : " (notice " + String.join(", ", release.notices()) + ")";
        return "It names no award and no contract: it "
                + called.orElse(status)
                + notices
                + ". Use the award or contract notice.";
    }

    private static List<Deal> deals(Release release) {
        var deals = new ArrayList<Deal>();
        for (var contract : release.contracts()) deals.add(Deal.of(awardOf(contract, release), contract));
        for (var award : release.awards())
            if (deals.stream().noneMatch(deal -> award.equals(deal.award()))) deals.add(Deal.of(award, null));
        return deals;
    }

    /// The award that the contract names; the only award there is, where the contract names none,
    /// which is then asked.
    private static @Nullable Award awardOf(Contract contract, Release release) {
        if (contract.award() == null)
            return release.awards().size() == 1 ? release.awards().getFirst() : null;
        return release.awards().stream()
                .filter(award -> contract.award().equals(award.id()))
                .findFirst()
                .orElse(null);
    }

    private static Beginning begin(Release release, Deal deal, List<Deal> all) {
        var suppliers = BodyRules.suppliers(release, deal);
        var refusal = refusal(deal, suppliers, all, !release.awards().isEmpty());
        if (!refusal.isEmpty()) return new Refused(named(release.id()), shown(deal), refusal);
        var buyer = BodyRules.buyer(release);
        var value = ValueRules.judge(release, deal);
        var period = deal.period();
        var odd = PeriodRules.odd(period, release);
        var title = title(release, deal);
        var asks = new ArrayList<Question>();
        NoticeWords.later(release)
                .ifPresent(words -> asks.add(new Question(
                        NOTICE,
                        "It is " + words + ". Is the contract to begin here from it?",
                        String.join(", ", release.notices()))));
        asks.addAll(linked(deal));
        asks.addAll(status(deal));
        if (title == null) asks.add(new Question(TITLE, "No title is given. What is the contract called?", ""));
        asks.addAll(buyer.asks());
        asks.addAll(suppliers.asks());
        asks.addAll(value.asks());
        asks.addAll(PeriodRules.asks(period, odd, release, deal));
        asks.addAll(unread(release, deal));
        var trusted = period != null && odd.isEmpty() ? period : new Period(null, null);
        return new Ready(
                new ContractFacts(
                        named(release.ocid()),
                        named(release.id()),
                        release.date(),
                        deal.id(),
                        deal.first(Contract::id, award -> null),
                        title,
                        description(release, deal),
                        buyer.body(),
                        suppliers.bodies(),
                        value.value(),
                        trusted.first(),
                        trusted.last(),
                        cpv(release, deal),
                        category(release, deal),
                        deal.first(Contract::source, Award::source),
                        release.notices()),
                asks);
    }

    /// @param awards whether the release has any award
    private static String refusal(Deal deal, BodyRules.Suppliers suppliers, List<Deal> all, boolean awards) {
        var award = deal.award();
        var contract = deal.contract();
        if (deal.id().isEmpty())
            return "The award has no id, so the contract could not be recognised again. Use a"
                    + " notice that has one.";
        if (contract != null && contract.award() != null && award == null && awards)
            return "The contract says that it is based on award "
                    + contract.award()
                    + ", which this release does not have. Ask the publisher which award it is based on.";
        if (all.stream().filter(other -> shown(other).equals(shown(deal))).count() > 1)
            return "The release has this id more than once, so it is unclear which one is meant."
                    + " Ask the publisher.";
        if (award != null && NOT_AWARDED.contains(status(award.status())))
            return "The award is " + award.status() + ", so there is no contract. Use the notice of the current award.";
        if (contract != null && status(contract.status()).equals("cancelled"))
            return "The contract was cancelled before it was signed. Use the notice of the contract" + " that was.";
        return suppliers.bodies().isEmpty()
                ? "No supplier is named, so nobody has promised anything. Use a notice that names" + " the supplier."
                : "";
    }

    private static List<Question> linked(Deal deal) {
        var contract = deal.contract();
        if (contract == null || contract.award() != null) return List.of();
        return List.of(new Question(
                AWARD, "The contract does not say which award it is based on. Is it award " + deal.id() + "?", ""));
    }

    private static List<Question> status(Deal deal) {
        var signed = deal.contract() == null ? "" : status(deal.contract().status());
        var awarded = deal.award() == null ? "" : status(deal.award().status());
        if (signed.equals("active") || (deal.contract() == null && awarded.equals("active"))) return List.of();
        return List.of(
                switch (signed.isEmpty() ? awarded : signed) {
                    case "terminated" ->
                        new Question(STATUS, "The contract has ended. Is it still to be monitored?", "terminated");
                    case "pending" ->
                        new Question(STATUS, "It is not yet in force. Has the contract been signed?", "pending");
                    case "active" ->
                        new Question(STATUS, "The award is current. Has the contract been signed?", "award active");
                    case "" -> new Question(STATUS, "No status is given. Is the contract in force?", "");
                    default ->
                        new Question(
                                STATUS,
                                "Its status is not one of the standard's. Is the contract in" + " force?",
                                signed.isEmpty() ? awarded : signed);
                });
    }

    /// What could not be read and no other question has shown.
    private static List<Question> unread(Release release, Deal deal) {
        return release.problems().stream()
                .filter(problem -> deal.reaches(problem.field()) && !deal.asksOfMoneyOrTime(problem.field()))
                .map(problem -> new Question(NOTICE, problem.message() + ". What should it say?", problem.field()))
                .toList();
    }

    /// What could not be read at these paths, in one text.
    static String unread(Release release, Predicate<String> at) {
        return release.problems().stream()
                .filter(problem -> at.test(problem.field()))
                .map(Problem::message)
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String title(Release release, Deal deal) {
        var own = deal.first(Contract::title, Award::title);
        return own != null ? own : release.tender().title();
    }

    private static @Nullable String description(Release release, Deal deal) {
        var own = deal.first(Contract::description, Award::description);
        return own != null ? own : release.tender().description();
    }

    private static @Nullable String cpv(Release release, Deal deal) {
        var own = deal.first(Contract::cpv, Award::cpv);
        return own != null ? own : release.tender().cpv();
    }

    private static @Nullable String category(Release release, Deal deal) {
        var own = deal.award() == null ? null : deal.award().category();
        return own != null ? own : release.tender().category();
    }

    private static String shown(Deal deal) {
        var contract = deal.contract() == null ? null : deal.contract().id();
        return contract == null ? deal.id() : deal.id() + " / " + contract;
    }

    private static String status(@Nullable String status) {
        return Objects.requireNonNullElse(status, "");
    }

    private static String named(@Nullable String id) {
        return Objects.requireNonNullElse(id, "");
    }
}
