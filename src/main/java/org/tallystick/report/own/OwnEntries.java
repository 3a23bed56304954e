package org.tallystick.report.own;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.platform.ledger.SealedEntries;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// The entries of the public log about each supplier's contracts: found as the log grows, and told to
/// the supplier's people by mail, with the proof of each.
@Component
class OwnEntries {

    private static final int BATCH = 500;

    /// What is older is not told: it is from before this began, or the site was down for long.
    private static final Duration NEWS = Duration.ofDays(2);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final SealedEntries entries;
    private final Contracts contracts;
    private final OwnMails mails;

    OwnEntries(
            JdbcClient db,
            TransactionTemplate transaction,
            SealedEntries entries,
            Contracts contracts,
            OwnMails mails) {
        this.db = db;
        this.transaction = transaction;
        this.entries = entries;
        this.contracts = contracts;
        this.mails = mails;
    }

    /// One entry.
    ///
    /// @param index of its leaf in the log
    public record Own(long index, UUID contract, String act, Instant at) {}

    /// Takes what came into the log since the last time.
    @Scheduled(fixedDelay = 5_000)
    public void follow() {
        Boolean more;
        do more = transaction.execute(_ -> next());
        while (Boolean.TRUE.equals(more));
    }

    private boolean next() {
        var at = db.sql("select link from proof.followed for update skip locked")
                .query(Long.class)
                .optional();
        if (at.isEmpty()) return false;
        var following = entries.following(at.get(), BATCH);
        if (following.upTo() == at.get()) return false;
        var known = contracts.find(
                Actor.SYSTEM,
                following.entries().stream()
                        .map(SealedEntries.Followed::contract)
                        .collect(Collectors.toSet()));
        var news = new TreeMap<String, List<Own>>();
        for (var entry : following.entries()) {
            var contract = known.get(entry.contract());
            if (contract == null) continue;
            insert(entry, contract.supplier());
            if (entry.at().isAfter(Instant.now().minus(NEWS)))
                news.computeIfAbsent(contract.supplier().toString(), _ -> new ArrayList<>())
                        .add(new Own(entry.index(), entry.contract(), entry.act(), entry.at()));
        }
        news.forEach((supplier, own) -> mails.send(new OrganisationId(UUID.fromString(supplier)), own, titles(known)));
        db.sql("update proof.followed set link = :link")
                .param("link", following.upTo())
                .update();
        return true;
    }

    private static Map<UUID, String> titles(Map<UUID, Contract> known) {
        return known.values().stream().collect(Collectors.toMap(Contract::id, Contract::title));
    }

    private void insert(SealedEntries.Followed entry, OrganisationId supplier) {
        db.sql("""
                        insert into proof.own_entry (link, log_index, supplier, contract, act, at)
                        values (:link, :index, :supplier, :contract, :act, :at) on conflict do nothing
                        """)
                .param("link", entry.link())
                .param("index", entry.index())
                .param("supplier", supplier.value())
                .param("contract", entry.contract())
                .param("act", entry.act())
                .param("at", Timestamp.from(entry.at()))
                .update();
    }

    /// Those of one supplier, the latest first.
    List<Own> latest(OrganisationId supplier, int most) {
        return of(new UUID[] {supplier.value()}, 0, most);
    }

    private static UUID[] suppliers(Actor actor) {
        return actor.organisations(Role.SUPPLIER).stream()
                .map(OrganisationId::value)
                .toArray(UUID[]::new);
    }

    long count(Actor actor) {
        return db.sql("select count(*) from proof.own_entry where supplier = any(cast(:suppliers as uuid[]))")
                .param("suppliers", suppliers(actor))
                .query(Long.class)
                .single();
    }

    /// Those of the organisations that this person reports for, the latest first.
    List<Own> of(Actor actor, int offset, int most) {
        return of(suppliers(actor), offset, most);
    }

    private List<Own> of(UUID[] suppliers, int offset, int most) {
        return db.sql("""
                        select * from proof.own_entry where supplier = any(cast(:suppliers as uuid[]))
                        order by link desc offset :offset limit :most
                        """)
                .param("suppliers", suppliers)
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> new Own(
                        row.getLong("log_index"),
                        row.getObject("contract", UUID.class),
                        row.getString("act"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    Map<UUID, String> titles(Actor actor, List<Own> own) {
        var ids = own.stream().map(Own::contract).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : titles(contracts.find(actor, Set.copyOf(ids)));
    }
}
