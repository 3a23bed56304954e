package org.tallystick.library.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.register.Match.Doubtful;
import org.tallystick.library.register.Match.Found;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;

/// Matches names with a register, in this order:
///
/// 1. *identifier*: the line gives a company or charity number that the register has (confidence
///    1). Where the two names have little in common (below 0.60), somebody must look: numbers are
///    mistyped.
/// 2. *exact*: the names come to the same key ([Names]) and only one organisation has it (0.99), or
///    the postcode says which (0.98).
/// 3. *fuzzy*: among entries that share a rare word, or the first or last seven letters, the
///    nearest by Jaro-Winkler. It is taken where the digits in both are the same, no other entry
///    comes as near, and the keys differ by one letter put in, left out, changed or swapped; or it
///    is cut off at 20 letters or more and no other entry begins like it. With the same postcode,
///    0.90 is enough.
/// 4. From 0.90 on, what is not taken is for somebody to look at. Below that it is unmatched.
///
/// 5. Where the payments give a number of the same register and it is another, a name is not taken.
///
/// A name is never matched on a word alone, and what stands for many suppliers never at all.
public final class Matcher {

    private static final double LOOK = 0.90;
    private static final double UNLIKE = 0.60;
    private static final int CUT_OFF = 20;

    private final Register register;
    private final int[] seen;
    private int round;

    /// One matcher for each thread: it keeps track of what it has looked at.
    public Matcher(Register register) {
        this.register = register;
        seen = new int[register.size()];
    }

    public Match match(Asked asked) {
        var bucket = Bucket.of(asked.name());
        if (bucket != Bucket.NAMED) return new Match.Many(bucket);
        var key = Names.key(asked.name()).getBytes(StandardCharsets.US_ASCII);
        var known = byIdentifier(asked);
        if (known != null) return identified(known, key);
        if (key.length == 0) return new Match.Unmatched();
        var exact = register.byKey(key);
        return unlessContradicted(exact.length > 0 ? exact(exact, asked) : fuzzy(key, asked), asked);
    }

    private @Nullable Entry byIdentifier(Asked asked) {
        for (var id : identifiers(asked)) {
            var found = register.find(id.scheme(), id.id());
            if (found != null) return found;
        }
        return null;
    }

    /// The first number that the lines give and that is well formed.
    public static Optional<Identifier> identifier(Asked asked) {
        return identifiers(asked).stream().findFirst();
    }

    private static List<Identifier> identifiers(Asked asked) {
        var found = new ArrayList<Identifier>();
        for (var each : List.of(
                List.of("GB-COH", asked.companyNumber()),
                List.of("GB-CHC", asked.charityNumber()),
                List.of("GB-SC", asked.charityNumber()))) {
            // Norfolk's register writes gb/07445476.
            var number = each.get(1).strip().replaceFirst("(?i)^gb[/-](coh[/-])?", "");
            if (!number.isEmpty()
                    && Identifier.read(each.getFirst(), number) instanceof Checked.Valid<Identifier>(var id))
                found.add(id);
        }
        return found;
    }

    /// The lines give a number of the same register, and it is another.
    private static boolean contradicts(Entry entry, Asked asked) {
        var same = identifiers(asked).stream()
                .filter(id -> id.scheme().equals(entry.scheme()))
                .toList();
        return !same.isEmpty() && same.stream().noneMatch(id -> id.id().equals(entry.id()));
    }

    /// A name is not taken against a number: somebody must look.
    private static Match unlessContradicted(Match match, Asked asked) {
        return match instanceof Found(var entry, var _, var confidence, var _) && contradicts(entry, asked)
                ? new Doubtful(
                        entry,
                        confidence,
                        "The name is this one's, but the payments give another number. Check which is right.")
                : match;
    }

