package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.VatBasis;

/// One contract.
///
/// @param supplierSize null where nobody has said
/// @param value null where it is not stated
/// @param place the GSS code of the area it serves; null where it is not known
/// @param category "goods", "services", "works", or empty
/// @param procurement the procurement it was awarded in; null where it began from a published
///   release
/// @param ocid names the contracting process; null where it was awarded here
/// @param source where the published notice can be read
/// @param confirmedAt when its commitments were confirmed, and it became public; null before
public record Contract(
        UUID id,
        String title,
        OrganisationId buyer,
        String buyerName,
        OrganisationId supplier,
        String supplierName,
        @Nullable Size supplierSize,
        @Nullable Money value,
        LocalDate starts,
        LocalDate ends,
        @Nullable String place,
        @Nullable String placeName,
        String category,
        @Nullable UUID procurement,
        @Nullable String ocid,
        @Nullable String source,
        @Nullable Instant confirmedAt) {

    private static final BigDecimal WITH_VAT = new BigDecimal("1.2");

    public boolean confirmed() {
        return confirmedAt != null;
    }

    /// The value in pounds without VAT, so that contracts compare; an amount with VAT counts
    /// without the standard rate of 20%. Null where no value in pounds is stated.
    public @Nullable BigDecimal pounds() {
        if (value == null || !value.currency().equals("GBP")) return null;
        return value.vat() == VatBasis.INCLUDING
                ? value.amount().divide(WITH_VAT, 2, RoundingMode.HALF_UP)
                : value.amount();
    }

    /// Every quarter for which a return is asked: those with a day of the contract in them.
    public List<Quarter> quarters() {
        return Quarter.between(starts, ends).toList();
    }
}
