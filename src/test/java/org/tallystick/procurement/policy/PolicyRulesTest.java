package org.tallystick.procurement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.procurement.policy.Finding.Verdict;
import org.tallystick.procurement.policy.Policy.Body;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.shared.Money;
import org.tallystick.shared.VatBasis;
import tools.jackson.databind.json.JsonMapper;

class PolicyRulesTest {

    static final List<Policy> SHIPPED = Policies.shipped(JsonMapper.builder().build());

    static List<Policy> named(String id) {
        return SHIPPED.stream().filter(policy -> policy.id().equals(id)).toList();
    }

    @ParameterizedTest(name = "{0} on {1}, {2} {3}")
    @CsvFileSource(resources = "/examples/policies.csv", commentCharacter = '#', numLinesToSkip = 1)
    void findsWhatTheTableSays(
            String policy,
            LocalDate date,
            @Nullable BigDecimal pounds,
            @Nullable VatBasis vat,
            @Nullable BigDecimal options,
            Body body,
            ContractKind kind,
            String adopted,
            int outcomes,
            int measures,
            @Nullable Boolean skills,
            BigDecimal weight,
            BigDecimal quantitative,
            int unasked,
            @Nullable Integer kpis,
            String verdicts) {
        var facts = new TenderFacts(
                date,
                pounds == null || vat == null ? Optional.empty() : Optional.of(Money.pounds(pounds, vat)),
                options == null ? BigDecimal.ZERO : options,
                body,
                kind,
                adopted.equals("yes") ? Set.of(policy) : Set.of(),
                outcomes,
                measures,
                Optional.ofNullable(skills),
                weight,
                quantitative,
                unasked,
                Optional.ofNullable(kpis),
                Map.of());
        assertThat(named(policy)).hasSize(1);
        var findings = PolicyRules.apply(named(policy), facts);
        assertThat(findings.stream().map(finding -> finding.verdict().name()))
                .as(findings.toString())
                .containsExactly(verdicts.split(" ", -1));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.because()).isNotBlank());
    }

    static TenderFacts bradford(Map<String, String> waivers) {
        return new TenderFacts(
                LocalDate.of(2026, 11, 22),
                Optional.of(Money.pounds(new BigDecimal("150000"), VatBasis.EXCLUDING)),
                BigDecimal.ZERO,
                Body.OTHER,
                ContractKind.ORDINARY,
                Set.of("bradford"),
                1,
                3,
                Optional.of(false),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                0,
                Optional.empty(),
                waivers);
    }

    @Test
    void bradfordsSkillsMeasureMayBeWaivedInWriting() {
        var key = "bradford/EMPLOYMENT_AND_SKILLS";
        assertThat(PolicyRules.apply(named("bradford"), bradford(Map.of(key, "Supply of software; agreed 3 March"))))
                .filteredOn(finding -> finding.requirement() == Policy.Kind.EMPLOYMENT_AND_SKILLS)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.WAIVED);
                    assertThat(finding.because()).startsWith("Waived in writing: Supply of software");
                    assertThat(finding.stops()).isFalse();
                });
        assertThat(PolicyRules.apply(named("bradford"), bradford(Map.of())))
                .filteredOn(Finding::stops)
                .hasSize(1);
    }

    @Test
    void aWaiverOfSomethingElseChangesNothing() {
        assertThat(PolicyRules.apply(named("bradford"), bradford(Map.of("bradford/OUTCOMES_AT_LEAST", "no"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.MET, Verdict.MET, Verdict.NOT_MET);
    }

    @Test
    void anUnverifiedRuleStopsNobody() {
        var facts = new TenderFacts(
                LocalDate.of(2027, 1, 1),
                Optional.of(Money.pounds(new BigDecimal("2000000"), VatBasis.INCLUDING)),
                BigDecimal.ZERO,
                Body.CENTRAL,
                ContractKind.ORDINARY,
                Set.of(),
                1,
                3,
                Optional.empty(),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                0,
                Optional.empty(),
                Map.of());
        assertThat(PolicyRules.apply(named("ppn-026"), facts)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(finding.stops()).isFalse();
        });
    }

    @Test
    void theValueThatTheActCountsIsShown() {
        var facts = new TenderFacts(
                LocalDate.of(2026, 11, 22),
                Optional.of(Money.pounds(new BigDecimal("3000000"), VatBasis.EXCLUDING)),
                new BigDecimal("1400000"),
                Body.OTHER,
                ContractKind.ORDINARY,
                Set.of(),
                1,
                3,
                Optional.empty(),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                0,
                Optional.of(3),
                Map.of());
        assertThat(PolicyRules.apply(named("procurement-act-2023-s52"), facts))
                .singleElement()
                .extracting(Finding::because)
                .asString()
                .startsWith("£3,000,000 + £1,400,000 options, with VAT at 20% £5,280,000");
    }

    @Test
    void sectionFiftyTwoIsReadInTheActAndWaivedOnItsOneGround() {
        assertThat(named("procurement-act-2023-s52")).singleElement().satisfies(policy -> {
            assertThat(policy.confidence()).isEqualTo(Policy.Confidence.PRIMARY);
            assertThat(policy.requirements())
                    .singleElement()
                    .extracting(Policy.Requirement::ground)
                    .asString()
                    .contains("52(2)", "could not appropriately be assessed", "UK7");
        });
    }

    @Test
    void everyPolicyNamesItsSource() {
        assertThat(SHIPPED).hasSizeGreaterThanOrEqualTo(6).allSatisfy(policy -> {
            assertThat(policy.source()).isNotBlank();
            assertThat(policy.name()).isNotBlank();
        });
    }
}
