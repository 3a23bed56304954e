package org.tallystick.spend;

import java.io.IOException;

/// Where the payments of a file go, one after another, and the lines that gave none.
public interface Payments {

    /// A payment. The other fields of its line are in `lines` until this returns.
    ///
    /// @param day in days since 1 January 1970
    void use(CsvLines lines, int day, long pence) throws IOException;

    void putAside(SetAside line) throws IOException;
}
