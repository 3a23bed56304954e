package org.tallystick.library.ocds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Beginning.Refused;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What came of each award and contract, as an aligned table with its count, and as JSON.
final class BeginningTable {

    private static final List<String> HEAD =
            List.of("outcome", "release", "award", "buyer", "supplier", "value", "period", "asks, or why refused");

    /// The widest that a column gets; the last is never cut.
    private static final int WIDEST = 34;

    private BeginningTable() {}

    static String text(List<Beginning> beginnings, boolean questions) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        beginnings.forEach(beginning -> rows.add(row(beginning)));
        var text = new StringBuilder();
        var widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths)).append('\n');
            if (questions && i > 0 && beginnings.get(i - 1) instanceof Ready(var _, var asks))
                asks.forEach(
                        ask -> text.append("    ").append(plain(sentence(ask))).append('\n'));
        }
        return text.append('\n').append(count(beginnings)).append('\n').toString();
    }

    static String json(List<Beginning> beginnings) {
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        var outcomes = beginnings.stream()
                .map(beginning -> switch (beginning) {
                    case Ready ready -> Map.of("ready", ready);
                    case Refused refused -> Map.of("refused", refused);
                })
                .toList();
        return mapper.writeValueAsString(Map.of("outcomes", outcomes, "count", count(beginnings))) + "\n";
    }

    /// "146 ready (146 with questions; 4 tell again of a contract above), 54 refused".
    static String count(List<Beginning> beginnings) {
        var ready = beginnings.stream()
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast)
                .toList();
        var asked = ready.stream().filter(one -> !one.asks().isEmpty()).count();
        var again = ready.size()
                - ready.stream()
                        .map(one -> one.facts().ocid()
                                + " "
                                + one.facts().award()
                                + " "
                                + one.facts().contract())
                        .distinct()
                        .count();
        return ready.size()
                + " ready ("
                + asked
                + " with questions"
                + (again == 0 ? "" : "; " + again + " tell again of a contract above")
                + "), "
                + (beginnings.size() - ready.size())
                + " refused";
    }

    private static List<String> row(Beginning beginning) {
        return switch (beginning) {
            case Refused(var release, var award, var reason) ->
                List.of("refused", release, award, "", "", "", "", reason);
            case Ready(var facts, var asks) ->
                List.of(
                        asks.isEmpty() ? "ready" : "ready, asks",
                        facts.release(),
                        facts.award().replace(facts.ocid(), "…")
                                + (facts.contract() == null ? "" : " / " + facts.contract()),
                        facts.buyer() == null ? "?" : facts.buyer().name(),
                        suppliers(facts.suppliers()),
                        facts.value() == null ? "?" : facts.value().shownWithBasis(),
                        day(facts.first()) + " to " + day(facts.last()),
                        asks.stream().map(ask -> ask.about().field()).distinct().collect(Collectors.joining(", ")));
        };
    }

    private static String suppliers(List<Body> suppliers) {
        var more = suppliers.size() - 1;
        var first = suppliers.getFirst().name();
        return more == 0 ? first : "(" + suppliers.size() + ") " + first;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "?" : day.toString();
    }

    private static String sentence(Question ask) {
        return ask.about().field() + ": " + ask.asks() + (ask.found().isEmpty() ? "" : " [" + ask.found() + "]");
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[HEAD.size()];
        for (var row : rows)
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.min(
                        WIDEST,
                        Math.max(
                                widths[i],
                                row.get(i).codePointCount(0, row.get(i).length())));
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++)
            line.append(padded(plain(row.get(i)), widths[i])).append("  ");
        return line.append(plain(row.getLast())).toString().stripTrailing();
    }

    private static String padded(String cell, int width) {
        var length = cell.codePointCount(0, cell.length());
        return length <= width
                ? cell + " ".repeat(width - length)
                : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    /// A release's text must not move the cursor or colour the terminal.
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }
}
