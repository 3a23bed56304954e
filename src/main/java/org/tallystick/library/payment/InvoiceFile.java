package org.tallystick.library.payment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Checked;

/// Invoices as an authority's finance system writes them, one a line: those that count, and those
/// that are set aside with the reason.
///
/// @param aside in the file's order
record InvoiceFile(List<Invoice> invoices, List<Aside> aside) {

    InvoiceFile {
        invoices = List.copyOf(invoices);
        aside = List.copyOf(aside);
    }

    /// @param line of the file, the first being 1
    record Aside(int line, String reason) {}

    private static final Column RECEIVED = Column.required("received", "invoice received", "date received");
    private static final Column PAID = Column.required("paid", "date paid", "payment received");
    private static final Column PAYABLE_BY = Column.optional("payable_by", "due", "due date", "payable");
    private static final Column DISPUTED = Column.optional("disputed", "in dispute");
    private static final Column AMOUNT = Column.optional("amount", "value");
    private static final Column CONTRACT = Column.optional("contract");
    private static final Column REGIME = Column.optional("regime");
    private static final Column KIND = Column.optional("kind");
    private static final List<Column> COLUMNS =
            List.of(RECEIVED, PAID, PAYABLE_BY, DISPUTED, AMOUNT, CONTRACT, REGIME, KIND);

    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "uuuu-MM-dd", "d/M/uuuu", "d MMMM uuuu", "d MMM uuuu")
            .map(each -> DateTimeFormatter.ofPattern(each, Locale.UK).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private static final Set<String> EXEMPT = Set.of("school", "concession");

    /// A line that is set aside, while it is read.
    private static final class SetAside extends Exception {

        private static final long serialVersionUID = 1;

        SetAside(String reason) {
            super(reason, null, false, false);
        }
    }

    /// @return the file, or why it is no such file, in words
    static Checked<InvoiceFile> read(byte[] bytes, String name) {
        return switch (Sheets.read(bytes, name)) {
            case Checked.Invalid<List<Sheet>>(var problems) -> new Checked.Invalid<>(problems);
            case Checked.Valid<List<Sheet>>(var sheets) -> read(sheets.getFirst());
        };
    }

    private static Checked<InvoiceFile> read(Sheet sheet) {
        var columns = Columns.match(sheet, COLUMNS);
        var missing = columns.problems().stream()
                .filter(each -> each.cell().isEmpty() || each.message().startsWith("There are "))
                .map(each -> new org.tallystick.shared.Problem("file", each.message() + ". " + each.remedy() + "."))
                .toList();
        if (!missing.isEmpty()) return new Checked.Invalid<>(missing);
        var broken = broken(columns.problems());
        var invoices = new ArrayList<Invoice>();
        var aside = new ArrayList<Aside>();
        for (var row : columns.rows()) {
            try {
                var problem = broken.get(row.number());
                if (problem != null) throw new SetAside(problem);
                invoices.add(invoice(row));
            } catch (SetAside because) {
                aside.add(new Aside(row.number(), String.valueOf(because.getMessage())));
            }
        }
        return new Checked.Valid<>(new InvoiceFile(invoices, aside));
    }

    private static Map<Integer, String> broken(List<CellProblem> problems) {
        var broken = new HashMap<Integer, String>();
        for (var each : problems)
            broken.putIfAbsent(Integer.parseInt(each.cell().replaceAll("[^0-9]", "")), each.message());
        return broken;
    }

    private static Invoice invoice(Columns.Row row) throws SetAside {
        if (yes(row.text(DISPUTED))) throw new SetAside("It is disputed: no day for paying it runs");
        var regime = row.text(REGIME);
        if (!regime.isEmpty() && !regime.equals("2023"))
            throw new SetAside("Its contract was awarded under the rules of " + regime + ", not under the Act of 2023");
        var kind = row.text(KIND).toLowerCase(Locale.ROOT);
        if (EXEMPT.contains(kind)) throw new SetAside("It is of a " + kind + " contract, which is exempt");
        amount(row.text(AMOUNT));
        var received = day(row.text(RECEIVED), "received")
                .orElseThrow(() -> new SetAside("It has no day on which it was received"));
        var paid = day(row.text(PAID), "paid");
        if (paid.isPresent() && paid.get().isBefore(received)) throw new SetAside("It was paid before it was received");
        return new Invoice(
                received,
                paid.orElse(null),
                day(row.text(PAYABLE_BY), "payable_by").orElseGet(() -> ComplianceRules.payableBy(received)));
    }

    private static boolean yes(String typed) throws SetAside {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> true;
            case "", "no", "n", "false", "0" -> false;
            default -> throw new SetAside("“" + typed + "” does not say whether it is disputed: yes or no");
        };
    }

    /// An amount changes no figure here; a credit is no payment.
    private static void amount(String typed) throws SetAside {
        var plain = typed.replaceAll("[£,\\s]", "");
        if (plain.isEmpty()) return;
        if (!plain.matches("\\(?[-−]?[0-9]{1,15}(\\.[0-9]{1,4})?\\)?"))
            throw new SetAside("“" + typed + "” is no amount of money");
        if (plain.matches("[(\\-−].*") || new BigDecimal(plain).signum() == 0)
            throw new SetAside("It is a credit or is about nothing, so it is no payment");
    }

    private static Optional<LocalDate> day(String typed, String column) throws SetAside {
        if (typed.isEmpty()) return Optional.empty();
        for (var format : DATES)
            try {
                return Optional.of(LocalDate.parse(typed, format));
            } catch (DateTimeException other) {
                // Another form perhaps.
            }
        throw new SetAside("“" + typed + "” in " + column + " is no day: write it like 2026-04-30 or 30/04/2026");
    }
}
