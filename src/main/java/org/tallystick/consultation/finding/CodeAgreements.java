package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.library.survey.tally.Agreement;
import org.tallystick.library.survey.tally.AgreementRules;

/// How far two coders agree on what comments speak of.
@Component
class CodeAgreements {

    private final JdbcClient db;
    private final Codes codes;

    CodeAgreements(JdbcClient db, Codes codes) {
        this.db = db;
        this.codes = codes;
    }

    /// How far the two agree who both coded most of a question's comments: on each code, by its
    /// name.
    ///
    /// @param things how many both coded
    record Agreed(int things, Map<String, Agreement> byCode) {}

    /// Nothing while fewer than two have coded.
    Optional<Agreed> of(UUID consultation, String item) {
        var byCoder = new TreeMap<UUID, Map<UUID, Set<String>>>();
        db.sql("""
                        select distinct on (t.comment, t.coder) t.coder, t.comment,
                               array(select distinct c.now from unnest(t.codes) given join finding.current_code c on c.code = given)::text[] as codes
                        from finding.coding t join finding.comment m on m.id = t.comment
                        where m.consultation = :id and m.item = :item and not t.settles
                        order by t.comment, t.coder, t.coded_at desc, t.id
                        """).param("id", consultation).param("item", item).query(row -> {
            byCoder.computeIfAbsent(row.getObject("coder", UUID.class), _ -> new HashMap<>())
                    .put(row.getObject("comment", UUID.class), Set.of((String[])
                            row.getArray("codes").getArray()));
        });
        return pair(List.copyOf(byCoder.values())).map(pair -> agreed(consultation, item, pair));
    }

    private Agreed agreed(UUID consultation, String item, Pair pair) {
        var byCode = new LinkedHashMap<String, Agreement>();
        for (var code : codes.frame(consultation, item))
            byCode.put(code.name(), AgreementRules.ofCode(code.id().toString(), pair.one(), pair.other()));
        return new Agreed(pair.shared(), byCode);
    }

    /// What two coders found, by comment.
    private record Pair(Map<UUID, Set<String>> one, Map<UUID, Set<String>> other) {
        int shared() {
            var both = new HashSet<>(one.keySet());
            both.retainAll(other.keySet());
            return both.size();
        }
    }

    /// The two with the most comments in common: one who coded many alone says nothing of
    /// agreement.
    private static Optional<Pair> pair(List<Map<UUID, Set<String>>> coders) {
        var pairs = new ArrayList<Pair>();
        for (var one = 0; one < coders.size(); one++)
            for (var other : coders.subList(one + 1, coders.size())) pairs.add(new Pair(coders.get(one), other));
        return pairs.stream().max(Comparator.comparingInt(Pair::shared));
    }
}
