package org.tallystick.library.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// What a payments compliance notice (UK17) says, and the same payments by section 68.
///
/// Source: Procurement Act 2023, sections 68 and 69; Procurement Regulations 2024 (SI 2024/692),
/// regulation 38. Days are counted from the day after receipt, so that a payment on the day of
/// receipt took none; the 30 days of section 68 begin with the day of receipt.
final class ComplianceRules {

    private static final int TERM = 30;

    private ComplianceRules() {}

    /// The thirtieth day, the day of receipt being the first (section 68(2)).
    static LocalDate payableBy(LocalDate received) {
        return received.plusDays(TERM - 1);
    }

    /// @param from the first day of the period
    /// @param to its last day
    static Compliance of(List<Invoice> invoices, LocalDate from, LocalDate to) {
        var days = invoices.stream()
                .filter(each -> within(each.paid(), from, to))
                .map(each -> ChronoUnit.DAYS.between(each.received(), each.paid()))
                .toList();
        var payable = invoices.stream()
                .filter(each -> within(each.payableBy(), from, to))
                .toList();
        var unpaid = payable.stream().filter(each -> !paidBy(each, to)).count();
        var onTime = invoices.stream()
                .filter(each -> within(each.paid(), from, to) && paidBy(each, each.payableBy()))
                .count();
        return new Compliance(
                days.size(),
                days.isEmpty()
                        ? null
                        : divided(days.stream().mapToLong(Long::longValue).sum(), days.size()),
                share(days, each -> each <= 30),
                share(days, each -> each > 30 && each <= 60),
                share(days, each -> each > 60),
                payable.size(),
                payable.isEmpty() ? null : divided(100 * unpaid, payable.size()),
                new Compliance.Section68(days.size(), (int) onTime));
    }

    private static boolean within(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static boolean paidBy(Invoice invoice, LocalDate last) {
        return invoice.paid() != null && !invoice.paid().isAfter(last);
    }

    private static @Nullable BigDecimal share(List<Long> days, LongPredicate band) {
        if (days.isEmpty()) return null;
        return divided(100 * days.stream().filter(band::test).count(), days.size());
    }

    private static BigDecimal divided(long whole, int parts) {
        return BigDecimal.valueOf(whole).divide(BigDecimal.valueOf(parts), 1, RoundingMode.HALF_UP);
    }
}
