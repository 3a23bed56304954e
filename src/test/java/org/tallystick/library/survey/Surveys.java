package org.tallystick.library.survey;

import java.util.List;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A survey with every kind of question, for tests.
public final class Surveys {

    public static final String EVERY_KIND = """
            {"title": {"en": "Everything", "cy": "Popeth"}, "introduction": "Leave out what you like",
             "source": "A test", "licence": "None",
             "sections": [
              {"id": "one", "title": "You", "questions": [
               {"id": "who", "label": "Who are you?", "kind": "contact"},
               {"id": "org", "label": "Are you an organisation?", "kind": "one of",
                "options": [{"id": "yes", "label": {"en": "Yes", "cy": "Ydw"}}, {"id": "no", "label": "No"}],
                "compulsoryBecause": "The next questions depend on it"},
               {"id": "groups", "label": "Whom do you serve?", "kind": "many of", "most": 2,
                "options": ["Young people", "Leisure, recreation and sports", "Disability",
                            {"label": "None", "alone": true}],
                "protectedCharacteristic": true}]},
              {"id": "two", "title": "Opinions", "shownIf": [{"answer": "org", "isNot": "no"}], "questions": [
               {"id": "Q2", "label": "Do you agree?", "kind": "rated", "scale": ["Agree", "Disagree"],
                "statements": [
                 {"id": "Q2a", "label": "It helps", "principle": "P1"},
                 {"id": "Q2b", "label": "We would sign", "measure": "M1",
                  "shownIf": [{"answer": "org", "is": ["yes"]}]}],
                "comment": "Remarks", "smallCounts": "Opinions"},
               {"id": "n", "label": "How many?", "kind": "number", "least": 1, "most": 14, "unit": "measures"},
               {"id": "money", "label": "How much?", "kind": "number", "least": 0, "most": 1000000, "places": 2},
               {"id": "short", "label": "In a word", "kind": "short text", "most": 10},
               {"id": "long", "label": "At length", "kind": "long text"},
               {"id": "order", "label": "What first?", "kind": "rank", "options": ["A", "B", "C"], "most": 2},
               {"id": "paper", "label": "Your paper", "kind": "file"}]}]}
            """;

    private Surveys() {}

    public static Survey everyKind() {
        return SurveyDocument.parse(EVERY_KIND);
    }

    static List<String> problems(String document) {
        return SurveyDocument.read(document) instanceof Checked.Invalid<Survey>(List<Problem> problems)
                ? problems.stream().map(Problem::message).toList()
                : List.of();
    }
}
