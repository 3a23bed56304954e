package org.tallystick.library.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.SharedData;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Beginning.Refused;
import org.tallystick.library.ocds.Question.About;
import org.tallystick.shared.Money;

/// What is made of real notices. The counts were found by reading the files with another program.
class PublishedNoticesTest {

    @Test
    void everyReleaseOfContractsFinderBeginsOrIsRefusedByName() throws IOException {
        var beginnings = read("data/ocds/contracts-finder/contracts-finder.jsonl");
        assertThat(beginnings).hasSize(200);
        assertThat(BeginningTable.count(beginnings))
                .isEqualTo("146 ready (146 with questions; 4 tell again of a contract above), 54" + " refused");
        assertThat(refused(beginnings)).allSatisfy(refused -> {
            assertThat(refused.release()).isNotEmpty();
            assertThat(refused.reason()).endsWith(".");
        });
        assertThat(reasons(beginnings, "only invites tenders")).isEqualTo(46);
        assertThat(reasons(beginnings, "only plans a procurement")).isEqualTo(7);
        assertThat(reasons(beginnings, "No supplier is named")).isEqualTo(1);
    }

    @Test
    void whatContractsFinderLeavesOpenIsAsked() throws IOException {
        var ready = ready(read("data/ocds/contracts-finder/contracts-finder.jsonl"));
        assertThat(asking(ready, About.VAT)).as("amount without a stated basis").isEqualTo(136);
        assertThat(asking(ready, About.VALUE))
                .as("8 of £0, 2 tenfold of the estimate")
                .isEqualTo(10);
        assertThat(asking(ready, About.BUYER)).as("no identifier").isEqualTo(103);
        assertThat(asking(ready, About.PERIOD)).isZero();
        assertThat(ready.stream().filter(one -> one.facts().suppliers().size() > 1))
                .hasSize(11);
        assertThat(ready.stream().filter(one -> said(one).contains("several suppliers")))
                .hasSize(11);
        assertThat(ready.stream().filter(one -> said(one).contains("GB-COH 458577871")))
                .hasSize(1);
        var pounds = ready.stream()
                .map(one -> one.facts().value())
                .filter(Objects::nonNull)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(pounds).isCloseTo(new BigDecimal("964128854.02"), within(BigDecimal.ZERO));
    }

    /// Two updates of one award say £10,932,000 and £109,320: the first is asked about, the second
    /// is not.
    @Test
    void asksAboutAValueThatItsPublisherCorrectedLater() throws IOException {
        var told = ready(read("data/ocds/contracts-finder/contracts-finder.jsonl")).stream()
                .filter(one -> one.facts().ocid().equals("ocds-b5fd17-09a309a3-8541-48b9-91c4-411c52e5bd34"))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().facts().sameContract(told.getLast().facts())).isTrue();
        assertThat(told.getFirst().facts().value()).isNull();
        assertThat(said(told.getFirst())).contains("£10,932,000; the tender estimated £109,320");
        assertThat(told.getLast().facts().value()).hasToString("Money[amount=109320, currency=GBP, vat=UNKNOWN]");
    }

    @Test
    void scottishReleasesWithoutIdsAreRefused() throws IOException {
        var beginnings = read("data/ocds/contracts-finder/public-contracts-scotland.jsonl");
        assertThat(beginnings).hasSize(90);
        assertThat(refused(beginnings)).hasSize(90).allSatisfy(refused -> {
            assertThat(refused.release()).startsWith("ocds-");
            assertThat(refused.reason()).startsWith("The release has no id");
        });
    }

    @Test
    void findATenderGivesTheBasisOfItsValues() throws IOException {
        assertThat(table("release-package-2026-10-06.json"))
                .containsExactly(
                        "094477-2026 £256,378.74 including VAT 2026-11-01 2029-09-30 [STATUS," + " BUYER, VAT]",
                        "094476-2026 refused",
                        "094475-2026 £31,715 excluding VAT 2026-11-18 2031-11-17 []",
                        "094474-2026 £211,232 excluding VAT 2026-11-01 2028-03-31 []");
        assertThat(table("uk4-083563-2026.json")).containsExactly("083563-2026 refused");
        assertThat(table("uk6-083650-2026.json"))
                .containsExactly("083650-2026 £32,800 excluding VAT 2026-09-18 2027-03-31 []");
        assertThat(table("uk7-028961-2025.json"))
                .as("£54,393.60 and £67,992: a VAT of 25%")
                .containsExactly("028961-2025 null 2025-05-19 2028-05-18 [VAT]");
        assertThat(table("uk7-uk4-2026-09-03.json"))
                .as("£0.01 to a supplier without an identifier")
                .containsExactly("083608-2026 null 2026-09-04 2026-09-20 [SUPPLIER, VALUE]", "083662-2026 refused");
    }

    @Test
    @Timeout(60)
    void hostileJsonIsAlwaysAnswered() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.at("data/hostile/json/test_parsing"))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var refused = refused(Beginnings.read(Files.readAllBytes(file)));
                assertThat(refused).as(name).isNotEmpty();
                var broken = refused.stream()
                        .anyMatch(one -> one.reason()
                                .matches("(This is not complete and valid"
                                        + " JSON|This JSON is too large|There is no"
                                        + " release).*"));
                if (name.startsWith("n_")) assertThat(broken).as(name).isTrue();
                if (name.startsWith("y_") && !name.contains("duplicated_key"))
                    assertThat(refused).as(name).noneMatch(one -> one.reason().startsWith("This is not complete"));
            }
        }
    }

    private static List<Beginning> read(String path) throws IOException {
        return Beginnings.read(Files.readAllBytes(SharedData.at(path)));
    }

    private static List<String> table(String file) throws IOException {
        return read("data/ocds/find-a-tender/" + file).stream()
                .map(beginning -> switch (beginning) {
                    case Refused(var release, var _, var _) -> release + " refused";
                    case Ready(var facts, var asks) ->
                        facts.release()
                                + " "
                                + (facts.value() == null ? null : facts.value().shownWithBasis())
                                + " "
                                + facts.first()
                                + " "
                                + facts.last()
                                + " "
                                + asks.stream().map(Question::about).toList();
                })
                .toList();
    }

    private static long asking(List<Ready> ready, About about) {
        return ready.stream()
                .filter(one -> one.asks().stream().anyMatch(ask -> ask.about() == about))
                .count();
    }

    private static long reasons(List<Beginning> beginnings, String words) {
        return refused(beginnings).stream()
                .filter(one -> one.reason().contains(words))
                .count();
    }

    private static String said(Ready ready) {
        return ready.asks().stream().map(ask -> ask.asks() + " " + ask.found()).collect(Collectors.joining("\n"));
    }

    private static List<Ready> ready(List<Beginning> beginnings) {
        return beginnings.stream()
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast)
                .toList();
    }

    private static List<Refused> refused(List<Beginning> beginnings) {
        return beginnings.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }
}
