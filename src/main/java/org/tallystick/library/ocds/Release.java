package org.tallystick.library.ocds;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Problem;

/// What a release says, as far as a contract needs it: read, not judged. Whatever could not be read
/// is absent here and named among the problems by its path.
///
/// @param notices the codes of `documents[].noticeType`, like "UK7"; tags say nothing reliable
///   about the notice
record Release(
        @Nullable String ocid,
        @Nullable String id,
        @Nullable Instant date,
        Reference buyer,
        List<Party> parties,
        Tender tender,
        List<Award> awards,
        List<Contract> contracts,
        List<String> notices,
        List<Problem> problems)
        implements Releases.Reading {

    record Reference(@Nullable String id, @Nullable String name) {}

    record Party(
            @Nullable String id,
            @Nullable String name,
            List<String> roles,
            List<Number> numbers,
            @Nullable String scale,
            @Nullable Boolean vcse,
            @Nullable String postcode) {

        boolean is(String role) {
            return roles.contains(role);
        }
    }

    /// An identifier as given.
    record Number(@Nullable String scheme, @Nullable String id) {}

    record Sum(
            String path,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal amountGross,
            @Nullable String currency) {

        boolean stated() {
            return amount != null || amountGross != null;
        }
    }

    record Period(@Nullable LocalDate first, @Nullable LocalDate last) {}

    record Lot(@Nullable String id, Sum value) {}

    record Tender(
            @Nullable String title,
            @Nullable String description,
            @Nullable String status,
            @Nullable String category,
            @Nullable String cpv,
            Sum value,
            List<Lot> lots,
            Period period) {}

    record Award(
            String path,
            @Nullable String id,
            @Nullable String title,
            @Nullable String description,
            @Nullable String status,
            @Nullable String category,
            @Nullable String cpv,
            List<Reference> suppliers,
            Sum value,
            Period period,
            List<String> lots,
            @Nullable URI source) {}

    record Contract(
            String path,
            @Nullable String id,
            @Nullable String award,
            @Nullable String title,
            @Nullable String description,
            @Nullable String status,
            @Nullable String cpv,
            Sum value,
            Period period,
            @Nullable URI source) {}
}
