package org.tallystick.spending.asking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.library.place.Postcodes;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Sha256;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;

/// Asks the warehouse how much stayed local, and keeps what is needed to ask again.
public final class Shares {

    /// The question that asks of what suppliers paid on, and of nothing else.
    public static final String SUBCONTRACTS = "subcontract-share";

    private static final String SHARE = "local-share";
    private static final String SUPPLIERS = "suppliers/suppliers.parquet";

    private final Warehouse warehouse;
    private final Postcodes places;

    public Shares(Warehouse warehouse, Postcodes places) {
        this.warehouse = warehouse;
        this.places = places;
    }

    /// How much stayed local, in a row for each of what it is asked by.
    public ShareReceipt ask(Scope scope, Breakdown by) throws IOException {
        return ask(scope, SHARE, by, List.of());
    }

    /// @param name one of [ShareReceipt#QUESTIONS]
    /// @param more what that question is asked with beside the scope
    public ShareReceipt ask(Scope scope, String name, Breakdown by, List<String> more) throws IOException {
        var manifests = name.equals(SUBCONTRACTS) ? subcontracts(scope.publishers()) : manifests(scope.publishers());
        Spellings.atLeastNone(warehouse);
        var question = Question.of(name, by, scope.only().keySet());
        Map<String, String> only = new LinkedHashMap<>();
        scope.only().forEach((each, value) -> only.put(each.key(), value));
        var definition = scope.definition();
        try (var engine = Engine.over(warehouse, manifests)) {
            var open = new ShareReceipt(
                    ShareReceipt.FORM,
                    question.name(),
                    by.key(),
                    only,
                    more,
                    question.sha256(),
                    definition.name(),
                    List.copyOf(new TreeSet<>(definition.authorities())),
                    List.copyOf(definition.codes(places)),
                    List.copyOf(new TreeSet<>(definition.districts())),
                    scope.from().toString(),
                    scope.until().toString(),
                    tables(manifests),
                    Sha256.hex(warehouse.suppliers()),
                    engine.name(),
                    files(manifests),
                    new ResultTable(List.of(), List.of()));
            return with(open, engine.ask(question, open.parameters()));
        }
    }

    private List<Manifest> manifests(Set<String> publishers) {
        var manifests = warehouse.manifests().stream()
                .filter(each -> publishers.isEmpty() || publishers.contains(each.publisher()))
                .toList();
        if (manifests.isEmpty())
            throw new CommandRefused(
                    publishers.isEmpty()
                            ? "No spending is loaded yet: tallystick spend load FOLDER"
                            : "No spending of " + String.join(", ", publishers) + " is loaded.");
        return manifests;
    }

    private List<Manifest> subcontracts(Set<String> publishers) {
        var manifests = warehouse.subcontracts(publishers);
        if (manifests.isEmpty())
            throw new CommandRefused(
                    "No supplier has reported payments to sub-contractors yet. The supplier loads a file with its quarterly return, or the contract manager loads it.");
        return manifests;
    }

    private static List<ShareReceipt.File> files(List<Manifest> manifests) {
        return manifests.stream()
                .map(each -> new ShareReceipt.File(
                        each.publisher(), each.name(), each.sha256(), each.lines(), each.linesSha256()))
                .toList();
    }

    private static List<ShareReceipt.Places> tables(List<Manifest> manifests) {
        return manifests.stream()
                .map(each -> new ShareReceipt.Places(each.places(), each.placesSha256()))
                .distinct()
                .toList();
    }

    private static ShareReceipt with(ShareReceipt open, ResultTable answer) {
        return new ShareReceipt(
                open.form(),
                open.question(),
                open.by(),
                open.only(),
                open.more(),
                open.questionSha256(),
                open.definition(),
                open.authorities(),
                open.codes(),
                open.districts(),
                open.from(),
                open.until(),
                open.places(),
                open.suppliers(),
                open.engine(),
                open.files(),
                answer);
    }

