package org.tallystick.library.survey.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// How far two people who judged the same things agree beyond chance: Cohen's kappa (J. Cohen, "A
/// coefficient of agreement for nominal scales", Educational and Psychological Measurement 20,
/// 1960).
///
/// @param things how many both judged
/// @param agreed on how many they said the same
/// @param byChance the sum, over all judgements, of how often the one gave it times how often the
///   other did
public record Agreement(int things, int agreed, long byChance) {

    /// From -1 to 1, rounded half up once to two decimals: (things × agreed − by chance) / (things²
    /// − by chance). Nothing where nothing was judged, or where both always gave the same one
    /// judgement, so that chance explains everything.
    public Optional<BigDecimal> kappa() {
        var left = BigDecimal.valueOf((long) things * things - byChance);
        return left.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf((long) things * agreed - byChance).divide(left, 2, RoundingMode.HALF_UP));
    }
}
