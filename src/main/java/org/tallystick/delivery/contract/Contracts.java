package org.tallystick.delivery.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.NoticeParties.Match;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.library.ocds.Question;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Contracts: begun by an award made here, or from a published release. A contract is public once
/// its commitments are confirmed; before that its buyer's and its supplier's own people see it.
@Component
public class Contracts {

    private final JdbcClient db;
    private final ContractRows rows;
    private final NoticeParties beginners;

    Contracts(JdbcClient db, ContractRows rows, NoticeParties beginners) {
        this.db = db;
        this.rows = rows;
        this.beginners = beginners;
    }

    /// What became of a beginning.
    public sealed interface Begun {
        record Began(UUID contract) implements Begun {}

        /// The same award is here already, from the same or another of its notices.
        record AlreadyBegun(UUID contract) implements Begun {}

        /// What must be answered first; nothing was written.
        record Asked(List<Question> questions) implements Begun {}

        /// The buyer is somebody else's, or is not registered and this person may not register it.
        record NotYours() implements Begun {}
    }

    /// Begins a contract from what a published release says and a person answered. It begins
    /// without commitments: they are added from a framework edition and then confirmed.
    ///
    /// @param key made by the caller when the form was shown; becomes the contract's id
    @Transactional
    public Begun begin(Actor actor, UUID key, Ready release, Answers answers) {
        var facts = release.facts();
        db.sql("select pg_advisory_xact_lock(hashtextextended(:award, 0))")
                .param("award", facts.ocid() + " " + facts.award())
                .query(row -> {});
        var already = begun(facts);
        if (already.isPresent()) return new Begun.AlreadyBegun(already.get());
        var buyer = buyer(release, answers);
        var supplier = supplier(release, answers);
        if (!mayBegin(actor, buyer)) return new Begun.NotYours();
        var open = open(release, answers);
        if (!open.isEmpty()) return new Begun.Asked(open);
        beginners.register(actor, buyer, true);
        beginners.register(actor, supplier, false);
        rows.insert(
                actor,
                new NewContract(
                        key,
                        Objects.requireNonNull(answers.title(facts)).strip(),
                        id(buyer),
                        id(supplier),
                        answers.value(facts.value()),
                        Objects.requireNonNull(answers.starts(facts)),
                        Objects.requireNonNull(answers.ends(facts)),
                        answers.place(),
                        facts.category() == null ? "" : facts.category(),
                        null,
                        facts));
        rows.keep(actor, key, release.asks(), answers);
        return new Begun.Began(key);
    }

    private Match buyer(Ready release, Answers answers) {
        var named = release.facts().buyer();
        return beginners.match(Question.About.BUYER, answers.buyer(), named == null ? List.of() : List.of(named));
    }

    private Match supplier(Ready release, Answers answers) {
        return beginners.match(
                Question.About.SUPPLIER, answers.supplier(), release.facts().suppliers());
    }

    /// What must be answered before a contract can begin from this release; empty where nothing
    /// must.
    public List<Question> open(Ready release, Answers answers) {
        var open = new ArrayList<>(answers.unanswered(release.asks()));
        if (buyer(release, answers) instanceof Match.Unclear(var question)) ask(open, question);
        if (supplier(release, answers) instanceof Match.Unclear(var question)) ask(open, question);
        var title = answers.title(release.facts());
        var starts = answers.starts(release.facts());
        var ends = answers.ends(release.facts());
        if (title == null || title.isBlank())
            ask(open, new Question(Question.About.TITLE, "What is the contract called?", ""));
        if (starts == null || ends == null || ends.isBefore(starts))
            ask(
                    open,
                    new Question(
                            Question.About.PERIOD,
                            "On which day does it start, and on which later day does it end?",
                            ""));
        return open;
    }

    private static void ask(List<Question> open, Question question) {
        if (open.stream().noneMatch(asked -> asked.about() == question.about())) open.add(question);
    }

    private static OrganisationId id(Match match) {
        return switch (match) {
            case Match.Known(var id) -> id;
            case Match.New(var id, var _) -> id;
            case Match.Unclear _ -> throw new IllegalStateException("nobody was found");
        };
    }

