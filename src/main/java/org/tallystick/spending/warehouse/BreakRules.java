package org.tallystick.spending.warehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.library.spendfile.Headings;
import org.tallystick.shared.UkTime;

/// Whether a file breaks with the one before it from the same publisher: a month that is short, a
/// column that has gone. A break is a warning to look at before anything is published, never a
/// refusal.
final class BreakRules {

    /// Lines or pounds that fall to a third or rise threefold.
    static final int FACTOR = 3;

    /// A department that vanishes is worth a word where it paid at least one pound in twenty.
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

    private BreakRules() {}

    /// What there is to look at, in sentences; empty where the file goes on as the one before.
    static List<String> judge(Manifest before, Manifest now) {
        var found = new ArrayList<String>();
        var since = " since " + before.name();
        jump(found, "The number of payments", BigDecimal.valueOf(before.used()), BigDecimal.valueOf(now.used()), since);
        jump(found, "The total", new BigDecimal(before.total()).abs(), new BigDecimal(now.total()).abs(), since);
        headings(found, before.columns(), now.columns(), since);
        departments(found, before, now, since);
        return found;
    }

    /// A file that takes the place of the one of its name, and pays on none of its days: likely the
    /// next month's under the same name.
    static Optional<String> anotherTime(Manifest before, Manifest now) {
        var first = before.first();
        var last = before.last();
        if (first == null || last == null || now.first() == null || now.last() == null) return Optional.empty();
        return now.first().isAfter(last) || now.last().isBefore(first)
                ? Optional.of(
                        "It replaces %s, which pays from %s to %s. If it is for another month, give it another name."
                                .formatted(before.name(), UkTime.date(first), UkTime.date(last)))
                : Optional.empty();
    }

    private static void jump(List<String> found, String what, BigDecimal before, BigDecimal now, String since) {
        var factor = BigDecimal.valueOf(FACTOR);
        var word = now.multiply(factor).compareTo(before) < 0
                ? "fell"
                : before.multiply(factor).compareTo(now) < 0 ? "rose" : "";
        if (!word.isEmpty())
            found.add("%s %s from %,.0f to %,.0f%s. Check that the file is whole."
                    .formatted(what, word, before, now, since));
    }

    private static void headings(
            List<String> found, Map<String, String> before, Map<String, String> now, String since) {
        for (var old : new TreeMap<>(before).entrySet()) {
            var heading = now.get(old.getKey());
            if (heading == null)
                found.add("There is no longer a column for %s (it was “%s”)%s. Check the headings."
                        .formatted(old.getKey(), old.getValue(), since));
            else if (!Headings.plain(heading).equals(Headings.plain(old.getValue())))
                found.add("The column for %s is now “%s” and was “%s”%s. Check that they mean the same."
                        .formatted(old.getKey(), heading, old.getValue(), since));
        }
    }

    private static void departments(List<String> found, Manifest before, Manifest now, String since) {
        var total = new BigDecimal(before.total()).abs();
        if (now.departments().isEmpty()) return;
        for (var old : new TreeMap<>(before.departments()).entrySet()) {
            var paid = new BigDecimal(old.getValue());
            if (!now.departments().containsKey(old.getKey())
                    && paid.multiply(TWENTY).compareTo(total) >= 0)
                found.add("Nothing is paid by %s, which paid £%,.0f%s. Check that it was not left out."
                        .formatted(old.getKey(), paid, since));
        }
    }
}
