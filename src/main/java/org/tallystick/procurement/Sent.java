package org.tallystick.procurement;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Typed;
import org.tallystick.shared.Problem;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The fields of a form as they came. What a page put there itself (keys, versions) and is not
/// readable any more answers 400; what a person typed is only read.
public record Sent(MultiValueMap<String, String> all) {

    public String text(String name) {
        var typed = all.getFirst(name);
        return typed == null ? "" : Typed.clean(typed);
    }

    public List<String> texts(String name) {
        return all.getOrDefault(name, List.of());
    }

    /// A date's three fields as one text, "1/4/2027"; empty where all are.
    public String day(String name) {
        var parts = Stream.of("day", "month", "year").map(part -> text(name + "." + part)).toList();
        return parts.stream().allMatch(String::isEmpty) ? "" : String.join("/", parts);
    }

    public Optional<UUID> uuid(String name) {
        try {
            return Optional.of(UUID.fromString(text(name)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Made when the form was shown.
    public UUID key() {
        return needed("key");
    }

    public UUID needed(String name) {
        return uuid(name).orElseThrow(Sent::unreadable);
    }

    /// The version that the page showed.
    public int seen() {
        return whole("seen").orElseThrow(Sent::unreadable);
    }

    public Optional<Integer> whole(String name) {
        return text(name).matches("[0-9]{1,8}")
                ? Optional.of(Integer.parseInt(text(name)))
                : Optional.empty();
    }

    public Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }

    /// Refused as a whole, for this reason.
    public Fields fields(String sentence) {
        return fields(List.of(Problem.ofAll(sentence)));
    }

    private static ResponseStatusException unreadable() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
