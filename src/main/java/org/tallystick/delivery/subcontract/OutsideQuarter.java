package org.tallystick.delivery.subcontract;

import java.time.LocalDate;
import org.tallystick.library.spendfile.CsvLines;
import org.tallystick.library.spendfile.Payments;
import org.tallystick.library.spendfile.SetAside;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.shared.Quarter;

/// Counts the payments that were not made in a quarter, and remembers the first.
final class OutsideQuarter implements Payments {

    private final Quarter quarter;
    private final int skippedLines;
    private long many;
    private long line;
    private LocalDate day = LocalDate.EPOCH;

    OutsideQuarter(Quarter quarter, SpendFile file) {
        this.quarter = quarter;
        this.skippedLines = file.skippedLines();
    }

    @Override
    public void use(CsvLines lines, int day, int invoiced, long pence) {
        var on = LocalDate.ofEpochDay(day);
        if (Quarter.of(on).equals(quarter)) return;
        if (many++ > 0) return;
        this.line = lines.line() + skippedLines;
        this.day = on;
    }

    @Override
    public void putAside(SetAside aside) {}

    long many() {
        return many;
    }

    long line() {
        return line;
    }

    LocalDate day() {
        return day;
    }
}
