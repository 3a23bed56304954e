package org.tallystick.procurement.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.procurement.policy.Policy.Body;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.shared.Money;

/// What policies ask about a tender. What nobody has said is empty or UNKNOWN, and never assumed.
///
/// @param options what all options to extend add to the value, on its VAT basis; 0 where there are
///   none
/// @param adopted the ids of the policies that the buyer adopts
/// @param weight of social value in the whole score, in points of 100
/// @param quantitative the points of those that quantities earn
/// @param unasked how many criteria lack one of the two questions
/// @param employmentAndSkills whether a measure of that theme is chosen; empty where nobody has
///   said
/// @param kpis how many KPIs will be set and published
/// @param waivers the reason in writing, by policy and requirement:
///   "bradford/EMPLOYMENT_AND_SKILLS"
public record TenderFacts(
        LocalDate tenderDate,
        Optional<Money> value,
        BigDecimal options,
        Body body,
        ContractKind kind,
        Set<String> adopted,
        int outcomes,
        int measures,
        Optional<Boolean> employmentAndSkills,
        BigDecimal weight,
        BigDecimal quantitative,
        int unasked,
        Optional<Integer> kpis,
        Map<String, String> waivers) {}
