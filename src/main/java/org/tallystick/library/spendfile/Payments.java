package org.tallystick.library.spendfile;

import java.io.IOException;

/// Where the payments of a file go, one after another, and the lines that gave none.
public interface Payments {

    /// A payment. The other fields of its line are in `lines` until this returns.
    ///
    /// @param day in days since 1 January 1970
    /// @param invoiced the day of its invoice, likewise; below the earliest day where it is not
    ///   told
    void use(CsvLines lines, int day, int invoiced, long pence) throws IOException;

    /// The earliest day that is read, 1 January 1990.
    int EARLIEST = 7_305;

    void putAside(SetAside line) throws IOException;
}
