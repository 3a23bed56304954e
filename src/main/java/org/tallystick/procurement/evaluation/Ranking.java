package org.tallystick.procurement.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.tallystick.procurement.tender.ScoredPart;

/// The bids in order of their points, or why they cannot be ranked yet.
public sealed interface Ranking {

    record Ranked(List<Place> places) implements Ranking {
        public Ranked {
            places = List.copyOf(places);
        }
    }

    /// @param missing what is still to come, each in words
    record NotYet(List<String> missing) implements Ranking {
        public NotYet {
            missing = List.copyOf(missing);
        }
    }

    /// @param place 1 for the most points; bids with equal points share a place
    /// @param tied whether another bid has the same points
    /// @param total the sum of the terms as shown
    record Place(int place, boolean tied, UUID bid, BigDecimal total, List<Term> terms) {
        public Place {
            terms = List.copyOf(terms);
        }
    }

    /// One term of the sum.
    ///
    /// @param working in words: "10 × £40,000 / £90,000"
    /// @param points to two places, rounded half up here and nowhere else
    record Term(String measure, ScoredPart part, String working, BigDecimal most, BigDecimal points) {}
}
