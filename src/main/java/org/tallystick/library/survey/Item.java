package org.tallystick.library.survey;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smallest thing that is answered: a question, one statement of a rated question, or the
/// remarks on a question. Answers, columns of a responses file and tallies go by its id.
///
/// @param kind never [Kind.Rated]: a statement is one of the scale's options
/// @param statement the statement, where it is one
/// @param remarks whether it is the box for remarks, whose id is the question's with ".comment"
public record Item(
        String id, Question question, @Nullable Statement statement, boolean remarks, Words label, Kind kind) {

    /// The field that takes back the file sent before.
    public static final String REMOVE = ".remove";

    private static final String REMARKS = ".comment";
    private static final int LONGEST_REMARK = 4_000;

    static List<Item> of(Question question) {
        var items = new ArrayList<Item>();
        if (question.kind() instanceof Kind.Rated(var scale, var statements))
            for (var statement : statements)
                items.add(
                        new Item(statement.id(), question, statement, false, statement.label(), new Kind.OneOf(scale)));
        else items.add(new Item(question.id(), question, null, false, question.label(), question.kind()));
        var comment = question.comment();
        if (comment != null)
            items.add(new Item(remarksOn(question), question, null, true, comment, new Kind.LongText(LONGEST_REMARK)));
        return List.copyOf(items);
    }

    /// The id of the box for remarks on a question.
    public static String remarksOn(Question question) {
        return question.id() + REMARKS;
    }

    /// The names of the form's fields beside the one with its own id: no question may have one.
    List<String> fields() {
        return switch (kind) {
            case Kind.Contact(var parts) ->
                parts.stream().map(part -> id + "." + part.key()).toList();
            case Kind.Ranked(var options, var _) ->
                java.util.stream.IntStream.rangeClosed(1, options.size())
                        .mapToObj(at -> id + "." + at)
                        .toList();
            case Kind.OneOf _, Kind.ManyOf _, Kind.Rated _, Kind.NumberIn _, Kind.ShortText _, Kind.LongText _ ->
                List.of();
            case Kind.Upload _ -> List.of(id + REMOVE);
        };
    }

    /// Whether its answers are counted by option.
    public boolean tallied() {
        return !kind.choices().isEmpty() || kind instanceof Kind.NumberIn;
    }

    /// By whose answers the item is shown; its section may have conditions besides.
    public List<Condition> conditions() {
        var conditions = new ArrayList<>(question.shownIf());
        conditions.addAll(ownConditions());
        return conditions;
    }

    /// Those of the statement alone.
    public List<Condition> ownConditions() {
        return statement == null ? List.of() : statement.shownIf();
    }
}
