package org.tallystick.bench;

import java.util.ArrayList;
import java.util.List;

/// One printed table: what was measured, ours, its peer beside it, and what follows.
final class Table {

    private final List<String[]> rows = new ArrayList<>();

    Table() {
        rows.add(new String[] {"measured", "ours", "peer", "so"});
    }

    void row(String measured, String ours, String peer, String so) {
        rows.add(new String[] {measured, ours, peer, so});
        System.err.println("  " + measured + ": " + ours + (peer.isEmpty() ? "" : " | " + peer) + " | " + so);
    }

    void print() {
        var widths = new int[4];
        for (var row : rows) for (var i = 0; i < 4; i++) widths[i] = Math.max(widths[i], row[i].length());
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < 4; i++) line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            System.out.println(line.toString().stripTrailing());
        }
    }
}
