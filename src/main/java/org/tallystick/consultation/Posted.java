package org.tallystick.consultation;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.tallystick.library.sheet.Cell;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.shared.Problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The fields of a form as they came, without characters that no document may hold. What a page put
/// there itself and is not readable any more answers 400; what a person typed is only read.
public record Posted(Map<String, List<String>> all) {

    public static Posted of(MultiValueMap<String, String> form) {
        var all = new LinkedHashMap<String, List<String>>();
        form.forEach(
                (name, values) -> all.put(name, values.stream().map(Posted::readable).toList()));
        return new Posted(all);
    }

    private static String readable(String typed) {
        return Cell.text(typed.replace("\r\n", "\n").replace('\r', '\n')).text();
    }

    public String text(String name) {
        return all.getOrDefault(name, List.of("")).getFirst().strip();
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(text(name)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Made when the form was shown.
    public UUID key() {
        return id("key").orElseThrow(Posted::unreadable);
    }

    /// What a page of an answer carries beside the answers: no question's id begins with a line.
    public String carried(String name) {
        return text("_" + name);
    }

    public UUID carriedKey() {
        return id("_key").orElseThrow(Posted::unreadable);
    }

    public Optional<Integer> whole(String name) {
        return text(name).matches("[0-9]{1,6}")
                ? Optional.of(Integer.parseInt(text(name)))
                : Optional.empty();
    }

    /// The version that the page showed.
    public int seen() {
        return whole("seen").orElseThrow(Posted::unreadable);
    }

    public Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }

    public static ResponseStatusException unreadable() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
