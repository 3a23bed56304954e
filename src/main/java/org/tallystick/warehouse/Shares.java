package org.tallystick.warehouse;

import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;
import org.tallystick.shared.CannotStart;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Asks the warehouse how much stayed local, and keeps what is needed to ask again.
final class Shares {

    private static final String SHARE = "local-share";

    private final Warehouse warehouse;
    private final Postcodes places;

    Shares(Warehouse warehouse, Postcodes places) {
        this.warehouse = warehouse;
        this.places = places;
    }

    /// @param by "quarter", "department", "category", "size", "sector" or "signatory"; "" for one
    ///   figure
    /// @param publishers none for all
    ShareReceipt ask(
            Local definition, String by, Set<String> publishers, LocalDate from, LocalDate until)
            throws IOException {
        var manifests =
                warehouse.manifests().stream()
                        .filter(
                                each ->
                                        publishers.isEmpty()
                                                || publishers.contains(each.publisher()))
                        .toList();
        if (manifests.isEmpty())
            throw new CannotStart(
                    publishers.isEmpty()
                            ? "No spending is loaded yet: tallystick spend load FOLDER"
                            : "No spending of " + String.join(", ", publishers) + " is loaded.");
        Spellings.atLeastNone(warehouse);
        var question = Question.of(by.isEmpty() ? SHARE : SHARE + "-by-" + by);
        try (var engine = Engine.over(paths(manifests), warehouse.suppliers())) {
            var open =
                    new ShareReceipt(
                            ShareReceipt.FORM,
                            question.name(),
                            question.sha256(),
                            definition.name(),
                            List.copyOf(new TreeSet<>(definition.authorities())),
                            List.copyOf(new TreeSet<>(definition.districts())),
                            from.toString(),
                            until.toString(),
                            places.edition(),
                            places.sha256(),
                            sha256(warehouse.suppliers()),
                            engine.name(),
                            files(manifests),
                            new Answer(List.of(), List.of()));
            return with(open, engine.ask(question, open.parameters()));
        }
    }

    private List<Path> paths(List<Manifest> manifests) {
        return manifests.stream().map(each -> warehouse.root().resolve(each.lines())).toList();
    }

    private static List<ShareReceipt.File> files(List<Manifest> manifests) {
        return manifests.stream()
                .map(
                        each ->
                                new ShareReceipt.File(
                                        each.publisher(),
                                        each.name(),
                                        each.sha256(),
                                        each.lines(),
                                        each.linesSha256()))
                .toList();
    }

    private static ShareReceipt with(ShareReceipt open, Answer answer) {
        return new ShareReceipt(
                open.form(),
                open.question(),
                open.questionSha256(),
                open.definition(),
                open.authorities(),
                open.districts(),
                open.from(),
                open.until(),
                open.places(),
                open.placesSha256(),
                open.suppliers(),
                open.engine(),
                open.files(),
                answer);
    }

    /// Recomputes a receipt from the Parquet files that it names.
    ///
    /// @return every fault, in sentences; empty where it agrees
    List<String> verify(ShareReceipt receipt) throws IOException {
        var faults = new ArrayList<String>();
        if (!receipt.question().matches(SHARE + "(-by-[a-z]+)?")) {
            faults.add("It asks a question that is not known: " + receipt.question());
            return faults;
        }
        var question = Question.of(receipt.question());
        if (!question.sha256().equals(receipt.questionSha256()))
            faults.add("The question has another text here than when the receipt was made.");
        if (receipt.places().equals(places.edition())
                && !receipt.placesSha256().equals(places.sha256()))
            faults.add("The table of postcodes of " + places.edition() + " is another one here.");
        for (var file : receipt.files()) check(file, faults);
        check(warehouse.suppliers(), receipt.suppliers(), "the table of suppliers", faults);
        if (!faults.isEmpty()) return faults;
        var paths =
                receipt.files().stream()
                        .map(file -> warehouse.root().resolve(file.lines()))
                        .toList();
        try (var engine = Engine.over(paths, warehouse.suppliers())) {
            var again = engine.ask(question, receipt.parameters());
            if (!again.equals(receipt.answer()))
                faults.add(
                        "Asked again, the answer is another: %s, not %s."
                                .formatted(again.rows(), receipt.answer().rows()));
        }
        return faults;
    }

    private void check(ShareReceipt.File file, List<String> faults) throws IOException {
        var lines = warehouse.root().resolve(file.lines()).normalize();
        if (!lines.startsWith(warehouse.root().normalize())) {
            faults.add("It names a file outside the warehouse: " + file.lines());
            return;
        }
        check(
                lines,
                file.linesSha256(),
                "the lines of " + file.publisher() + "/" + file.name(),
                faults);
        if (!file.sha256().matches("[0-9a-f]{64}")) {
            faults.add("It does not say which file " + file.name() + " was.");
            return;
        }
        var original = warehouse.original(file.sha256());
        check(
                original,
                file.sha256(),
                file.publisher() + "/" + file.name() + " as it came",
                faults);
    }

    private static void check(Path file, String sha256, String what, List<String> faults)
            throws IOException {
        if (!Files.isRegularFile(file)) faults.add("There is no file here for " + what + ".");
        else if (!sha256(file).equals(sha256))
            faults.add("What is here for " + what + " is not what the receipt speaks of.");
    }

    static String sha256(Path file) throws IOException {
        var digest = Warehouse.sha256();
        var buffer = new byte[256 * 1024];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The share of each row of an answer.
    static LocalShare share(Answer answer, List<String> row) {
        return new LocalShare(
                number(answer, row, "local"),
                number(answer, row, "elsewhere"),
                number(answer, row, "unknown"),
                number(answer, row, "payments").longValueExact());
    }

    /// Sums of nothing are null in SQL and nothing here.
    private static BigDecimal number(Answer answer, List<String> row, String column) {
        var text = row.get(answer.columns().indexOf(column));
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
