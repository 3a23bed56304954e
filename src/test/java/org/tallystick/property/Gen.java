package org.tallystick.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes values of one kind from a source of random numbers; the edges come up more often.
@FunctionalInterface
public interface Gen<T extends @Nullable Object> {

    T next(Random random);

    @SafeVarargs
    static <T> Gen<T> of(T... values) {
        return random -> values[random.nextInt(values.length)];
    }

    static <T> Gen<T> of(List<T> values) {
        return random -> values.get(random.nextInt(values.size()));
    }

    static <E extends Enum<E>> Gen<E> of(Class<E> type) {
        return of(type.getEnumConstants());
    }

    @SafeVarargs
    static <T> Gen<T> oneOf(Gen<? extends T>... kinds) {
        return random -> kinds[random.nextInt(kinds.length)].next(random);
    }

    static Gen<Integer> ints(int least, int most) {
        return longs(least, most).map(Long::intValue);
    }

    static Gen<Long> longs(long least, long most) {
        return random -> switch (random.nextInt(12)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> Math.clamp(0, least, most);
            default -> most == Long.MAX_VALUE ? random.nextLong() : random.nextLong(least, most + 1);
        };
    }

    /// @param places how many decimal places each has
    static Gen<BigDecimal> decimals(BigDecimal least, BigDecimal most, int places) {
        var low = least.movePointRight(places).toBigIntegerExact();
        var width = most.movePointRight(places).toBigIntegerExact().subtract(low);
        return random -> {
            var at = switch (random.nextInt(12)) {
                case 0 -> BigInteger.ZERO;
                case 1 -> width;
                default -> new BigInteger(width.bitLength() + 8, random).mod(width.add(BigInteger.ONE));
            };
            return new BigDecimal(low.add(at), places);
        };
    }

    /// Texts of these signs.
    static Gen<String> texts(String signs, int shortest, int longest) {
        var points = signs.codePoints().toArray();
        return random -> {
            var text = new StringBuilder();
            for (var left = ints(shortest, longest).next(random); left > 0; left--)
                text.appendCodePoint(points[random.nextInt(points.length)]);
            return text.toString();
        };
    }

    /// Texts of any signs that Unicode has, no half pairs among them.
    static Gen<String> texts(int longest) {
        return random -> {
            var text = new StringBuilder();
            for (var left = ints(0, longest).next(random); left > 0; left--)
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(128);
                            case 1 -> random.nextInt(0x300);
                            case 2 -> random.nextInt(0xD800);
                            default -> 0xE000 + random.nextInt(0x10_2000);
                        });
            return text.toString();
        };
    }

    default <R extends @Nullable Object> Gen<R> map(Function<? super T, ? extends R> to) {
        return random -> to.apply(next(random));
    }

    default Gen<T> filter(Predicate<? super T> wanted) {
        return random -> {
            for (var attempt = 0; attempt < 10_000; attempt++) {
                var made = next(random);
                if (wanted.test(made)) return made;
            }
            throw new IllegalStateException("nothing that is wanted was made");
        };
    }

    /// Null as often as `part` of 1.
    default Gen<@Nullable T> orNull(double part) {
        return random -> random.nextDouble() < part ? null : next(random);
    }

    default Gen<List<T>> list(int shortest, int longest) {
        return random -> {
            var list = new ArrayList<T>();
            for (var left = ints(shortest, longest).next(random); left > 0; left--) list.add(next(random));
            return list;
        };
    }

    /// Of as many different values as come up in ten times that many tries.
    default Gen<Set<T>> set(int smallest, int largest) {
        return random -> {
            var set = new LinkedHashSet<T>();
            var wanted = ints(smallest, largest).next(random);
            for (var attempt = 0; attempt < 10 * largest && set.size() < wanted; attempt++) set.add(next(random));
            return set;
        };
    }
}
