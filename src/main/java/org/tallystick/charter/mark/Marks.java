package org.tallystick.charter.mark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Today;

/// Marks as they stand. What was decided is public; a proposal is for the group.
@Component
public class Marks {

    private static final RowMapper<Mark> MARK = (row, _) -> read(row);

    private final JdbcClient db;
    private final Today today;
    private final Schemes schemes;
    private final Agreements agreements;
    private final Deliveries deliveries;

    Marks(JdbcClient db, Today today, Schemes schemes, Agreements agreements, Deliveries deliveries) {
        this.db = db;
        this.today = today;
        this.schemes = schemes;
        this.agreements = agreements;
        this.deliveries = deliveries;
    }

    private static Mark read(ResultSet row) throws SQLException {
        var words = row.getString("words");
        var because = row.getString("withdrawn_because");
        return new Mark(
                row.getObject("id", UUID.class),
                row.getObject("number", Integer.class),
                row.getObject("agreement", UUID.class),
                row.getObject("scheme", UUID.class),
                row.getObject("signatory", UUID.class),
                Quarter.of(row.getObject("first_quarter", LocalDate.class)),
                Quarter.of(row.getObject("last_quarter", LocalDate.class)),
                MarkDocument.read(row.getString("findings"), MarkFindings.class),
                row.getString("reasons"),
                row.getString("conditions"),
                words == null ? "" : words,
                Mark.State.valueOf(row.getString("state")),
                row.getObject("proposed_by", UUID.class),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("appeal_by", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("withdrawal", UUID.class),
                because == null ? "" : because,
                row.getObject("withdrawn_on", LocalDate.class),
                row.getObject("withdrawal_appeal_by", LocalDate.class));
    }

    /// Today in London by the database's clock.
    public LocalDate today() {
        return today.inLondon();
    }

    public Optional<Mark> find(UUID id) {
        return db.sql("""
                        select m.*, (m.decided_at at time zone 'Europe/London')::date as decided_on,
                               (m.withdrawn_at at time zone 'Europe/London')::date as withdrawn_on
                        from mark.mark_state m where m.id = :id
                        """).param("id", id).query(MARK).optional();
    }

    /// A mark that was awarded, by its public number.
    public Optional<Mark> awarded(int number) {
        return db.sql("""
                        select m.*, (m.decided_at at time zone 'Europe/London')::date as decided_on,
                               (m.withdrawn_at at time zone 'Europe/London')::date as withdrawn_on
                        from mark.mark_state m where m.number = :number
                        """)
                .param("number", number)
                .query(MARK)
                .optional()
                .filter(each -> each.state().awarded());
    }

    /// Every mark that was awarded, the latest first, whatever became of it.
    public List<Mark> awarded() {
        return db.sql("""
                        select m.*, (m.decided_at at time zone 'Europe/London')::date as decided_on,
                               (m.withdrawn_at at time zone 'Europe/London')::date as withdrawn_on
                        from mark.mark_state m
                        where m.state in ('HELD', 'EXPIRED', 'LAPSED', 'WITHDRAWN') order by m.number desc
                        """).query(MARK).list();
    }

    /// Everything proposed and decided for a signatory, the latest first.
    public List<Mark> of(UUID signatory) {
        return db.sql("""
                        select m.*, (m.decided_at at time zone 'Europe/London')::date as decided_on,
                               (m.withdrawn_at at time zone 'Europe/London')::date as withdrawn_on
                        from mark.mark_state m where m.signatory = :signatory
                        order by m.proposed_at desc, m.id
                        """).param("signatory", signatory).query(MARK).list();
    }

    public List<Mark.Appeal> appeals(UUID mark) {
        return db.sql("""
                        select a.id, a.withdrawal, a.words, o.upheld, coalesce(o.words, '') as outcome
                        from mark.appeal a left join mark.appeal_outcome o on o.appeal = a.id
                        where a.proposal = :mark order by a.appealed_at
                        """)
                .param("mark", mark)
                .query((row, _) -> new Mark.Appeal(
                        row.getObject("id", UUID.class),
                        row.getObject("withdrawal", UUID.class),
                        row.getString("words"),
                        row.getObject("upheld", Boolean.class),
                        row.getString("outcome")))
                .list();
    }

    /// What would be found of a signatory today under what was agreed.
    public sealed interface Preview {
        /// @param asAt the day on which it was looked at
        record Found(Agreement agreement, Scheme scheme, MarkRules.Window window, LocalDate asAt, MarkFindings findings)
                implements Preview {}

        record NothingAgreed() implements Preview {}

        record NotOffered(String because) implements Preview {}

        /// The last mark rests on the quarters that are over; a renewal needs as many fresh ones.
        ///
        /// @param last the last of those that it needs
        record NoFreshQuarter(Quarter last) implements Preview {}
    }

    public Preview preview(Signatory signatory) {
        var now = schemes.latest(signatory.charter());
        if (now.isEmpty()) return new Preview.NotOffered("no scheme was adopted yet");
        if (now.get().scheme() instanceof MarkScheme.NotOffered(var because)) return new Preview.NotOffered(because);
        var agreement = agreements.current(signatory.id());
        if (agreement.isEmpty()) return new Preview.NothingAgreed();
        var scheme = schemes.find(agreement.get().scheme()).orElseThrow();
        var terms = scheme.scheme().offered();
        if (terms.isEmpty()) return new Preview.NothingAgreed();
        var before = lastAwarded(signatory);
        var today = today();
        var window = MarkRules.window(terms.get(), today, before);
        if (window.isEmpty()) return new Preview.NoFreshQuarter(MarkRules.fresh(terms.get(), before.orElseThrow()));
        var delivered = MarkRules.counting(terms.get(), window.get(), deliveries.of(signatory.organisation()));
        return new Preview.Found(
                agreement.get(),
                scheme,
                window.get(),
                today,
                MarkRules.decide(scheme.scheme(), agreement.get().terms(), window.get(), delivered));
    }

    /// What a proposal rests on and what has changed of it: the signature, the scheme, the
    /// agreement, the period, the findings. Empty where it still holds.
    public List<String> changedSince(Mark mark, Signatory signatory) {
        if (!signatory.state().listed()) return List.of("The organisation is no longer a signatory");
        var scheme = schemes.latest(signatory.charter());
        if (scheme.isPresent() && scheme.get().adoptedAt().isAfter(mark.proposedAt()))
            return List.of("Scheme edition %d was adopted since: %s"
                    .formatted(scheme.get().number(), scheme.get().scheme().words()));
        return switch (preview(signatory)) {
            case Preview.NotOffered(var because) -> List.of("The Mark is no longer offered: " + because);
            case Preview.NothingAgreed() -> List.of("Nothing is now agreed with the signatory");
            case Preview.NoFreshQuarter _ -> List.of("A mark has been awarded for these quarters since then");
            case Preview.Found found ->
                found.agreement().id().equals(mark.agreement())
                        ? MarkRules.changes(mark, found.window(), found.findings())
                        : List.of("Other targets were agreed with the signatory since");
        };
    }

    private Optional<Quarter> lastAwarded(Signatory signatory) {
        return of(signatory.id()).stream()
                .filter(each -> each.state().awarded())
                .map(Mark::last)
                .max(Quarter::compareTo);
    }
}
