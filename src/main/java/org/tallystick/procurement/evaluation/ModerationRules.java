package org.tallystick.procurement.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.procurement.evaluation.Scores.Score;

/// How far evaluators are apart on one answer, and what flows in where they are not.
final class ModerationRules {

    private ModerationRules() {}

    /// The points between the lowest and the highest score; 0 where there are none.
    static int apart(List<Score> scores) {
        return scores.stream().mapToInt(Score::points).max().orElse(0)
                - scores.stream().mapToInt(Score::points).min().orElse(0);
    }

    /// The score that everybody gave; empty where they differ or nobody scored.
    static Optional<Integer> unanimous(List<Score> scores) {
        return scores.isEmpty() || apart(scores) > 0
                ? Optional.empty()
                : Optional.of(scores.getFirst().points());
    }

    /// The evaluators' reasons, each once, for the agreed reason to begin from.
    static String reasons(List<Score> scores) {
        return scores.stream().map(each -> each.because().strip()).distinct().collect(Collectors.joining("\n"));
    }
}
