package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.VatBasis;

/// Reads columns into the room's values.
public final class Rows {

    private Rows() {}

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID optionalId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static OrganisationId organisation(ResultSet row, String column) throws SQLException {
        return new OrganisationId(id(row, column));
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Quarter quarter(ResultSet row, String column) throws SQLException {
        return Quarter.of(date(row, column));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    public static MeasureKind kind(ResultSet row) throws SQLException {
        return MeasureKind.valueOf(row.getString("kind"));
    }

    public static @Nullable Grade grade(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null ? null : Grade.valueOf(name);
    }

    public static @Nullable ClaimState state(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null ? null : ClaimState.valueOf(name);
    }

    public static String[] texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? new String[0] : (String[]) array.getArray();
    }

    /// The amount in two columns; empty where the first is null.
    public static Optional<Amount> amount(ResultSet row, String part, String of) throws SQLException {
        var number = row.getBigDecimal(part);
        return number == null ? Optional.empty() : Optional.of(new Amount(kind(row), number, row.getBigDecimal(of)));
    }

    /// The quantity of a claim; empty where there is no claim.
    public static Optional<Quantity> quantity(ResultSet row) throws SQLException {
        var part = row.getBigDecimal("part");
        if (part == null) return Optional.empty();
        var story = row.getString("story");
        BigDecimal whole = row.getBigDecimal("whole");
        return Optional.of(
                switch (kind(row)) {
                    case COUNT -> new Quantity.Count(part);
                    case POUNDS -> new Quantity.Pounds(part);
                    case SHARE -> new Quantity.Share(part, whole);
                    case NARRATIVE -> new Quantity.Narrative(story == null ? "" : story);
                    case YES_NO -> new Quantity.YesNo(part.signum() > 0);
                });
    }

    public static Contract contract(ResultSet row, int number) throws SQLException {
        var size = row.getString("supplier_size");
        return new Contract(
                id(row, "id"),
                row.getString("title"),
                organisation(row, "buyer"),
                row.getString("buyer_name"),
                organisation(row, "supplier"),
                row.getString("supplier_name"),
                size == null ? null : Size.valueOf(size),
                money(row),
                date(row, "starts"),
                date(row, "ends"),
                row.getString("place"),
                row.getString("place_name"),
                row.getString("category"),
                optionalId(row, "procurement"),
                row.getString("ocid"),
                row.getString("source"),
                instant(row, "confirmed_at"));
    }

    static @Nullable Money money(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return amount == null
                ? null
                : new Money(amount, row.getString("currency"), VatBasis.valueOf(row.getString("vat")));
    }
}
