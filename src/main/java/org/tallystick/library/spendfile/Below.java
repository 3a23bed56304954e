package org.tallystick.library.spendfile;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What stands below a heading, in the lines that are looked at.
///
/// @param filled how many cells are not empty
/// @param money how many hold an amount
/// @param pennies how many of those are written as one: with pence, a comma or a pound sign
/// @param days how many hold a day or a month, a mere count of days aside
/// @param counts how many hold what may be a count of days
/// @param names how many hold words
/// @param different how many different ones there are
/// @param first the first that is not empty
record Below(int filled, int money, int pennies, int days, int counts, int names, int different, String first) {

    private static final Days.Way DAY_FIRST = Days.Way.USUAL;
    private static final Days.Way MONTH_FIRST = new Days.Way(true, false);

    static Below of(List<String> cells) {
        int filled = 0;
        int money = 0;
        int pennies = 0;
        int days = 0;
        int counts = 0;
        int names = 0;
        var first = "";
        Set<String> different = new HashSet<>();
        for (var cell : cells) {
            var text = cell.strip();
            if (text.isEmpty() || text.equals("-")) continue;
            if (filled++ == 0) first = text;
            different.add(text);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean day = Days.read(bytes, 0, bytes.length, DAY_FIRST) > Days.MONTH_FIRST
                    || Days.read(bytes, 0, bytes.length, MONTH_FIRST) > Days.MONTH_FIRST;
            if (day && text.matches("[0-9]{5}(\\.[0-9]+)?")) counts++;
            else if (day) days++;
            if (Pence.read(bytes, 0, bytes.length) != Pence.NONE) {
                money++;
                if (text.matches(".*[.,£()].*")) pennies++;
            } else if (!day && text.matches(".*\\p{L}{2}.*")) names++;
        }
        return new Below(filled, money, pennies, days, counts, names, different.size(), first);
    }

    boolean isMoney() {
        return filled == 0 || money * 2 >= filled;
    }

    boolean isDays() {
        return filled == 0 || (days + counts) * 2 >= filled;
    }

    /// So many cells and not one day among them: whatever the heading says, it is no date.
    boolean holdsNoDay() {
        return filled >= 5 && days + counts == 0;
    }

    boolean isNames() {
        return filled == 0 || names * 2 >= filled;
    }
}
