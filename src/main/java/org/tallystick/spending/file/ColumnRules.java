package org.tallystick.spending.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.Field;
import org.tallystick.library.spendfile.Guess;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.platform.page.form.Choice;

/// Which column of a file means what: the guess, and what somebody corrected.
public final class ColumnRules {

    /// Posted for "the file does not have it", because an empty heading may be one.
    private static final String NONE = "-";

    /// The period that a file without dates is about.
    private static final String PERIOD = "period";

    private static final int LONGEST = 30;

    private ColumnRules() {}

    /// One field with the headings to choose from.
    ///
    /// @param heading the one that is taken for it; "-" for none
    /// @param hint why it was taken; "" where somebody has chosen it, or nobody has
    public record Row(Field field, String label, String heading, List<Choice> choices, String hint) {
        public Row labelled(String other) {
            return new Row(field, other, heading, choices, hint);
        }
    }

    public static List<Row> rows(FileColumns columns) {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of(NONE, "Not in this file"));
        for (var heading : columns.headings())
            if (!heading.isBlank()
                    && choices.stream().noneMatch(each -> each.value().equals(heading)))
                choices.add(Choice.of(heading, shown(heading, columns)));
        var rows = new ArrayList<Row>();
        for (var field : Field.values())
            rows.add(new Row(
                    field,
                    label(field),
                    columns.taken().getOrDefault(field.key(), NONE),
                    List.copyOf(choices),
                    hint(field, columns)));
        return rows;
    }

    private static String hint(Field field, FileColumns columns) {
        return columns.guesses().stream()
                .filter(guess -> guess.field().equals(field.key()))
                .map(guess -> words(guess.sureness()) + ": " + guess.reason())
                .findFirst()
                .orElse("");
    }

    private static String words(Guess.Sureness sureness) {
        return switch (sureness) {
            case SURE -> "Sure";
            case LIKELY -> "Likely";
            case UNSURE -> "Not sure";
        };
    }

    /// A heading; the column's number with what stands in its first lines, where there is none.
    private static String shown(String heading, FileColumns columns) {
        if (columns.samples().isEmpty()) return heading;
        int at = columns.headings().indexOf(heading);
        var first = columns.samples().stream()
                .filter(line -> at < line.size() && !line.get(at).isBlank())
                .map(line -> line.get(at).strip())
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(", "));
        return "Column " + (at + 1) + (first.isEmpty() ? ", empty" : ": " + first);
    }

    /// What was chosen in place of the guess; what is as it was found stays as it was chosen
    /// before.
    public static Map<String, String> chosen(FileColumns columns, Map<String, String> typed) {
        var chosen = new TreeMap<>(columns.chosen());
        for (var row : rows(columns)) {
            var heading = typed.getOrDefault(row.field().key(), row.heading());
            var known = row.choices().stream().anyMatch(each -> each.value().equals(heading));
            if (known && !heading.equals(row.heading()))
                chosen.put(row.field().key(), heading.equals(NONE) ? "" : heading);
        }
        var period = typed.getOrDefault(PERIOD, columns.period()).strip();
        if (SpendFile.isPeriod(period)) chosen.put(Field.DATE.key(), period);
        else if (!columns.period().isEmpty()) chosen.remove(Field.DATE.key());
        if (typed.getOrDefault(Chosen.SHEETS, "").equals(Chosen.HIDDEN)) chosen.put(Chosen.SHEETS, Chosen.HIDDEN);
        else chosen.remove(Chosen.SHEETS);
        return chosen;
    }

    /// What of a choice holds for the next file: its columns, and not the period that it is about,
    /// nor what its workbook hides.
    public static Map<String, String> remembered(Map<String, String> chosen) {
        var remembered = new TreeMap<>(chosen);
        if (SpendFile.isPeriod(chosen.getOrDefault(Field.DATE.key(), ""))) remembered.remove(Field.DATE.key());
        remembered.remove(Chosen.SHEETS);
        return remembered;
    }

    /// What people call the field.
    public static String label(Field field) {
        return switch (field) {
            case DATE -> "Date paid";
            case SUPPLIER -> "Supplier";
            case AMOUNT -> "Amount";
            case CREDIT -> "Credits, taken off the amount";
            case DEPARTMENT -> "Department";
            case PURPOSE -> "Purpose";
            case CATEGORY -> "Category";
            case VAT -> "Supplier’s VAT number";
            case INVOICE -> "Invoice number";
            case INVOICE_DATE -> "Date of the invoice";
            case COMPANY_NUMBER -> "Company number";
            case CHARITY_NUMBER -> "Charity number";
            case POSTCODE -> "Supplier’s postcode";
            case VCSE -> "Whether a charity or social enterprise";
            case SME -> "Whether a small or medium firm";
        };
    }
}
