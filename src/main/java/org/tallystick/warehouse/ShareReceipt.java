package org.tallystick.warehouse;

import org.tallystick.place.Authorities;
import org.tallystick.place.Local;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The record from which a local share can be recomputed: which files, what counted as local, which
/// question, and what came of it.
///
/// @param form `tallystick share receipt 1`
/// @param definition the name of what counted as local
/// @param authorities the GSS codes that it names
/// @param districts the postcode districts that it names
/// @param from the first day asked about, and `until` the last
/// @param places the edition of the table of postcodes, and its SHA-256
/// @param suppliers the SHA-256 of the table of suppliers
/// @param files what the lines were read from
record ShareReceipt(
        String form,
        String question,
        String questionSha256,
        String definition,
        List<String> authorities,
        List<String> districts,
        String from,
        String until,
        String places,
        String placesSha256,
        String suppliers,
        String engine,
        List<File> files,
        Answer answer) {

    static final String FORM = "tallystick share receipt 1";

    /// @param sha256 of the file as it was published
    /// @param lines where its lines are, below the warehouse
    /// @param linesSha256 of the Parquet file there
    record File(String publisher, String name, String sha256, String lines, String linesSha256) {}

    ShareReceipt {
        authorities = List.copyOf(authorities);
        districts = List.copyOf(districts);
        files = List.copyOf(files);
    }

    /// What the question is asked with. An authority that was replaced by a local one is local too:
    /// the table of postcodes may still name it.
    List<String> parameters() {
        var all = new TreeSet<>(authorities);
        var wanted = Local.of(definition, new TreeSet<>(authorities));
        for (var each : Authorities.builtIn().all())
            if (wanted.includes(each.code())) all.add(each.code());
        var parameters = new ArrayList<String>();
        parameters.add(all.isEmpty() ? "-" : String.join(",", all));
        parameters.add(districts.isEmpty() ? "-" : String.join(",", districts));
        parameters.add(from);
        parameters.add(until);
        return parameters;
    }
}
