package org.tallystick.library.register;

/// How alike two names are, letter by letter.
final class Similarity {

    private static final int MOST = 64;

    private Similarity() {}

    /// Jaro-Winkler (Winkler 1990): 1 for the same, 0 for nothing in common; a common beginning of
    /// up to four letters counts more.
    static double jaroWinkler(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int n = Math.min(aTo - aFrom, MOST);
        int m = Math.min(bTo - bFrom, MOST);
        if (n == 0 || m == 0) return n == m ? 1 : 0;
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        long inA = 0;
        long inB = 0;
        int common = 0;
        for (int i = 0; i < n; i++) {
            int last = Math.min(m - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= last; j++) {
                if ((inB & 1L << j) != 0 || a[aFrom + i] != b[bFrom + j]) continue;
                inA |= 1L << i;
                inB |= 1L << j;
                common++;
                break;
            }
        }
        if (common == 0) return 0;
        int turned = 0;
        for (int i = 0, j = 0; i < n; i++) {
            if ((inA & 1L << i) == 0) continue;
            while ((inB & 1L << j) == 0) j++;
            if (a[aFrom + i] != b[bFrom + j++]) turned++;
        }
        double jaro = ((double) common / n + (double) common / m + (common - turned / 2.0) / common) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(n, m)) && a[aFrom + prefix] == b[bFrom + prefix]) prefix++;
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour to make
    /// one of the other; `most + 1` where it is more than `most`.
    static int edits(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo, int most) {
        int n = aTo - aFrom;
        int m = bTo - bFrom;
        if (Math.abs(n - m) > most) return most + 1;
        var before = new int[m + 1];
        var last = new int[m + 1];
        var row = new int[m + 1];
        for (int j = 0; j <= m; j++) last[j] = j;
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = row[0];
            for (int j = 1; j <= m; j++) {
                boolean same = a[aFrom + i - 1] == b[bFrom + j - 1];
                int edits = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[aFrom + i - 1] == b[bFrom + j - 2] && a[aFrom + i - 2] == b[bFrom + j - 1])
                    edits = Math.min(edits, before[j - 2] + 1);
                row[j] = edits;
                least = Math.min(least, edits);
            }
            if (least > most) return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[m], most + 1);
    }
}
