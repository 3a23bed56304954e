package org.tallystick.procurement.tender;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Later deadlines: proposed by one officer with a reason and approved by another, before any bid
/// is opened.
@Component
public class Extensions {

    private final JdbcClient db;
    private final TenderNotices notices;
    private final Journal journal;
    private final Procurements procurements;

    Extensions(JdbcClient db, Journal journal, Procurements procurements, TenderNotices notices) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
    }

    /// @param approvedAt null while it waits
    public record Extension(
            UUID id,
            Instant deadline,
            String because,
            UUID proposedBy,
            @Nullable Instant approvedAt) {}

    public sealed interface Extending {
        record Done(UUID extension) implements Extending {}

        record Refused(String sentence) implements Extending {}

        record NotFound() implements Extending {}
    }

    @Transactional
    public Extending propose(Actor actor, UUID key, UUID procurement, Instant deadline, String because) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Extending.NotFound();
        if (because.isBlank())
            return new Extending.Refused("Give the reason for a later deadline; bidders will read it");
        if (!extendable(procurement))
            return new Extending.Refused(
                    "The deadline can be moved only while a tender is published and no bid opened");
        int added = db.sql("""
                                insert into procurement.extension (id, procurement, deadline, because, proposed_by)
                                select :id, t.procurement, :deadline, :because, :by from procurement.current_tender t
                                where t.procurement = :procurement and :deadline > t.deadline and :deadline > clock_timestamp()
                                on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("procurement", procurement)
                .param("deadline", Timestamp.from(deadline))
                .param("because", because.strip())
                .param("by", actor.id())
                .update();
        if (added == 1) {
            journal.write(
                    actor,
                    "extension proposed",
                    About.of("procurement", procurement),
                    because.strip(),
                    Map.of("extension", key.toString(), "deadline", deadline.toString()));
            notices.proposed(key, procurement, actor.id(), "A later deadline", "deadline");
        }
        return added == 1 || known(key)
                ? new Extending.Done(key)
                : new Extending.Refused("Enter a deadline that is later than the current one and in the future");
    }

    @Transactional
    public Extending approve(Actor actor, UUID procurement, UUID extension) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Extending.NotFound();
        var proposed = all(procurement).stream()
                .filter(one -> one.id().equals(extension))
                .findFirst();
        if (proposed.isEmpty()) return new Extending.NotFound();
        if (proposed.get().approvedAt() != null) return new Extending.Done(extension);
        if (proposed.get().proposedBy().equals(actor.id()))
            return new Extending.Refused("You proposed this: another officer has to approve it");
        if (!extendable(procurement))
            return new Extending.Refused("The bids are open, so the deadline cannot be changed");
        int added = db.sql("""
                                insert into procurement.extension_approval (extension, proposed_by, approved_by)
                                select id, proposed_by, :by from procurement.extension
                                where id = :id and deadline > clock_timestamp()
                                """).param("id", extension).param("by", actor.id()).update();
        if (added == 0) return new Extending.Refused("The proposed deadline has passed: propose a later one");
        journal.write(
                actor,
                "extension approved",
                About.of("procurement", procurement),
                proposed.get().because(),
                Map.of(
                        "extension",
                        extension.toString(),
                        "deadline",
                        proposed.get().deadline().toString()));
        return new Extending.Done(extension);
    }

    /// For the buyer's officers.
    public List<Extension> all(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement) ? all(procurement) : List.of();
    }

    /// Approved ones, with their reasons, for everyone.
    public List<Extension> approved(UUID tender) {
        return all(tender).stream().filter(one -> one.approvedAt() != null).toList();
    }

    private List<Extension> all(UUID procurement) {
        return db.sql("""
                        select e.id, e.deadline, e.because, e.proposed_by, a.approved_at
                        from procurement.extension e
                        left join procurement.extension_approval a on a.extension = e.id
                        where e.procurement = :procurement order by e.proposed_at, e.id
                        """)
                .param("procurement", procurement)
                .query((row, number) -> {
                    var approved = row.getTimestamp("approved_at");
                    return new Extension(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("deadline").toInstant(),
                            row.getString("because"),
                            row.getObject("proposed_by", UUID.class),
                            approved == null ? null : approved.toInstant());
                })
                .list();
    }

    private boolean known(UUID key) {
        return db.sql("select count(*) from procurement.extension where id = :id")
                        .param("id", key)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean extendable(UUID procurement) {
        return switch (procurements.state(procurement)) {
            case OPEN, CLOSED -> true;
            case PLANNED, EVALUATING, AWARDED -> false;
        };
    }
}
