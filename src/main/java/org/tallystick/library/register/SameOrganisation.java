package org.tallystick.library.register;

import java.util.Arrays;

/// Which entries are of one organisation: from the first that was added to the last.
final class SameOrganisation {

    private static final int NONE = -1;

    private final int entries;

    /// Empty while every entry stands alone, as in most registers.
    private int[] firsts = new int[0];

    private int[] nexts = new int[0];

    SameOrganisation(int entries) {
        this.entries = entries;
    }

    /// The first entry of the same organisation.
    int first(int entry) {
        return firsts.length == 0 ? entry : firsts[entry];
    }

    /// The next entry of the same organisation; -1 after the last.
    int next(int entry) {
        return nexts.length == 0 ? NONE : nexts[entry];
    }

    /// Says that two entries are of one organisation, and so are all that each is joined to.
    void join(int one, int other) {
        if (firsts.length == 0) {
            firsts = new int[entries];
            Arrays.setAll(firsts, entry -> entry);
            nexts = new int[entries];
            Arrays.fill(nexts, NONE);
        }
        int left = firsts[one];
        int right = firsts[other];
        if (left == right) return;
        int first = Math.min(left, right);
        int last = NONE;
        while (left != NONE || right != NONE) {
            boolean takesLeft = right == NONE || left != NONE && left < right;
            int taken = takesLeft ? left : right;
            if (takesLeft) left = nexts[left];
            else right = nexts[right];
            firsts[taken] = first;
            if (last != NONE) nexts[last] = taken;
            last = taken;
        }
        nexts[last] = NONE;
    }
}
