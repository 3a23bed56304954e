package org.tallystick.delivery.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.library.ocds.Question;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// Writes the rows of a contract that begins, from an award made here or from a published release.
@Component
class ContractRows {

    private final JdbcClient db;
    private final Journal journal;
    private final Standings standings;

    ContractRows(JdbcClient db, Journal journal, Standings standings) {
        this.db = db;
        this.journal = journal;
        this.standings = standings;
    }

    /// Adds the contract's row; the caller's transaction adds whatever must stand beside it.
    void insert(Actor actor, NewContract opening) {
        var value = opening.value();
        var release = opening.release();
        db.sql("""
                insert into delivery.contract
                    (id, title, buyer, supplier, amount, currency, vat, starts, ends, place, category,
                     procurement, ocid, award, award_contract, source, begun_by)
                values (:id, :title, :buyer, :supplier, :amount, :currency, :vat, :starts, :ends,
                        (select min(code) from delivery.known_place where code = :place or name = :place), :category,
                        :procurement, :ocid, :award, :awardContract, :source, :by)
                """)
                .param("id", opening.id())
                .param("title", opening.title())
                .param("buyer", opening.buyer().value())
                .param("supplier", opening.supplier().value())
                .param("amount", value == null ? null : value.amount())
                .param("currency", value == null ? null : value.currency())
                .param("vat", value == null ? null : value.vat().name())
                .param("starts", opening.starts())
                .param("ends", opening.ends())
                .param("place", opening.place())
                .param("category", opening.category())
                .param("procurement", opening.procurement())
                .param("ocid", release == null ? null : release.ocid())
                .param("award", release == null ? null : release.award())
                .param("awardContract", release == null ? null : release.contract())
                .param(
                        "source",
                        release == null || release.source() == null
                                ? null
                                : release.source().toString())
                .param("by", actor.id())
                .update();
        standings.refresh(opening.id());
        var place = placed(opening.id());
        journal.write(actor, "contract begun", About.of("contract", opening.id()), "", begun(actor, opening, place));
    }

    private static Map<String, String> begun(Actor actor, NewContract opening, String place) {
        var release = opening.release();
        var facts = new TreeMap<>(actor.acting(opening.buyer(), Role.OFFICER, Role.CONTRACT_MANAGER));
        facts.put("title", opening.title());
        facts.put("buyer", opening.buyer().toString());
        facts.put("supplier", opening.supplier().toString());
        facts.put("place", place);
        facts.put(
                "from",
                release == null ? "procurement " + opening.procurement() : release.ocid() + " " + release.award());
        return facts;
    }

    void keep(Actor actor, UUID contract, List<Question> asked, Answers answers) {
        for (var question : asked)
            db.sql("""
                    insert into delivery.answer (contract, about, asked, found, answer, answered_by)
                    values (:contract, :about, :asked, :found, :answer, :by)
                    on conflict do nothing
                    """)
                    .param("contract", contract)
                    .param("about", question.about().name())
                    .param("asked", question.asks())
                    .param("found", question.found())
                    .param("answer", answers.words().get(question.about()))
                    .param("by", actor.id())
                    .update();
    }

    private String placed(UUID contract) {
        return db.sql("select coalesce(place, '') from delivery.contract where id = :id")
                .param("id", contract)
                .query(String.class)
                .single();
    }
}
