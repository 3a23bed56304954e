package org.tallystick.library.survey.tally;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.ResponseReader;
import org.tallystick.shared.Numbers;

/// Packs responses one by one. Give them in an order that says nothing about when they came.
public final class PackedBuilder {

    private static final List<String> ANSWERED = List.of("answered");

    private final Map<String, Filling> columns = new LinkedHashMap<>();
    private int size;

    /// Columns for everything that the survey asks; of words, contact details and files only
    /// whether there are any.
    public static PackedBuilder of(Survey survey) {
        var builder = new PackedBuilder();
        survey.items().forEach(builder::column);
        return builder;
    }

    private void column(Item item) {
        columns.put(
                item.id(),
                switch (item.kind()) {
                    case Kind.OneOf(var options) -> new Ones(ids(options));
                    case Kind.Ranked(var options, var _) -> new Ones(ids(options));
                    case Kind.ManyOf(var options, var _) -> new Manys(ids(options));
                    case Kind.NumberIn _ -> new Found();
                    case Kind.Rated _, Kind.ShortText _, Kind.LongText _, Kind.Contact _, Kind.Upload _ ->
                        new Ones(ANSWERED);
                });
    }

    /// A column whose values are those that are found.
    public PackedBuilder found(String item) {
        columns.putIfAbsent(item, new Found());
        return this;
    }

    /// The ids of what is packed.
    Set<String> items() {
        return columns.keySet();
    }

    public void add(Answers answers) {
        columns.forEach((item, column) -> {
            var answer = answers.byItem().get(item);
            if (answer != null) column.put(size, answer);
        });
        size++;
    }

    /// Without the items that have more different answers than a column takes.
    public Packed build() {
        var built = new LinkedHashMap<String, PackedColumn>();
        columns.forEach((item, column) -> {
            if (!column.full()) built.put(item, column.build(size));
        });
        return new Packed(size, built);
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private static Map<String, Integer> codes(List<String> values) {
        var codes = new HashMap<String, Integer>();
        for (var value : values) codes.put(value, codes.size() + 1);
        return codes;
    }

    private sealed interface Filling {
        void put(int row, Answer answer);

        PackedColumn build(int size);

        /// Whether more different answers came than a column takes.
        default boolean full() {
            return false;
        }
    }

    /// One of a known list; of a ranking the option put first.
    private static final class Ones implements Filling {
        private final List<String> values;
        private final Map<String, Integer> codes;
        private char[] rows = new char[64];

        Ones(List<String> values) {
            this.values = values;
            this.codes = codes(values);
        }

        @Override
        public void put(int row, Answer answer) {
            if (row >= rows.length) rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
            var value = answer instanceof Answer.Chosen(var options) ? options.getFirst() : ANSWERED.getFirst();
            rows[row] = (char) codes.getOrDefault(value, 0).intValue();
        }

        @Override
        public PackedColumn build(int size) {
            return new PackedColumn.One(values, Arrays.copyOf(rows, size));
        }
    }

    private static final class Manys implements Filling {
        private final List<String> values;
        private final Map<String, Integer> codes;
        private final int width;
        private long[] bits;

        Manys(List<String> values) {
            this.values = values;
            this.codes = codes(values);
            this.width = PackedColumn.Many.width(values.size());
            this.bits = new long[64 * width];
        }

        @Override
        public void put(int row, Answer answer) {
            if ((row + 1) * width > bits.length)
                bits = Arrays.copyOf(bits, Math.max((row + 1) * width, bits.length * 2));
            if (!(answer instanceof Answer.Chosen(var options))) return;
            for (var option : options) {
                int code = codes.getOrDefault(option, 0);
                if (code > 0) bits[row * width + (code - 1) / 64] |= 1L << (code - 1);
            }
        }

        @Override
        public PackedColumn build(int size) {
            return new PackedColumn.Many(values, Arrays.copyOf(bits, size * width));
        }
    }

    /// Values as they turn up, sorted at the end: numbers by size, then text.
    private static final class Found implements Filling {
        private static final Comparator<String> BY_SIZE = Comparator.comparing(
                        Found::number, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder());

        private final Map<String, Integer> codes = new LinkedHashMap<>();
        private char[] rows = new char[64];
        private boolean full;

        @Override
        public boolean full() {
            return full;
        }

        @Override
        public void put(int row, Answer answer) {
            if (full) return;
            if (row >= rows.length) rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
            var value = switch (answer) {
                case Answer.Chosen(var options) -> options.getFirst();
                case Answer.Number(var number) -> ResponseReader.plain(number).toPlainString();
                case Answer.Written(var text) -> text;
                case Answer.ContactDetails _, Answer.Uploaded _ -> ANSWERED.getFirst();
            };
            var code = codes.get(value);
            if (code == null) {
                if (codes.size() == PackedColumn.MOST_VALUES) {
                    full = true;
                    return;
                }
                code = codes.size() + 1;
                codes.put(value, code);
            }
            rows[row] = (char) code.intValue();
        }

        @Override
        public PackedColumn build(int size) {
            var sorted = codes.keySet().stream().sorted(BY_SIZE).toList();
            var places = codes(sorted);
            var anew = new char[codes.size() + 1];
            codes.forEach((value, code) ->
                    anew[code] = (char) places.getOrDefault(value, 0).intValue());
            var moved = new char[size];
            IntStream.range(0, Math.min(size, rows.length)).forEach(row -> moved[row] = anew[rows[row]]);
            return new PackedColumn.One(sorted, moved);
        }

        private static @Nullable BigDecimal number(String value) {
            return Numbers.read(value).orElse(null);
        }
    }
}
