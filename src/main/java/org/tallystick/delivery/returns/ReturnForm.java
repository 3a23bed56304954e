package org.tallystick.delivery.returns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A return as it was typed. For each promise, by its id: the fields of its kind (`amount-`,
/// `part-`, `whole-`, `words-`, `answer-`), one line of what was done (`done-`) and the files
/// attached (`evidence-`, ids parted by commas). A promise left empty claims nothing this quarter.
record ReturnForm(Map<String, String> typed) {

    private static final List<String> PARTS = List.of("amount", "part", "whole", "words", "answer");

    /// Says that something was saved, so that a form emptied on purpose is not filled again.
    private static final String SAVED = "saved";

    ReturnForm {
        typed = Map.copyOf(typed);
    }

    /// What was posted for these promises; every other field is left out.
    static ReturnForm posted(List<ReturnForms.Asked> asked, MultiValueMap<String, String> all) {
        var typed = new HashMap<>(Map.of(SAVED, "yes"));
        for (var promise : asked)
            names(promise.commitment().id()).forEach(name -> {
                var text = String.join(",", all.getOrDefault(name, List.of()));
                if (!text.isBlank()) typed.put(name, text);
            });
        return new ReturnForm(typed);
    }

    /// What a return claims, to be corrected.
    static ReturnForm of(Return standing) {
        var typed = new HashMap<String, String>();
        for (var claim : standing.claims()) {
            var id = claim.commitment();
            switch (claim.quantity()) {
                case Quantity.Count(var amount) -> typed.put("amount-" + id, amount.toPlainString());
                case Quantity.Pounds(var amount) -> typed.put("amount-" + id, amount.toPlainString());
                case Quantity.Share(var part, var whole) -> {
                    typed.put("part-" + id, part.toPlainString());
                    typed.put("whole-" + id, whole.toPlainString());
                }
                case Quantity.Narrative(var words) -> typed.put("words-" + id, words);
                case Quantity.YesNo(var yes) -> typed.put("answer-" + id, yes ? "yes" : "no");
            }
            typed.put("done-" + id, claim.done());
            typed.put(
                    "evidence-" + id,
                    claim.evidence().stream().map(file -> file.id().toString()).collect(Collectors.joining(",")));
        }
        return new ReturnForm(typed);
    }

    private static Stream<String> names(UUID id) {
        return Stream.concat(PARTS.stream(), Stream.of("done", "evidence", "sure"))
                .map(part -> part + "-" + id);
    }

    ReturnForm attach(UUID commitment, UUID file) {
        var more = new HashMap<>(typed);
        more.merge("evidence-" + commitment, file.toString(), (a, b) -> a + "," + b);
        return new ReturnForm(more);
    }

    /// The lines that are claimed, or everything that is wrong with them.
    ///
    /// @param shelf the files on the supplier's shelf
    Checked<List<ClaimLine>> check(List<ReturnForms.Asked> asked, Set<UUID> shelf) {
        var problems = new ArrayList<Problem>();
        var lines = new ArrayList<ClaimLine>();
        for (var promise : asked) if (!blank(promise.commitment().id())) line(promise.commitment(), lines, problems);
        var held = asked.stream()
                .map(ReturnForms.Asked::commitment)
                .collect(Collectors.toMap(Commitment::id, Function.identity()));
        problems.addAll(ReturnRules.problems(held, lines, shelf));
        return problems.isEmpty() ? new Checked.Valid<>(lines) : new Checked.Invalid<>(problems);
    }

    private void line(Commitment asked, List<ClaimLine> lines, List<Problem> problems) {
        var id = asked.id();
        var parts = new HashMap<String, String>();
        for (var part : PARTS) parts.put(part, text(part + "-" + id));
        switch (Quantity.delivered(asked.kind(), asked.unit(), parts)) {
            case Checked.Valid<Quantity>(var quantity) -> {
                lines.add(new ClaimLine(id, quantity, text("done-" + id), files(id)));
                ReturnRules.doubt(quantity)
                        .filter(_ -> !text("sure-" + id).equals("yes"))
                        .ifPresent(doubt -> problems.add(new Problem("part-" + id, asked.name() + ": " + doubt)));
            }
            case Checked.Invalid<Quantity>(var wrong) ->
                wrong.forEach(problem ->
                        problems.add(new Problem(problem.field() + "-" + id, asked.name() + ": " + problem.message())));
        }
    }

    private boolean blank(UUID id) {
        return names(id).allMatch(name -> text(name).isEmpty());
    }

    private String text(String name) {
        return typed.getOrDefault(name, "")
                .replace("\0", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    private List<UUID> files(UUID commitment) {
        var files = new ArrayList<UUID>();
        for (var id : text("evidence-" + commitment).split(",", -1))
            if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) files.add(UUID.fromString(id));
        return files;
    }

    /// The same for the same words, so that what was checked is what is sent.
    String fingerprint() {
        var ordered = new TreeMap<>(typed);
        ordered.values().removeIf(String::isBlank);
        return UUID.nameUUIDFromBytes(ordered.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// What this form says of each promise where another says otherwise: "Jobs for residents: 3".
    List<String> differences(ReturnForm other, List<ReturnForms.Asked> asked) {
        var differences = new ArrayList<String>();
        for (var each : asked) {
            var id = each.commitment().id().toString();
            var said = typed.entrySet().stream()
                    .filter(field -> field.getKey().endsWith(id))
                    .filter(field -> !field.getKey().startsWith("evidence-"))
                    .sorted(Map.Entry.comparingByKey())
                    .filter(field -> !field.getValue().isBlank())
                    .toList();
            var same = typed.entrySet().stream()
                    .filter(field -> field.getKey().endsWith(id))
                    .allMatch(field -> field.getValue()
                            .strip()
                            .equals(other.typed.getOrDefault(field.getKey(), "").strip()));
            if (!same)
                differences.add(each.commitment().name()
                        + ": "
                        + (said.isEmpty()
                                ? "left blank"
                                : said.stream().map(Map.Entry::getValue).collect(Collectors.joining(", "))));
        }
        return differences;
    }

    /// As the page's fields; the files attached to a promise are the boxes that are ticked.
    Fields fields(List<Problem> problems) {
        var all = new LinkedHashMap<String, Object>(typed);
        typed.forEach((name, text) -> {
            if (name.startsWith("evidence-")) all.put(name, text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
        });
        return Fields.of(all, problems);
    }
}
