package org.tallystick.library.ocds.merge;

import java.util.Arrays;
import java.util.List;

/// All releases of some files by the process they belong to, in the order in which each process
/// first comes.
final class Processes {

    private final List<ReleaseIndex> files;
    private final int[] starts;

    /// The next release of the same process; -1 for the last.
    private final int[] next;

    private final boolean[] first;

    private Processes(List<ReleaseIndex> files, int[] starts, int[] next, boolean[] first) {
        this.files = List.copyOf(files);
        this.starts = starts;
        this.next = next;
        this.first = first;
    }

    static Processes of(List<ReleaseIndex> files) {
        var starts = new int[files.size() + 1];
        for (var file = 0; file < files.size(); file++)
            starts[file + 1] = Math.addExact(starts[file], files.get(file).size());
        var size = starts[files.size()];
        var next = new int[size];
        var first = new boolean[size];
        Arrays.fill(next, -1);
        // A table of open addresses: the last release of each process so far.
        var slots = Integer.highestOneBit(Math.max(16, size)) << 2;
        var keys = new long[slots];
        var last = new int[slots];
        var at = 0;
        for (var file : files)
            for (var each = 0; each < file.size(); each++, at++) {
                var key = file.process(each);
                var slot = (int) (key ^ key >>> 32) & slots - 1;
                while (keys[slot] != 0 && keys[slot] != key) slot = slot + 1 & slots - 1;
                first[at] = keys[slot] == 0;
                if (!first[at]) next[last[slot]] = at;
                keys[slot] = key;
                last[slot] = at;
            }
        return new Processes(files, starts, next, first);
    }

    int size() {
        return next.length;
    }

    boolean isFirst(int release) {
        return first[release];
    }

    int next(int release) {
        return next[release];
    }

    int file(int release) {
        var at = Arrays.binarySearch(starts, release);
        if (at < 0) return -at - 2;
        // Files without releases start where the next one does.
        while (at + 1 < files.size() && starts[at + 1] == release) at++;
        return at;
    }

    long offset(int release) {
        var file = file(release);
        return files.get(file).offset(release - starts[file]);
    }

    int length(int release) {
        var file = file(release);
        return files.get(file).length(release - starts[file]);
    }
}
