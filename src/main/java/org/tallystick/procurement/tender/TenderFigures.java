package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Many;
import org.tallystick.shared.UkTime;

/// A tender and its bids in the words of the pages.
public final class TenderFigures {

    private TenderFigures() {}

    /// One question that evaluators score, numbered as the pages number it.
    ///
    /// @param part DELIVERY or VERIFICATION
    public record Scored(int number, Choice choice, ScoredPart part, BigDecimal most) {

        public String title() {
            return choice.name() + ": " + part.words().toLowerCase(java.util.Locale.UK);
        }
    }

    public static List<Scored> questions(Tender tender) {
        var questions = new ArrayList<Scored>();
        for (var choice : tender.choices()) {
            var points = choice.points();
            if (points == null) continue;
            for (var part : List.of(ScoredPart.DELIVERY, ScoredPart.VERIFICATION))
                if (points.of(part).signum() > 0)
                    questions.add(new Scored(questions.size() + 1, choice, part, points.of(part)));
        }
        return questions;
    }

    public static SummaryList facts(Tender tender, String buyer, Instant deadline) {
        return SummaryList.of()
                .row("Buyer", buyer)
                .row("Deadline for bids", UkTime.deadline(deadline))
                .row("Value", tender.value().shownWithBasis())
                .row("Contract", UkTime.date(tender.starts()) + " to " + UkTime.date(tender.ends()))
                .row("Kind", tender.category())
                .row("Where", tender.place())
                .row("Social value", Figures.plain(tender.weight()) + " of 100 points in the whole score");
    }

    /// "Quantity 6, delivery 2, verification 2: 10 points".
    public static String points(Choice choice) {
        var points = choice.points();
        if (points == null) return "A term of the contract: it earns no points";
        return Figures.plain(points.total())
                + " points: quantity "
                + Figures.plain(points.quantity())
                + ", how it will be delivered "
                + Figures.plain(points.delivery())
                + ", how it will be measured and verified "
                + Figures.plain(points.verification());
    }

    /// What a task list says beside a measure.
    public static String brief(Choice choice) {
        var points = choice.points();
        return points == null ? "A term of the contract: no points" : Figures.plain(points.total()) + " points";
    }

    /// How the quantity earns its points.
    public static String method(Choice choice) {
        var points = choice.points();
        if (points == null || points.quantity().signum() == 0) return "";
        var most = Figures.plain(points.quantity());
        var target = choice.target();
        var less = choice.direction() == org.tallystick.framework.Direction.LESS;
        if (target != null)
            return "Quantity: "
                    + most
                    + (less
                            ? " points for " + Figures.plain(target) + " or less, and fewer for more"
                            : " points for " + Figures.plain(target) + " or more, and in proportion for less");
        return less
                ? "Quantity: the lowest bid earns " + most + " points, and each other " + most + " × lowest ÷ its own"
                : "Quantity: the highest bid earns "
                        + most
                        + " points, and each other "
                        + most
                        + " × its own ÷ highest";
    }

    /// "4 apprenticeships".
    public static String shown(Choice choice, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Count(var amount) -> quantity.shown() + " " + Many.unit(amount, choice.unit());
            case Quantity.Pounds _, Quantity.Share _, Quantity.Narrative _, Quantity.YesNo _ -> quantity.shown();
        };
    }
}
