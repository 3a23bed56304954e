package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.SharedData;
import org.tallystick.delivery.contract.Commitments.Added;
import org.tallystick.delivery.contract.Contracts.Begun;
import org.tallystick.delivery.notice.OcdsContractCommand;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Body;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.library.ocds.Question;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Identifier;
import org.tallystick.shared.Money;
import org.tallystick.shared.Role;
import org.tallystick.shared.VatBasis;
import picocli.CommandLine;

/// A contract that begins from a published release.
@OnPostgres
@Import(Stage.class)
class BeginTest {

    @Autowired
    Stage stage;

    @Autowired
    Contracts contracts;

    @Autowired
    Commitments commitments;

    @Autowired
    JdbcClient db;

    private static ContractFacts facts(
            String ocid, @Nullable String contract, List<Body> suppliers, @Nullable LocalDate last) {
        var buyer = new Body("Council " + ocid, List.of(), null, null, null);
        return new ContractFacts(
                ocid,
                "r1",
                null,
                "a1",
                contract,
                "Grounds maintenance",
                null,
                buyer,
                suppliers,
                Money.pounds(new BigDecimal("120000"), VatBasis.EXCLUDING),
                LocalDate.of(2025, 1, 1),
                last,
                null,
                "services",
                null,
                List.of());
    }

    private static Body firm(String name) {
        return new Body(name, List.of(), null, null, null);
    }

    private static String ocid() {
        return "ocds-test-" + UUID.randomUUID();
    }

    @Test
    void whatIsMissingIsAskedAndTheAnswersAreKept() {
        var ocid = ocid();
        var asked = new Question(Question.About.VAT, "Does the value include VAT?", "£120,000");
        var release = new Ready(facts(ocid, null, List.of(firm("A " + ocid), firm("B " + ocid)), null), List.of(asked));
        var outcome = contracts.begin(Actor.SYSTEM, UUID.randomUUID(), release, Answers.NONE);
        assertThat(((Begun.Asked) outcome).questions())
                .extracting(Question::about)
                .containsExactly(Question.About.VAT, Question.About.SUPPLIER, Question.About.PERIOD);
        assertThat(db.sql("select count(*) from delivery.contract where ocid = :o")
                        .param("o", ocid)
                        .query(Long.class)
                        .single())
                .isZero();

        var supplier = stage.organisation("A " + ocid, org.tallystick.platform.organisation.Sector.PRIVATE, null);
        var answers = new Answers(
                null,
                null,
                supplier,
                null,
                VatBasis.INCLUDING,
                null,
                LocalDate.of(2025, 12, 31),
                null,
                Map.of(Question.About.VAT, "Including, says the finance team"));
        var key = UUID.randomUUID();
        assertThat(contracts.begin(Actor.SYSTEM, key, release, answers)).isEqualTo(new Begun.Began(key));
        assertThat(contracts.answers(Actor.SYSTEM, key))
                .containsExactly(new Contracts.Answer(
                        "Does the value include VAT?", "£120,000", "Including, says the finance team"));
        assertThat(contracts.find(Actor.SYSTEM, key).orElseThrow().value())
                .isEqualTo(Money.pounds(new BigDecimal("120000"), VatBasis.INCLUDING));
        assertThat(contracts.begin(Actor.SYSTEM, UUID.randomUUID(), release, Answers.NONE))
                .isEqualTo(new Begun.AlreadyBegun(key));
        // A later notice that names the contract is about the same one.
        var later = new Ready(facts(ocid, "c1", List.of(firm("A " + ocid)), null), List.of());
        assertThat(contracts.begin(Actor.SYSTEM, UUID.randomUUID(), later, Answers.NONE))
                .isEqualTo(new Begun.AlreadyBegun(key));
    }

    @Test
    void twoContractsOfOneAwardAreTwo() {
        var ocid = ocid();
        var first = new Ready(facts(ocid, "c1", List.of(firm("A " + ocid)), LocalDate.of(2025, 12, 31)), List.of());
        var second = new Ready(facts(ocid, "c2", List.of(firm("A " + ocid)), LocalDate.of(2025, 12, 31)), List.of());
        assertThat(contracts.begin(Actor.SYSTEM, UUID.randomUUID(), first, Answers.NONE))
                .isInstanceOf(Begun.Began.class);
        assertThat(contracts.begin(Actor.SYSTEM, UUID.randomUUID(), second, Answers.NONE))
                .isInstanceOf(Begun.Began.class);
    }

    @Test
    void aNameAloneNeverMatches() {
        var ocid = ocid();
        stage.organisation("Same Name " + ocid, org.tallystick.platform.organisation.Sector.PRIVATE, null);
        var release =
                new Ready(facts(ocid, null, List.of(firm("same name " + ocid)), LocalDate.of(2025, 12, 31)), List.of());
        var outcome = contracts.begin(Actor.SYSTEM, UUID.randomUUID(), release, Answers.NONE);
        assertThat(((Begun.Asked) outcome).questions())
                .singleElement()
                .satisfies(question -> assertThat(question.asks()).contains("Is it the same?"));
    }