    /// Recomputes a receipt from the Parquet files that it names.
    ///
    /// @return every fault, in sentences; empty where it agrees
    public List<String> verify(ShareReceipt receipt) throws IOException {
        var faults = new ArrayList<String>();
        var asked = receipt.asked();
        if (asked.isEmpty()) {
            faults.add("It asks a question that is not known: " + receipt.question());
            return faults;
        }
        var question = asked.get();
        if (!question.sha256().equals(receipt.questionSha256()))
            faults.add("The question has another text here than when the receipt was made.");
        if (!receipt.codes().containsAll(receipt.authorities()))
            faults.add("The authorities that it names are not those that it counts as local.");
        asLoaded(receipt, faults);
        var paths = new ArrayList<Path>();
        for (var file : receipt.files()) check(file, faults).ifPresent(paths::add);
        var suppliers = hashed(receipt.suppliers(), "the table of suppliers", faults)
                ? warehouse.rested(SUPPLIERS, receipt.suppliers())
                : null;
        if (suppliers != null) check(suppliers, receipt.suppliers(), "the table of suppliers", faults);
        if (suppliers == null || !faults.isEmpty()) return faults;
        try (var engine = Engine.over(warehouse, paths, suppliers)) {
            var again = engine.ask(question, receipt.parameters());
            if (!again.equals(receipt.answer()))
                faults.add("Asked again, the answer is another: %s, not %s."
                        .formatted(again.rows(), receipt.answer().rows()));
        }
        return faults;
    }

    /// What the receipt says of its files is what was kept when they were loaded, as far as they are the
    /// ones that are loaded now.
    private void asLoaded(ShareReceipt receipt, List<String> faults) {
        var loaded = new ArrayList<>(warehouse.manifests());
        loaded.addAll(warehouse.subcontracts(Set.of()));
        var own = new ArrayList<Manifest>();
        for (var file : receipt.files()) {
            // The same lines may be there under several names.
            var same = loaded.stream()
                    .filter(each -> each.linesSha256().equals(file.linesSha256()))
                    .toList();
            if (same.isEmpty()) return;
            var manifest = same.stream()
                    .filter(each -> each.publisher().equals(file.publisher())
                            && each.name().equals(file.name())
                            && each.sha256().equals(file.sha256()))
                    .findFirst();
            own.add(manifest.orElse(same.getFirst()));
            if (manifest.isEmpty())
                faults.add("Its file %s/%s is %s/%s here."
                        .formatted(
                                file.publisher(),
                                file.name(),
                                same.getFirst().publisher(),
                                same.getFirst().name()));
        }
        if (faults.isEmpty() && !tables(own).equals(receipt.places()))
            faults.add("The tables of postcodes are not those with which its files were loaded.");
    }

    /// @return where the lines are that it speaks of
    private Optional<Path> check(ShareReceipt.File file, List<String> faults) throws IOException {
        var named = warehouse.root().resolve(file.lines()).normalize();
        if (!named.startsWith(warehouse.root().normalize())) {
            faults.add("It names a file outside the warehouse: " + file.lines());
            return Optional.empty();
        }
        var what = "the lines of " + file.publisher() + "/" + file.name();
        if (!hashed(file.linesSha256(), what, faults) || !hashed(file.sha256(), file.name(), faults))
            return Optional.empty();
        var lines = warehouse.rested(file.lines(), file.linesSha256());
        check(lines, file.linesSha256(), what, faults);
        var original = warehouse.original(file.sha256());
        check(original, file.sha256(), file.publisher() + "/" + file.name() + " as it came", faults);
        return Optional.of(lines);
    }

    private static boolean hashed(String sha256, String what, List<String> faults) {
        if (sha256.matches("[0-9a-f]{64}")) return true;
        faults.add("It gives no SHA-256 for " + what + ".");
        return false;
    }

    private static void check(Path file, String sha256, String what, List<String> faults) throws IOException {
        if (!Files.isRegularFile(file)) faults.add(ShareReceipts.NOT_HERE + what + ".");
        else if (!Sha256.hex(file).equals(sha256))
            faults.add("What is here for " + what + " is not what the receipt describes.");
    }

    /// The share of each row of an answer.
    public static LocalShare share(ResultTable answer, List<String> row) {
        return new LocalShare(
                answer.number(row, "local"),
                answer.number(row, "elsewhere"),
                answer.number(row, "unknown"),
                answer.number(row, "payments").longValueExact());
    }
}
