package org.tallystick.library.spendfile;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tallystick.shared.CommandRefused;

/// What a spending file may tell of a payment. Files head their columns in many ways; [Headings]
/// knows them.
public enum Field {
    DATE("date"),
    SUPPLIER("supplier"),
    AMOUNT("amount"),
    /// What came back, where the file tells it in a column of its own: it is taken off.
    CREDIT("credit"),
    DEPARTMENT("department"),
    PURPOSE("purpose"),
    CATEGORY("category"),
    /// The supplier's VAT registration number.
    VAT("vat"),
    INVOICE("invoice"),
    /// The invoice's day, where the payment's own is told in another column.
    INVOICE_DATE("invoiceDate"),
    COMPANY_NUMBER("companyNumber"),
    CHARITY_NUMBER("charityNumber"),
    POSTCODE("postcode"),
    VCSE("vcse"),
    SME("sme");

    private final String key;

    Field(String key) {
        this.key = key;
    }

    /// As the command line and the list of headings write it.
    public String key() {
        return key;
    }

    public static Field of(String key) {
        for (var field : values()) if (field.key.equals(key)) return field;
        throw new IllegalArgumentException("no such field: " + key);
    }

    /// The field that a command names.
    static Field named(String key) {
        for (var field : values()) if (field.key.equalsIgnoreCase(key.strip())) return field;
        throw new CommandRefused("There is no field %s: name %s."
                .formatted(key, Arrays.stream(values()).map(Field::key).collect(Collectors.joining(", "))));
    }
}
