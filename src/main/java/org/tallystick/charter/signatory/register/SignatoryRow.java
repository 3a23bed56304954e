package org.tallystick.charter.signatory.register;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Many;

/// One signatory, as a line of the public list.
///
/// @param does references of the principles that it lives up to
/// @param plans references of the principles for which it has a plan
/// @param late steps of its plans that are past their day and not done
public record SignatoryRow(
        UUID id,
        String organisation,
        UUID charterId,
        String charter,
        Sector sector,
        Size size,
        @Nullable String place,
        String signedOn,
        String until,
        Signatory.State state,
        List<String> does,
        List<String> plans,
        int steps,
        int done,
        int late,
        List<Card.Kind> offers,
        String address) {

    static SignatoryRow of(
            Signatory each,
            Organisation organisation,
            String charter,
            List<Signatory.Held> held,
            List<Card> cards,
            LocalDate today) {
        var steps = held.stream().flatMap(one -> one.steps().stream()).toList();
        return new SignatoryRow(
                each.id(),
                organisation.name(),
                each.charter(),
                charter,
                organisation.sector(),
                each.size(),
                organisation.place(),
                org.tallystick.shared.UkTime.day(each.signedAt()).toString(),
                each.expiresOn().toString(),
                each.state(),
                principles(held, "DOES"),
                principles(held, "WILL"),
                steps.size(),
                (int) steps.stream().filter(Signatory.Milestone::done).count(),
                (int) steps.stream().filter(step -> step.late(today)).count(),
                List.copyOf(new TreeSet<>(
                        cards.stream().map(Card::kind).filter(Card.Kind::offer).toList())),
                each.address());
    }

    private static List<String> principles(List<Signatory.Held> held, String answer) {
        return held.stream()
                .filter(one -> one.answer().equals(answer))
                .map(Signatory.Held::principle)
                .toList();
    }

    static final List<String> HEADS = List.of(
            "id",
            "organisation",
            "charter",
            "sector",
            "size",
            "place",
            "signed on",
            "until",
            "state",
            "does",
            "plans",
            "steps",
            "steps done",
            "steps late",
            "offers",
            "address");

    List<String> cells() {
        return List.of(
                id.toString(),
                organisation,
                charter,
                sector.words(),
                size.words(),
                place == null ? "" : place,
                signedOn,
                until,
                state.words(),
                String.join(" ", does),
                String.join(" ", plans),
                String.valueOf(steps),
                String.valueOf(done),
                String.valueOf(late),
                String.join("; ", offers.stream().map(Card.Kind::words).toList()),
                address);
    }

    static Table table(List<SignatoryRow> rows) {
        return Table.of(
                        "Signatories",
                        Column.of("Organisation"),
                        Column.of("Charter"),
                        Column.of("What it is"),
                        Column.of("Keeps principles"),
                        Column.of("Plans"),
                        Column.of("Offers"))
                .rows(rows.stream().map(SignatoryRow::shown).toList());
    }

    private List<Cell> shown() {
        return List.of(
                Cell.link(organisation, address),
                Cell.of(charter),
                Cell.of(sector.words() + ", " + size.words() + (place == null ? "" : ", " + place)),
                Cell.of(does.isEmpty() ? "None yet" : String.join(", ", does)),
                Cell.of(plan()),
                Cell.of(
                        offers.isEmpty()
                                ? "None"
                                : String.join(
                                        ", ",
                                        offers.stream().map(Card.Kind::words).toList())));
    }

    /// "3 steps: 1 done, 1 late".
    private String plan() {
        if (steps == 0) return "No plan";
        return Many.of(steps, "step: ", "steps: ") + done + " done" + (late == 0 ? "" : ", " + late + " late");
    }
}
