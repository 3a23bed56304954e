package org.tallystick.procurement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.procurement.policy.Policy.Requirement;
import org.tallystick.shared.Figures;
import org.tallystick.shared.UkTime;

/// `docs/rules.md` is made from the tables, and what is out of date fails here. To write it: `mvn
/// test -Dtest=RulesDocumentTest -Dtallystick.write=docs/rules.md`.
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/rules.md");
    private static final Path TABLES = Path.of("src/main/resources/rules");

    @Test
    void theDocumentSaysWhatTheTablesSay() throws IOException {
        var made = document();
        var write = System.getProperty("tallystick.write");
        if (write != null) Files.writeString(Path.of(write), made);
        assertThat(DOCUMENT).hasContent(made);
    }

    @Test
    void everyRuleHasItsSourceDatesAndConfidence() throws IOException {
        var made = document();
        for (var policy : PolicyRulesTest.SHIPPED)
            assertThat(made)
                    .contains(
                            policy.name(), policy.source(), policy.confidence().words());
        assertThat(made)
                .contains("| £5,193,000 | 1 January 2026 | no end known |")
                .contains("| £5,372,609 | 24 February 2025 | 31 December 2025 |");
    }

    private static String document() throws IOException {
        var text = new StringBuilder();
        text.append("""
                # The rules that Tallystick applies

                This page is made from the tables that the software reads, and nothing else. A head of procurement can check it in twenty
                minutes and sign at the end. Each rule names its source, the tenders to which it applies, and how sure we are of it.

                “Read in the body's own text” means that we read the rule itself. “As others report it” means that we read about it.
                An unverified rule is shown to officers and stops nobody.

                ## Rules on tenders
                """);
        for (var policy : PolicyRulesTest.SHIPPED) policy(policy, text);
        text.append("""

                ## From which value a contract is a public contract

                With VAT and with all options to extend. A contract is judged by the row of the day of its tender. The amounts are revised every
                two years, next on 1 January 2028.

                | Contract | From this value | From | Until | Source | How sure |
                |---|---|---|---|---|---|
                """);
        for (var row : ActThresholds.ROWS)
            text.append("| %s | £%s | %s | %s | %s | %s |\n"
                    .formatted(
                            kind(row.name()),
                            Figures.pence(row.pounds()),
                            UkTime.date(row.from()),
                            until(row.until()),
                            row.source(),
                            row.confidence().words()));
        try (var files = Files.list(TABLES)) {
            for (var file : files.sorted().toList()) if (!file.endsWith("thresholds.csv")) table(file, text);
        }
        text.append("""

                ## Signed

                | Name | Post | Date | Rules that are not to be applied, and why |
                |---|---|---|---|
                | | | | |
                """);
        return text.toString();
    }

    private static void policy(Policy policy, StringBuilder text) {
        text.append("\n### ").append(policy.name()).append("\n\n");
        policy.requirements()
                .forEach(each -> text.append("- ").append(words(each)).append("\n"));
        text.append("\n| | |\n|---|---|\n");
        row("Binds", binds(policy), text);
        var threshold = policy.threshold();
        row(
                "Contracts",
                (threshold == null ? "of every value" : ThresholdRules.words(threshold))
                        + (policy.underTheAct()
                                ? "; options to extend count; contracts below the Act's threshold are left out"
                                : ""),
                text);
        row(
                "Leaves out",
                policy.exempt().isEmpty()
                        ? "nothing"
                        : policy.exempt().stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Policy.ContractKind::words)
                                .collect(Collectors.joining("; ")),
                text);
        row("Tenders from", policy.from() == null ? "no date named" : UkTime.date(policy.from()), text);
        row("Tenders until", until(policy.until()), text);
        row("Source", policy.source(), text);
        row("How sure", policy.confidence().words(), text);
    }

    private static void row(String name, String value, StringBuilder text) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String until(@Nullable LocalDate day) {
        return day == null ? "no end known" : UkTime.date(day);
    }

    private static String binds(Policy policy) {
        return switch (policy.binds()) {
            case EVERYONE -> "every contracting authority";
            case CENTRAL_GOVERNMENT -> "central government, and bodies that adopt it";
            case ADOPTERS -> "bodies that adopt it";
        };
    }

    private static String kind(String name) {
        return switch (name) {
            case "goods-services-central" -> "Goods or services, central government";
            case "goods-services-other" -> "Goods or services, other bodies";
            case "works" -> "Works";
            case "concession" -> "Concession";
            case "light-touch" -> "Light touch";
            default -> throw new IllegalArgumentException("say what " + name + " means");
        };
    }

    private static String words(Requirement requirement) {
        var number = Figures.plain(requirement.number() == null ? BigDecimal.ZERO : requirement.number());
        var words = switch (requirement.kind()) {
            case OUTCOMES_AT_LEAST -> "At least " + number + " outcome is chosen.";
            case MEASURES_AT_MOST -> "At most " + number + " measures are chosen.";
            case EMPLOYMENT_AND_SKILLS -> "One measure is of employment and skills.";
            case WEIGHT_AT_LEAST -> "Social value weighs at least " + number + "%.";
            case WEIGHT_EXACTLY -> "Social value weighs " + number + "%.";
            case QUANTITATIVE_SHARE -> "Quantities earn " + number + "% of the points of social value.";
            case TWO_SCORED_QUESTIONS -> "Each criterion scores how it is delivered and how it is verified.";
            case KPIS_AT_LEAST -> "At least " + number + " KPIs are set and published.";
        };
        if (requirement.above() != null) words += " Above £" + Figures.pence(requirement.above()) + " only.";
        if (requirement.ground() != null) return words + " It may be waived: " + requirement.ground();
        return requirement.waivable() ? words + " It may be waived in writing." : words;
    }

    /// A table as it is: its head in words, then its rows.
    private static void table(Path file, StringBuilder text) throws IOException {
        var lines = Files.readAllLines(file);
        var head = lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip());
        text.append("\n## `rules/").append(file.getFileName()).append("`\n\n");
        text.append(head.collect(Collectors.joining("\n"))).append("\n\n```\n");
        var rows = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        var shown = rows.size() > 20
                ? List.of(rows.get(0), rows.get(1), "… %d more …".formatted(rows.size() - 3), rows.getLast())
                : rows;
        text.append(String.join("\n", shown)).append("\n```\n");
    }
}