    private static Match identified(Entry entry, byte[] key) {
        var its = Names.key(entry.name()).getBytes(StandardCharsets.US_ASCII);
        double alike = Similarity.jaroWinkler(key, 0, key.length, its, 0, its.length);
        return alike < UNLIKE
                ? new Doubtful(
                        entry,
                        rounded(alike),
                        "The number is this one's, but the name is different. Check which is right.")
                : new Found(entry, "identifier", BigDecimal.ONE, "The number is the same");
    }

    private Match exact(int[] entries, Asked asked) {
        if (organisations(Arrays.stream(entries)).length == 1)
            return new Found(register.entry(entries[0]), "exact", new BigDecimal("0.99"), "The name is the same");
        var here = organisations(Arrays.stream(entries).filter(entry -> samePostcode(entry, asked)));
        return here.length == 1
                ? new Found(
                        register.entry(here[0]),
                        "exact",
                        new BigDecimal("0.98"),
                        "The name and the postcode are the same")
                : new Doubtful(
                        register.entry(entries[0]),
                        new BigDecimal("0.95"),
                        entries.length + " entries have this name. Check which it is.");
    }

    /// Several registers may list one organisation.
    private int[] organisations(IntStream entries) {
        return entries.map(register::organisation).distinct().toArray();
    }

    private Match fuzzy(byte[] key, Asked asked) {
        round++;
        var best = new Best();
        register.eachCandidate(key, entry -> {
            if (seen[entry] == round) return;
            seen[entry] = round;
            best.see(key, entry);
        });
        if (best.entry < 0 || best.score < LOOK) return new Match.Unmatched();
        var entry = register.entry(best.entry);
        if (best.sameDigits && best.taken(key, samePostcode(best.entry, asked)))
            return new Found(entry, "fuzzy", rounded(best.score), best.because);
        return new Doubtful(entry, rounded(best.score), "The names are alike. Check whether they mean the same.");
    }

    /// The nearest entry so far, and how near the next comes.
    private final class Best {
        private int entry = -1;
        private double score;
        private double next;
        private boolean sameDigits;
        private int beginAlike;
        private String because = "";

        void see(byte[] key, int candidate) {
            var keys = register.keys();
            int from = register.from(candidate);
            int to = register.to(candidate);
            boolean begins = key.length >= CUT_OFF
                    && to - from > key.length
                    && Arrays.equals(keys, from, from + key.length, key, 0, key.length);
            if (begins && !isBest(candidate)) beginAlike++;
            double alike = Similarity.jaroWinkler(key, 0, key.length, keys, from, to);
            if (alike > score) {
                if (!isBest(candidate)) next = score;
                score = alike;
                entry = candidate;
                sameDigits = digits(key, 0, key.length) == digits(keys, from, to);
            } else if (alike > next && !isBest(candidate)) next = alike;
        }

        private boolean isBest(int candidate) {
            return entry >= 0 && register.organisation(candidate) == register.organisation(entry);
        }

        boolean taken(byte[] key, boolean samePostcode) {
            var keys = register.keys();
            int from = register.from(entry);
            int to = register.to(entry);
            if (samePostcode) {
                because = "The names are alike, and the postcode is the same";
                return true;
            }
            if (score > next && Similarity.edits(key, 0, key.length, keys, from, to, 1) <= 1) {
                because = "The names differ by one letter";
                return true;
            }
            boolean begins = to - from > key.length && Arrays.equals(keys, from, from + key.length, key, 0, key.length);
            because = "The name is cut off, and only this one begins like it";
            return key.length >= CUT_OFF && begins && beginAlike == 1;
        }
    }

    private boolean samePostcode(int entry, Asked asked) {
        var one = Postcode.read(register.postcode(entry));
        return one.isPresent() && Objects.equals(one, Postcode.read(asked.postcode()));
    }

    /// The digits of a name, one after another.
    private static int digits(byte[] key, int from, int to) {
        int digits = 0;
        for (int at = from; at < to; at++) if (key[at] >= '0' && key[at] <= '9') digits = digits * 31 + key[at];
        return digits;
    }

    private static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.DOWN);
    }
}
