package org.tallystick.planning.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.LocalShare;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Publisher;

/// What is known of one category of spending in one place.
///
/// @param category as the payments name it
/// @param share of the whole category
/// @param trend each quarter's spending
/// @param suppliers those paid most for it
/// @param near firms and charities that are registered here in the place and are not among them
/// @param ending contracts of the publisher that end within 24 months, the first to end first
record Market(
        Publisher publisher,
        Definition definition,
        String category,
        LocalShare share,
        List<Paid> trend,
        List<Supplier> suppliers,
        List<Near> near,
        List<Contract> ending,
        List<Note> notes) {

    public Market {
        trend = List.copyOf(trend);
        suppliers = List.copyOf(suppliers);
        near = List.copyOf(near);
        ending = List.copyOf(ending);
        notes = List.copyOf(notes);
    }

    public record Paid(Quarter quarter, BigDecimal amount) {}

    /// @param place "local", "elsewhere" or "unknown"
    /// @param authority the name of the authority it is in; "" where that is not known
    public record Supplier(String name, String place, String authority, BigDecimal paid) {}

    /// @param kind what kind of organisation it is, in words
    /// @param signed whether it has signed a charter
    public record Near(String name, String kind, boolean signed) {}

    /// @param on the day that the note speaks of
    public record Note(UUID id, LocalDate on, String words) {}
}
