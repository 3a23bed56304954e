package org.tallystick.delivery.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.shared.Quarter;

/// Reminds suppliers of returns that are not in: two weeks before they are due, on the day, and when
/// they are a week and three weeks late. Each once.
@Component
public class ReturnReminders {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final ReturnReads reads;
    private final ReturnNotices notices;

    ReturnReminders(JdbcClient db, TransactionTemplate transaction, ReturnReads reads, ReturnNotices notices) {
        this.db = db;
        this.transaction = transaction;
        this.reads = reads;
        this.notices = notices;
    }

    @Scheduled(fixedDelay = 6 * 60, initialDelay = 3, timeUnit = TimeUnit.MINUTES)
    void now() {
        send(reads.today());
    }

    /// Sends what is due on this day and was not sent; gives how many mails.
    public int send(LocalDate today) {
        var sent = 0;
        // A quarter is reminded of from its end until 60 days after its deadline.
        for (var quarter = Quarter.of(today).previous().previous();
                !quarter.equals(Quarter.of(today));
                quarter = quarter.next()) sent += send(today, quarter);
        return sent;
    }

    private int send(LocalDate today, Quarter quarter) {
        var deadline = DueRules.deadline(quarter);
        var reminder = ReminderRules.on(today, deadline);
        if (reminder.isEmpty()) return 0;
        var sent = 0;
        for (var contract : missing(quarter))
            sent += Objects.requireNonNull(
                    transaction.execute(_ -> notices.remind(contract, quarter, deadline, reminder.get())));
        return sent;
    }

    private List<UUID> missing(Quarter quarter) {
        return db.sql("""
                select c.id from delivery.contract c join delivery.confirmation f on f.contract = c.id
                where c.starts < cast(:quarter as date) + interval '3 months' and c.ends >= :quarter
                  and not exists (select from delivery.return r where r.contract = c.id and r.quarter = :quarter)
                order by c.id
                """)
                .param("quarter", quarter.firstDay())
                .query(UUID.class)
                .list();
    }
}
