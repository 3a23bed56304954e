package org.tallystick.library.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answers of one respondent, by the ids of the items answered.
public record Answers(Map<String, Answer> byItem) {

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        byItem = Collections.unmodifiableMap(new LinkedHashMap<>(byItem));
    }

    public Optional<Answer> to(String item) {
        return Optional.ofNullable(byItem.get(item));
    }

    /// The options chosen for an item; none where it was not answered, or has no options.
    public List<String> chosen(String item) {
        return byItem.get(item) instanceof Answer.Chosen(var options) ? options : List.of();
    }

    /// These answers with a section's answered anew: what was said there before is gone.
    public Answers with(Section section, Answers anew) {
        var all = new LinkedHashMap<>(byItem);
        section.items().forEach(item -> all.remove(item.id()));
        all.putAll(anew.byItem);
        return new Answers(all);
    }

    /// These answers with another to one item; with none, its answer is gone.
    public Answers with(String item, @Nullable Answer answer) {
        var all = new LinkedHashMap<>(byItem);
        if (answer == null) all.remove(item);
        else all.put(item, answer);
        return new Answers(all);
    }

    /// Only the answers to these items.
    public Answers only(Set<String> items) {
        var kept = new LinkedHashMap<>(byItem);
        kept.keySet().retainAll(items);
        return new Answers(kept);
    }
}
