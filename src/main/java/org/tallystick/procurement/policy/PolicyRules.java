package org.tallystick.procurement.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.procurement.policy.Finding.Verdict;
import org.tallystick.procurement.policy.Policy.Comparator;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.procurement.policy.Policy.Requirement;
import org.tallystick.procurement.policy.Policy.Threshold;
import org.tallystick.procurement.policy.ThresholdRules.Within;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Money;
import org.tallystick.shared.UkTime;
import org.tallystick.shared.VatBasis;

/// Which policies apply to a tender, chosen by the tender's own date, and whether each requirement
/// is met.
public final class PolicyRules {

    private PolicyRules() {}

    /// One finding for each requirement of each policy, in the policies' order.
    public static List<Finding> apply(List<Policy> policies, TenderFacts facts) {
        var findings = new ArrayList<Finding>();
        for (var policy : policies) {
            var scope = scope(policy, facts);
            for (var requirement : policy.requirements()) {
                var said = scope.verdict() == Verdict.MET ? judge(policy, requirement, facts) : scope;
                var because = scope.verdict() == Verdict.MET && said.verdict() != Verdict.DOES_NOT_APPLY
                        ? said.because() + ". " + scope.because()
                        : said.because();
                findings.add(new Finding(
                        policy.id(),
                        policy.name(),
                        policy.source(),
                        policy.confidence(),
                        requirement.kind(),
                        said.verdict(),
                        because,
                        requirement.waivable(),
                        requirement.ground()));
            }
        }
        return List.copyOf(findings);
    }

    private record Said(Verdict verdict, String because) {}

    /// Whether a policy applies: MET where it does. What rules it out for certain comes before what
    /// is missing.
    private static Said scope(Policy policy, TenderFacts facts) {
        var parts = List.of(
                date(policy, facts),
                binds(policy, facts),
                kind(policy, facts),
                value(policy, facts),
                publicContract(policy, facts));
        for (var verdict : List.of(Verdict.DOES_NOT_APPLY, Verdict.CANNOT_TELL))
            for (var part : parts) if (part.verdict() == verdict) return part;
        return new Said(
                Verdict.MET,
                parts.stream()
                        .map(Said::because)
                        .filter(words -> !words.isEmpty())
                        .reduce((a, b) -> a + "; " + b)
                        .map(words -> "It applies: " + words)
                        .orElse("It applies to every tender"));
    }

    private static Said date(Policy policy, TenderFacts facts) {
        var day = facts.tenderDate();
        if (policy.from() != null && day.isBefore(policy.from()))
            return no("It applies to tenders from "
                    + UkTime.date(policy.from())
                    + "; this one is dated "
                    + UkTime.date(day));
        if (policy.until() != null && day.isAfter(policy.until()))
            return no("It applied to tenders until "
                    + UkTime.date(policy.until())
                    + "; this one is dated "
                    + UkTime.date(day));
        return yes(policy.from() == null ? "" : "the tender is dated on or after " + UkTime.date(policy.from()));
    }

    private static Said binds(Policy policy, TenderFacts facts) {
        if (facts.adopted().contains(policy.id())) return yes("the buyer has adopted it");
        return switch (policy.binds()) {
            case EVERYONE -> yes("it applies to every contracting authority");
            case ADOPTERS -> no("The buyer has not adopted it");
            case CENTRAL_GOVERNMENT ->
                switch (facts.body()) {
                    case CENTRAL -> yes("the buyer is central government");
                    case OTHER ->
                        no("It applies to central government. Other bodies can adopt it, but the buyer has not");
                    case UNKNOWN -> cannot("Say whether the buyer is central government: it applies only to those");
                };
        };
    }

    private static Said kind(Policy policy, TenderFacts facts) {
        if (policy.exempt().isEmpty()) return yes("");
        if (facts.kind() == ContractKind.UNKNOWN)
            return cannot("Say what kind of contract it is: some kinds are exempt");
        return policy.exempt().contains(facts.kind())
                ? no("It does not apply to this kind of contract: "
                        + facts.kind().words())
                : yes("");
    }

    private static Said value(Policy policy, TenderFacts facts) {
        var threshold = policy.threshold();
        if (threshold == null) return yes("");
        var limit = ThresholdRules.words(threshold);
        if (facts.value().isEmpty()) return cannot("Enter the value of the contract: it applies to " + limit);
        var value = facts.value().get();
        if (!value.currency().equals("GBP")) return cannot("Enter the value in pounds: it applies to " + limit);
        var options = policy.underTheAct() ? facts.options() : BigDecimal.ZERO;
        var shown = ThresholdRules.shown(value, options, threshold.vat());
        return switch (ThresholdRules.within(threshold, ThresholdRules.sum(value, options))) {
            case YES -> yes("it is for " + limit + ", and this one is " + shown);
            case NO -> no(shown + " is not " + limit);
            case CANNOT_TELL ->
                cannot(shown
                        + " may or may not be "
                        + limit
                        + ": enter the value "
                        + (threshold.vat() == VatBasis.UNKNOWN
                                ? "with its VAT basis"
                                : threshold.vat().words()));
        };
    }

