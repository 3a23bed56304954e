package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.library.register.Origin;
import org.tallystick.spending.matching.Matched;
import org.tallystick.spending.matching.Registers.Kind;
import org.tallystick.spending.matching.Registers.Source;
import org.tallystick.spending.warehouse.Spelling;

class FlagRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Matched NEVER = new Matched(Optional.empty(), "", List.of(), List.of());
    private static final Matched MATCHED = new Matched(
            Optional.of(Instant.EPOCH),
            "November 2022",
            List.of(
                    new Source(Kind.SIGNATORIES, "Here", DAY, 1),
                    new Source(Kind.SIGNATORIES, "There", DAY.minusDays(1), 1),
                    new Source(Kind.DEPRIVATION, "Index", DAY, 1)),
            List.of());

    private static FlagRules.Paid paid(String signatory, String deprivation, String... places) {
        return new FlagRules.Paid(
                "Near",
                places.length == 0 ? "unknown" : "partly",
                List.of(places),
                List.of("small", "unknown"),
                List.of("unknown"),
                signatory,
                deprivation,
                new Origin("Payments", DAY.plusDays(1)),
                "May 2025");
    }

    private static Spelling spelling(String knownFrom, String signedFrom, String deprivedFrom) {
        return new Spelling(
                "Acme",
                "",
                "",
                "GB-COH-00000001",
                "ACME LIMITED",
                "exact",
                "named",
                "E06000051",
                "SY1 1AA",
                "small",
                "unknown",
                "yes",
                "england-1-2",
                knownFrom,
                knownFrom,
                "",
                signedFrom,
                deprivedFrom);
    }

    private static List<String> said(FlagRules.Paid paid, List<Spelling> spellings, Matched matched) {
        return MarketTables.plainFlags(FlagRules.of(paid, spellings, matched)).stream()
                .skip(1)
                .map(row -> String.join("; ", row))
                .toList();
    }

    /// A supplier whose payments name another place too has a row for each.
    @Test
    void whatSeveralSourcesSayIsARowForEach() {
        assertThat(said(
                        paid("yes", "england-1-2", "E06000051", "E06000016"),
                        List.of(spelling("2026-10-01 companies.csv", "2026-10-02 Here", "2026-10-03 Index")),
                        MATCHED))
                .containsExactly(
                        "local; partly; Local for a part of its payments, by the definition “Near”; companies.csv; 2026-10-01",
                        "place; E06000051; Shropshire, by its postcode in the ONS Postcode Directory of November 2022; companies.csv; 2026-10-01",
                        "place; E06000016; Leicester, by its postcode in the ONS Postcode Directory of May 2025; Payments; 2026-11-02",
                        "size; small; Small: 10 to 49 staff; companies.csv; 2026-10-01",
                        "sector; unknown; Unknown. companies.csv (1 October 2026) does not say whether it is a charity or social enterprise, and its payments do not say it.; ; ",
                        "signatory; yes; Signed the charter; Here; 2026-10-02",
                        "deprivation; england-1-2; Most deprived 2 tenths of England, by its postcode in companies.csv; Index; 2026-10-03");
        assertThat(said(paid("no", "unknown"), List.of(), MATCHED))
                .contains(
                        "signatory; no; Did not sign the charter: it is not listed; Here; 2026-11-01",
                        "signatory; no; Did not sign the charter: it is not listed; There; 2026-10-31");
    }

    @Test
    void whatAnEarlierMatchDidNotKeepIsSaidToBeMissing() {
        assertThat(said(paid("yes", "england-1-2", "E06000051"), List.of(spelling("", "", "")), MATCHED))
                .filteredOn(each -> !each.startsWith("sector") && !each.startsWith("local"))
                .hasSize(4)
                .allMatch(each -> each.endsWith("Which register says so was not kept: match suppliers again.; ; "));
    }

    @Test
    void beforeAnyMatchItSaysSo() {
        assertThat(said(paid("unknown", "unknown"), List.of(), NEVER))
                .contains(
                        "place; unknown; Unknown. Names were matched with no register yet, and its payments do not give a postcode.; ; ",
                        "signatory; unknown; Unknown. Names were matched with no register of signatories.; ; ",
                        "deprivation; unknown; Unknown. Names were matched with no index of deprivation.; ; ");
    }
}
