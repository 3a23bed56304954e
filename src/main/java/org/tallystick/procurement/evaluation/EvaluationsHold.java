package org.tallystick.procurement.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.procurement.bid.Entrant;
import org.tallystick.procurement.evaluation.ScoringRules.Asked;
import org.tallystick.shared.Invariant;
import tools.jackson.databind.json.JsonMapper;

/// Each award's points follow from its own criteria, quantities and agreed scores.
@Component
final class EvaluationsHold implements Invariant {

    private final JdbcClient db;
    private final JsonMapper json;

    EvaluationsHold(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public String sentence() {
        return "Every award's totals recompute from its published points, quantities and agreed" + " scores";
    }

    @Override
    public List<String> breaches() {
        return db
                .sql("select evaluation from procurement.award order by procurement")
                .query(String.class)
                .list()
                .stream()
                .map(text -> json.readValue(text, Evaluation.class))
                .filter(evaluation -> !holds(evaluation))
                .map(evaluation -> "the award of procurement " + evaluation.procurement())
                .toList();
    }

    static boolean holds(Evaluation evaluation) {
        var scores = new HashMap<Asked, Integer>();
        for (var one : evaluation.agreed())
            scores.put(new Asked(one.bid(), one.measure(), one.question()), one.points());
        return ScoringRules.rank(evaluation.criteria(), entrants(evaluation), scores)
                .equals(new Ranking.Ranked(evaluation.places()));
    }

    private static List<Entrant> entrants(Evaluation evaluation) {
        var quantities = new LinkedHashMap<UUID, Map<String, BigDecimal>>();
        for (var place : evaluation.places()) quantities.put(place.bid(), new HashMap<>());
        for (var amount : evaluation.amounts())
            quantities
                    .computeIfAbsent(amount.bid(), _ -> new HashMap<>())
                    .put(amount.measure(), new BigDecimal(amount.quantity()));
        var entrants = new ArrayList<Entrant>();
        quantities.forEach((bid, promised) -> entrants.add(new Entrant(bid, "", promised)));
        return entrants;
    }
}
