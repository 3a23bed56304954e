package org.tallystick.procurement.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.procurement.bid.Entrant;
import org.tallystick.procurement.evaluation.Agreements.Agreed;
import org.tallystick.procurement.evaluation.Ranking.Place;
import org.tallystick.procurement.evaluation.Ranking.Term;
import org.tallystick.procurement.evaluation.Scores.Score;
import org.tallystick.procurement.tender.Criterion;
import org.tallystick.procurement.tender.ScoredPart;

/// An evaluation as it is frozen with the award: from its criteria, quantities and agreed scores
/// anybody can recompute its ranking.
///
/// @param version of the tender's plan
/// @param scores the originals, one for each evaluator, bid, measure and question
public record Evaluation(
        UUID procurement,
        int version,
        List<Criterion> criteria,
        List<Amount> amounts,
        List<Interest> interests,
        List<Score> scores,
        List<Agreed> agreed,
        List<Place> places) {

    /// What one bid promises in all for one measure, as it is compared: a share in percent.
    public record Amount(UUID bid, String supplier, String measure, String quantity) {}

    public record Interest(UUID person, UUID bid, boolean conflict, String words) {}

    static List<Amount> amounts(List<Entrant> entrants) {
        var amounts = new ArrayList<Amount>();
        for (var entrant : entrants)
            entrant.quantities().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(each -> amounts.add(new Amount(
                            entrant.bid(),
                            entrant.name(),
                            each.getKey(),
                            each.getValue().toPlainString())));
        return amounts;
    }

    /// What one bidder is told: their own scores with the reasons, and the winner's name and
    /// scores. It holds no word and no figure of another bidder, and so no working that names the
    /// best quantity.
    ///
    /// @param tied whether another bid has as many points
    public record Summary(
            UUID procurement,
            String title,
            String supplier,
            boolean won,
            int place,
            boolean tied,
            String total,
            List<Line> own,
            String winner,
            String winnersTotal,
            List<Line> winners) {
        public Summary {
            own = List.copyOf(own);
            winners = List.copyOf(winners);
        }
    }

    /// @param score 0 to 5, null for a quantity
    /// @param because empty for a quantity, and in the winner's lines for everybody else
    public record Line(
            String measure,
            ScoredPart part,
            String most,
            String points,
            @Nullable Integer score,
            String because) {}

    public Summary summary(String title, Place own, String supplier, UUID winner, String winnersName) {
        var first = places.stream()
                .filter(place -> place.bid().equals(winner))
                .findFirst()
                .orElseThrow();
        return new Summary(
                procurement,
                title,
                supplier,
                own.bid().equals(winner),
                own.place(),
                own.tied(),
                own.total().toPlainString(),
                own.terms().stream().map(term -> line(own.bid(), term, true)).toList(),
                winnersName,
                first.total().toPlainString(),
                first.terms().stream().map(term -> line(winner, term, false)).toList());
    }

    private Line line(UUID bid, Term term, boolean withReason) {
        var score = agreed.stream()
                .filter(one ->
                        one.bid().equals(bid) && one.measure().equals(term.measure()) && one.question() == term.part())
                .findFirst();
        return new Line(
                term.measure(),
                term.part(),
                term.most().toPlainString(),
                term.points().toPlainString(),
                score.map(Agreed::points).orElse(null),
                withReason ? score.map(Agreed::because).orElse("") : "");
    }
}
