package org.tallystick.library.survey.answer;

import java.util.List;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.survey.Answers;

/// One row of a responses file.
///
/// @param problems the cells set aside because they answer nothing that the survey asks; the others
///   stand
public record ResponseRow(Answers answers, List<CellProblem> problems) {

    public ResponseRow {
        problems = List.copyOf(problems);
    }

    /// Whether the row says nothing at all.
    public boolean isEmpty() {
        return answers.byItem().isEmpty() && problems.isEmpty();
    }
}
