package org.tallystick.library.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Beginning.Refused;
import org.tallystick.shared.Identifier;

class ContractRulesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/examples/ocds-beginnings.csv",
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            commentCharacter = '#')
    void asksOrRefuses(
            String name,
            @Nullable String change,
            String outcome,
            @Nullable String about,
            @Nullable String words,
            @Nullable String value,
            @Nullable String period) {
        var beginnings = Beginnings.read(Example.release(Objects.requireNonNullElse(change, "")));
        assertThat(beginnings).hasSize(1);
        switch (beginnings.getFirst()) {
            case Refused refused -> {
                assertThat(outcome).isEqualTo("refused");
                assertThat(refused.reason()).contains(words).endsWith(".");
            }
            case Ready(var facts, var asks) -> {
                assertThat(outcome).isEqualTo("ready");
                assertThat(fields(asks)).isEqualTo(Objects.requireNonNullElse(about, ""));
                assertThat(said(asks)).contains(Objects.requireNonNullElse(words, ""));
                assertThat(facts.value() == null ? "?" : facts.value().shownWithBasis())
                        .isEqualTo(value);
                assertThat(shown(facts.first()) + " to " + shown(facts.last())).isEqualTo(period);
            }
        }
    }

    /// It may be the same deal as the award that stands there, and would be counted twice.
    @Test
    void aContractOnAnAwardThatIsNotThereIsRefused() {
        assertThat(Beginnings.read(Example.release("contracts[0].awardID = \"9\"")))
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).isInstanceOf(Ready.class),
                        each -> assertThat(each)
                                .isInstanceOfSatisfying(
                                        Refused.class,
                                        refused -> assertThat(refused.reason())
                                                .contains("is based on award 9", "does not have")));
    }

    @Test
    void takesEveryFactThatTheReleaseStates() {
        var facts = ready(Example.release("")).facts();
        assertThat(facts.ocid()).isEqualTo("ocds-example-0001");
        assertThat(facts.release()).isEqualTo("000001-2026");
        assertThat(facts.published()).hasToString("2026-03-20T12:00:00Z");
        assertThat(facts.award()).isEqualTo("1");
        assertThat(facts.contract()).isEqualTo("1");
        assertThat(facts.title()).isEqualTo("Repairs to homes 2026 to 2028");
        assertThat(facts.description()).isEqualTo("Day-to-day repairs.");
        assertThat(facts.buyer())
                .isEqualTo(new Body(
                        "Ambridge Borough Council",
                        List.of(new Identifier("GB-PPON", "PAAA-1111-BBBB")),
                        null,
                        null,
                        "AM1 1AA"));
        assertThat(facts.suppliers())
                .containsExactly(new Body(
                        "Felpersham Repairs Ltd",
                        List.of(new Identifier("GB-COH", "01234567"), new Identifier("GB-PPON", "PCCC-2222-DDDD")),
                        "sme",
                        true,
                        "FE2 2BB"));
        assertThat(facts.cpv()).isEqualTo("50000000");
        assertThat(facts.category()).isEqualTo("services");
        assertThat(facts.source()).hasToString("https://example.org/notice/000001-2026");
        assertThat(facts.notices()).containsExactly("UK7");
    }

    @Test
    void takesNoAddressThatIsNotOfTheWeb() {
        var facts = ready(Example.release("contracts[0].documents[0].url = \"javascript:alert(1)\""))
                .facts();
        assertThat(facts.source()).isNull();
    }

    @Test
    void makesAContractOfEachContractAndOfEachAwardWithoutOne() {
        var beginnings = Beginnings.read(Example.release("""
                                contracts[1] = {"id": "2", "awardID": "1", "status": "active"} \
                                & awards[1] = {"id": "2", "status": "active", "suppliers": [{"name": "Second Ltd"}]} \
                                & awards[2] = {"id": "3", "status": "unsuccessful"}\
                                """));
        assertThat(beginnings.stream().map(ContractRulesTest::key))
                .containsExactly("1/1", "1/2", "2/null", "refused 3");
    }

    /// Two of one id would be imported as one.
    @Test
    void refusesTwoContractsOfOneId() {
        var beginnings = Beginnings.read(Example.release("contracts[1] = {\"id\": \"1\", \"awardID\": \"1\"}"));
        assertThat(beginnings)
                .hasSize(2)
                .allSatisfy(one -> assertThat(((Refused) one).reason()).contains("more than once"));
    }

    /// An award notice, its update and the contract notice tell of one contract; another award of
    /// the process does not.
    @Test
    void knowsTheSameContractAgain() {
        var award = ready(Example.release("contracts = removed")).facts();
        var update = ready(Example.release("contracts = removed & id = \"000002-2026\""))
                .facts();
        var signed = ready(Example.release("id = \"000003-2026\"")).facts();
        var other = ready(Example.release("awards[0].id = \"2\" & contracts[0].awardID = \"2\""))
                .facts();
        var second = ready(Example.release("contracts[0].id = \"2\"")).facts();
        assertThat(award.sameContract(update)).isTrue();
        assertThat(award.sameContract(signed)).isTrue();
        assertThat(signed.sameContract(award)).isTrue();
        assertThat(signed.sameContract(other)).isFalse();
        assertThat(signed.sameContract(second)).isFalse();
    }

    /// What could not be read in one award is asked of that award alone.
    @Test
    void asksEachContractOnlyWhatIsItsOwn() {
        var beginnings = Beginnings.read(Example.release("""
                                awards[1] = {"id": "2", "status": "active", "suppliers": [{"name": "Second Ltd"}], "title": 5}\
                                """));
        assertThat(((Ready) beginnings.get(0)).asks()).isEmpty();
        assertThat(said(((Ready) beginnings.get(1)).asks())).contains("awards[1].title is 5");
    }

    private static Ready ready(byte[] release) {
        return (Ready) Beginnings.read(release).getFirst();
    }

    private static String key(Beginning beginning) {
        return switch (beginning) {
            case Ready(var facts, var _) -> facts.award() + "/" + facts.contract();
            case Refused(var _, var award, var _) -> "refused " + award;
        };
    }

    private static String fields(List<Question> asks) {
        return asks.stream().map(ask -> ask.about().field()).distinct().collect(Collectors.joining(", "));
    }

    private static String said(List<Question> asks) {
        return asks.stream().map(ask -> ask.asks() + " " + ask.found()).collect(Collectors.joining("\n"));
    }

    private static String shown(@Nullable Object day) {
        return day == null ? "?" : day.toString();
    }
}