    /// Below the Act's own threshold for its kind a contract is not a public contract, and a rule
    /// for public contracts leaves it out. Where kind or body leave several thresholds open, all of
    /// them have to agree.
    private static Said publicContract(Policy policy, TenderFacts facts) {
        if (!policy.underTheAct()) return yes("");
        var floors = ActThresholds.of(facts.kind(), facts.body(), facts.tenderDate());
        if (facts.value().isEmpty())
            return cannot("Enter the value of the contract: it leaves out contracts below the threshold"
                    + " of the Procurement Act 2023");
        var value = facts.value().get();
        if (!value.currency().equals("GBP")) return cannot("Enter the value in pounds");
        var shown = ThresholdRules.shown(value, facts.options(), VatBasis.INCLUDING);
        var total = ThresholdRules.sum(value, facts.options());
        var said = floors.stream()
                .map(floor -> ThresholdRules.within(floor, total))
                .distinct();
        var limits = floors.stream()
                .map(floor -> Money.pounds(floor.pounds(), floor.vat()).shown())
                .distinct()
                .reduce((a, b) -> a + " or " + b)
                .orElse("");
        return switch (said.reduce((a, b) -> Within.CANNOT_TELL).orElse(Within.YES)) {
            case YES -> yes("");
            case NO ->
                no(shown
                        + " is less than "
                        + limits
                        + " including VAT, from which the Procurement Act 2023 calls"
                        + " it a public contract");
            case CANNOT_TELL ->
                cannot(shown
                        + " may or may not reach the threshold of the Procurement Act"
                        + " 2023, "
                        + limits
                        + " including VAT: enter the value including VAT, and say what"
                        + " kind of contract and body it is");
        };
    }

    private static Said judge(Policy policy, Requirement requirement, TenderFacts facts) {
        var asked = asked(policy, requirement, facts);
        var said = asked.verdict() == Verdict.MET ? judged(requirement, facts) : asked;
        var waiver = Optional.ofNullable(facts.waivers().get(policy.id() + "/" + requirement.kind()));
        return said.verdict() == Verdict.NOT_MET && requirement.waivable() && waiver.isPresent()
                ? new Said(Verdict.WAIVED, "Waived in writing: " + waiver.get())
                : said;
    }

    /// Whether the value is above the requirement's own limit, where it has one.
    private static Said asked(Policy policy, Requirement requirement, TenderFacts facts) {
        var threshold = policy.threshold();
        var above = requirement.above();
        if (threshold == null || above == null || facts.value().isEmpty()) return yes("");
        var limit = new Threshold(Comparator.MORE_THAN, above, threshold.vat(), null);
        var value = facts.value().get();
        var words = ThresholdRules.words(limit);
        return switch (ThresholdRules.within(limit, value)) {
            case YES -> yes("");
            case NO -> no(value.shownWithBasis() + " is not " + words);
            case CANNOT_TELL -> cannot(value.shownWithBasis() + " may or may not be " + words);
        };
    }

    private static Said judged(Requirement requirement, TenderFacts facts) {
        var number = requirement.number() == null ? BigDecimal.ZERO : requirement.number();
        var shown = Figures.plain(number);
        return switch (requirement.kind()) {
            case OUTCOMES_AT_LEAST ->
                met(
                        facts.outcomes() >= number.intValueExact(),
                        "Outcomes chosen: " + facts.outcomes() + "; at least " + shown + " is asked for");
            case MEASURES_AT_MOST ->
                met(
                        facts.measures() <= number.intValueExact(),
                        "Measures chosen: " + facts.measures() + "; at most " + shown + " may be");
            case EMPLOYMENT_AND_SKILLS ->
                facts.employmentAndSkills()
                        .map(there -> met(
                                there,
                                there
                                        ? "A measure of employment and skills" + " is chosen"
                                        : "No measure of employment and skills"
                                                + " is chosen, and no waiver in"
                                                + " writing is given"))
                        .orElse(cannot(
                                "Say which measures are of employment and skills: one" + " of them is asked for"));
            case WEIGHT_AT_LEAST ->
                met(
                        facts.weight().compareTo(number) >= 0,
                        "Social value weighs "
                                + Figures.plain(facts.weight())
                                + "%; at least "
                                + shown
                                + "% is asked for");
            case WEIGHT_EXACTLY ->
                met(
                        facts.weight().compareTo(number) == 0,
                        "Social value weighs " + Figures.plain(facts.weight()) + "%; " + shown + "% is asked for");
            case QUANTITATIVE_SHARE ->
                met(
                        facts.quantitative()
                                        .multiply(BigDecimal.valueOf(100))
                                        .compareTo(facts.weight().multiply(number))
                                == 0,
                        "Quantities earn "
                                + Figures.plain(facts.quantitative())
                                + " of the "
                                + Figures.plain(facts.weight())
                                + " points; "
                                + shown
                                + "% of them is asked for");
            case TWO_SCORED_QUESTIONS ->
                met(
                        facts.unasked() == 0,
                        facts.unasked() == 0
                                ? "Each criterion scores delivery and verification"
                                : "Criteria without points for both delivery and verification: " + facts.unasked());
            case KPIS_AT_LEAST ->
                facts.kpis()
                        .map(kpis -> met(
                                kpis >= number.intValueExact(),
                                "KPIs to be set and published: " + kpis + "; at least " + shown + " are asked for"))
                        .orElse(cannot("Enter how many KPIs will be set and published: at"
                                + " least "
                                + shown
                                + " are asked for"));
        };
    }

    private static Said met(boolean met, String because) {
        return new Said(met ? Verdict.MET : Verdict.NOT_MET, because);
    }

    private static Said yes(String because) {
        return new Said(Verdict.MET, because);
    }

    private static Said no(String because) {
        return new Said(Verdict.DOES_NOT_APPLY, because);
    }

    private static Said cannot(String because) {
        return new Said(Verdict.CANNOT_TELL, because);
    }
}