    private static boolean mayBegin(Actor actor, Match buyer) {
        if (actor.equals(Actor.SYSTEM)) return true;
        return switch (buyer) {
            case Match.Known(var id) -> actor.is(Role.OFFICER, id) || actor.is(Role.CONTRACT_MANAGER, id);
            case Match.New _ -> actor.is(Role.ADMINISTRATOR);
            case Match.Unclear _ -> actor.is(Role.OFFICER) || actor.is(Role.CONTRACT_MANAGER);
        };
    }

    /// The contract that began from these facts, where this actor may see it.
    public Optional<UUID> begun(Actor actor, ContractFacts facts) {
        return begun(facts).filter(id -> find(actor, id).isPresent());
    }

    /// The contract that the facts tell of: same process and award, and not two different contracts
    /// of it.
    private Optional<UUID> begun(ContractFacts facts) {
        return db.sql("""
                select id from delivery.contract
                where ocid = :ocid and award = :award
                  and (award_contract is null or cast(:contract as text) is null or award_contract = :contract)
                order by begun_at limit 1
                """)
                .param("ocid", facts.ocid())
                .param("award", facts.award())
                .param("contract", facts.contract())
                .query(UUID.class)
                .optional();
    }

    /// One contract; empty where there is none or this actor may not see it.
    public Optional<Contract> find(Actor actor, UUID id) {
        var sight = Visibility.of(actor);
        return db.sql("""
                select * from delivery.contract_named
                where id = :id
                  and (:all or confirmed_at is not null
                       or buyer = any(cast(:mine as uuid[])) or supplier = any(cast(:mine as uuid[])))
                """)
                .param("id", id)
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .query(Rows::contract)
                .optional();
    }

    /// Those of these contracts that this actor may see, by id.
    public Map<UUID, Contract> find(Actor actor, Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var sight = Visibility.of(actor);
        return db
                .sql("""
                select * from delivery.contract_named
                where id = any(:ids)
                  and (:all or confirmed_at is not null
                       or buyer = any(cast(:mine as uuid[])) or supplier = any(cast(:mine as uuid[])))
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .query(Rows::contract)
                .list()
                .stream()
                .collect(Collectors.toMap(Contract::id, Function.identity()));
    }

    /// A buyer's contracts that end from one day on and before another, as far as the actor may see
    /// them, the first to end first and at most 200.
    public List<Contract> ending(Actor actor, OrganisationId buyer, LocalDate from, LocalDate before) {
        var sight = Visibility.of(actor);
        return db.sql("""
                select * from delivery.contract_named
                where buyer = :buyer and ends >= :from and ends < :before
                  and (:all or confirmed_at is not null
                       or buyer = any(cast(:mine as uuid[])) or supplier = any(cast(:mine as uuid[])))
                order by ends, lower(title), id limit 200
                """)
                .param("buyer", buyer.value())
                .param("from", from)
                .param("before", before)
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .query(Rows::contract)
                .list();
    }

    /// The contracts whose promises wait for this actor to confirm them, the first to start first.
    public List<Contract> unconfirmed(Actor actor) {
        return db.sql("""
                select * from delivery.contract_named
                where buyer = any(cast(:managing as uuid[])) and confirmed_at is null
                order by starts, lower(title), id limit 100
                """)
                .param("managing", Visibility.with(actor, Role.CONTRACT_MANAGER))
                .query(Rows::contract)
                .list();
    }

    /// The contract, where this actor manages contracts for its buyer.
    public Optional<Contract> managed(Actor actor, UUID contract) {
        return find(actor, contract)
                .filter(found -> actor.equals(Actor.SYSTEM) || actor.is(Role.CONTRACT_MANAGER, found.buyer()));
    }

    /// One answer given when the contract began, for its buyer's people.
    public record Answer(String asked, String found, String answer) {}

    public List<Answer> answers(Actor actor, UUID contract) {
        var seen = find(actor, contract);
        if (seen.isEmpty()
                || !(actor.equals(Actor.SYSTEM) || actor.belongsTo(seen.get().buyer()))) return List.of();
        return db.sql(
                        "select asked, found, answer from delivery.answer where contract = :contract order by about, asked")
                .param("contract", contract)
                .query(Answer.class)
                .list();
    }
}
