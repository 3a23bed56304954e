package org.tallystick.spending.asking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The record from which an answer about local spending can be recomputed: which files, what
/// counted as local, which question, and what came of it.
///
/// @param form `tallystick share receipt 1`
/// @param by what the rows are by, and `only` what they are narrowed to
/// @param more what the question is asked with beside that
/// @param definition the name of what counted as local
/// @param authorities the GSS codes that it names
/// @param codes the GSS codes that a payment's authority may have and be local: those, and whatever
///   became part of them
/// @param districts the postcode districts that it names
/// @param from the first day asked about, and `until` the last
/// @param places the tables of postcodes that the lines have their authorities from
/// @param suppliers the SHA-256 of the table of suppliers
/// @param files what the lines were read from
public record ShareReceipt(
        String form,
        String question,
        String by,
        Map<String, String> only,
        List<String> more,
        String questionSha256,
        String definition,
        List<String> authorities,
        List<String> codes,
        List<String> districts,
        String from,
        String until,
        List<Places> places,
        String suppliers,
        String engine,
        List<File> files,
        ResultTable answer) {

    /// The questions that are asked about places and answered with a receipt.
    public static final Set<String> QUESTIONS = Set.of(
            "local-share",
            "concentration",
            "leakage",
            "linkage",
            "new-and-lost",
            "prompt-payment",
            Shares.SUBCONTRACTS,
            "top-suppliers");

    static final String FORM = "tallystick share receipt 1";

    /// @param sha256 of the file as it was published
    /// @param lines where its lines are, below the warehouse
    /// @param linesSha256 of the Parquet file there
    public record File(String publisher, String name, String sha256, String lines, String linesSha256) {}

    /// @param edition the month of the ONS postcode directory that the table was made from
    public record Places(String edition, String sha256) {}

    public ShareReceipt {
        authorities = List.copyOf(authorities);
        codes = List.copyOf(codes);
        only = Map.copyOf(only);
        more = List.copyOf(more);
        places = List.copyOf(places);
        districts = List.copyOf(districts);
        files = List.copyOf(files);
    }

    /// The question as it was asked; nothing where this edition does not know it.
    Optional<Question> asked() {
        var known = Breakdown.of(by);
        var narrowed = Arrays.stream(Narrowing.values())
                .filter(each -> only.containsKey(each.key()))
                .toList();
        return QUESTIONS.contains(question) && known.isPresent() && narrowed.size() == only.size()
                ? Optional.of(Question.of(question, known.get(), narrowed))
                : Optional.empty();
    }

    /// What the question is asked with.
    List<String> parameters() {
        var parameters = new ArrayList<String>();
        parameters.add(codes.isEmpty() ? "-" : String.join(",", codes));
        parameters.add(districts.isEmpty() ? "-" : String.join(",", districts));
        parameters.add(from);
        parameters.add(until);
        for (var each : Narrowing.values()) if (only.containsKey(each.key())) parameters.add(only.get(each.key()));
        parameters.addAll(more);
        return parameters;
    }
}
