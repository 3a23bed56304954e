package org.tallystick.platform.page.list;

import org.tallystick.platform.page.form.Hrefs;

/// A list's twins: the same rows as a spreadsheet file and as data, with the same filters.
public record Downloads(String csv, String json) {

    public Downloads {
        csv = Hrefs.safe(csv);
        json = Hrefs.safe(json);
    }

    /// `/contracts?state=late` has the twins `/contracts.csv?state=late` and
    /// `/contracts.json?state=late`.
    public static Downloads beside(String address) {
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        var rest = query < 0 ? "" : address.substring(query);
        return new Downloads(path + ".csv" + rest, path + ".json" + rest);
    }
}