    @Test
    void aNumberInARegisterMatches() {
        var ocid = ocid();
        var number = String.format("%08d", (int) (Math.random() * 90_000_000) + 1_000_000);
        var body = new Body("Firm " + ocid, List.of(new Identifier("GB-COH", number)), null, null, null);
        var first = contracts.begin(
                Actor.SYSTEM,
                UUID.randomUUID(),
                new Ready(facts(ocid, null, List.of(body), LocalDate.of(2025, 12, 31)), List.of()),
                Answers.NONE);
        var other = ocid();
        var renamed = new Body("Firm (UK) " + ocid, List.of(new Identifier("GB-COH", number)), null, null, null);
        var second = contracts.begin(
                Actor.SYSTEM,
                UUID.randomUUID(),
                new Ready(facts(other, null, List.of(renamed), LocalDate.of(2025, 12, 31)), List.of()),
                Answers.NONE);
        assertThat(supplier(first)).isEqualTo(supplier(second));
    }

    private Object supplier(Begun begun) {
        return contracts
                .find(Actor.SYSTEM, ((Begun.Began) begun).contract())
                .orElseThrow()
                .supplier();
    }

    @Test
    void itBeginsWithoutCommitmentsAndTheManagerAddsThem() {
        var ocid = ocid();
        var cast = stage.cast();
        var manager = cast.manager();
        var answers = new Answers(null, cast.buyer(), null, null, null, null, null, cast.place(), Map.of());
        var release = new Ready(facts(ocid, null, List.of(firm("A " + ocid)), LocalDate.of(2025, 12, 31)), List.of());
        assertThat(contracts.begin(stage.cast().manager(), UUID.randomUUID(), release, answers))
                .isEqualTo(new Begun.NotYours());
        var key = UUID.randomUUID();
        assertThat(contracts.begin(manager, key, release, answers)).isEqualTo(new Begun.Began(key));
        assertThat(commitments.confirm(manager, key, Map.of(), "x")).isInstanceOf(Commitments.Confirmed.Refused.class);

        var jobs = Stage.promise(Stage.JOBS, Map.of(Stage.Q1, Stage.count("2")));
        assertThat(commitments.add(manager, UUID.randomUUID(), key, cast.edition(), jobs, " "))
                .isInstanceOf(Added.Refused.class);
        var id = UUID.randomUUID();
        for (var time = 0; time < 2; time++)
            assertThat(commitments.add(manager, id, key, cast.edition(), jobs, "Schedule 4 of the contract"))
                    .isEqualTo(new Added.Accepted(id));
        assertThat(commitments.add(manager, UUID.randomUUID(), key, cast.edition(), jobs, "Again"))
                .isInstanceOf(Added.Refused.class);
        var supplier = contracts.find(manager, key).orElseThrow().supplier();
        assertThat(commitments.add(
                        Stage.person("S", Role.SUPPLIER, supplier), UUID.randomUUID(), key, cast.edition(), jobs, "x"))
                .isEqualTo(new Added.NotYours());
        assertThat(commitments.of(manager, key)).singleElement().satisfies(each -> {
            assertThat(each.asked()).isEqualTo(Grade.DOCUMENTED);
            assertThat(each.because()).isEqualTo("Schedule 4 of the contract");
        });
        assertThat(commitments.confirm(manager, key, Map.of(), "x")).isInstanceOf(Commitments.Confirmed.Refused.class);
        assertThat(commitments.confirm(manager, key, Map.of(id, Bands.suggested(false)), "x"))
                .isEqualTo(new Commitments.Confirmed.Accepted());
    }

    private String run(String... words) {
        var out = new StringWriter();
        new CommandLine(new OcdsContractCommand(() -> contracts))
                .setOut(new PrintWriter(out))
                .execute(words);
        return out.toString();
    }

    /// No real release says all: each asks, or is refused by name. Answered once for all, they
    /// begin, and begin once; what still needs a choice of one of several suppliers is asked for
    /// that.
    @Test
    void everyRealReleaseBeginsOrAsksOrIsRefused() {
        var file = SharedData.at("data/ocds/contracts-finder/contracts-finder.jsonl")
                .toString();
        var first = run(file);
        assertThat(lines(first, "refused") + lines(first, "asked")).isEqualTo(lines(first, ""));
        var words = new java.util.ArrayList<>(List.of(file));
        for (var about : Question.About.values())
            words.addAll(List.of("--answer", about.field() + "=Not stated in the notice"));
        var answered = run(words.toArray(String[]::new));
        assertThat(lines(answered, "begun")).isGreaterThan(50);
        assertThat(lines(answered, "refused")).isEqualTo(lines(first, "refused"));
        assertThat(lines(answered, "begun") + lines(answered, "already here") + lines(answered, "asked"))
                .isEqualTo(lines(first, "asked"));
        var again = run(words.toArray(String[]::new));
        assertThat(lines(again, "begun")).isZero();
        assertThat(lines(again, "already here")).isEqualTo(lines(answered, "begun") + lines(answered, "already here"));
    }

    /// How many contracts came to this; all of them for "".
    private static long lines(String out, String outcome) {
        return out.lines()
                .filter(line -> !line.startsWith(" ") && !line.endsWith(" have begun."))
                .filter(line -> line.startsWith(outcome))
                .count();
    }
}
