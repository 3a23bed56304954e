package org.tallystick.subcontract;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.Contract;
import org.tallystick.ledger.About;
import org.tallystick.ledger.Journal;
import org.tallystick.localspend.Publishers;
import org.tallystick.localspend.SupplierNames;
import org.tallystick.place.Postcodes;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.spend.SetAside;
import org.tallystick.store.FileStore;
import org.tallystick.warehouse.Loaded;
import org.tallystick.warehouse.Loading;
import org.tallystick.warehouse.Manifest;
import org.tallystick.warehouse.Warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Date;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What suppliers paid on to others under a contract: read as spending files are, one for each
/// contract and quarter.
@Component
class Subcontracts {

    private static final int MOST_ASIDE = 50;

    private final JdbcClient db;
    private final Journal journal;
    private final FileStore files;
    private final Publishers publishers;
    private final SupplierNames names;
    private final Warehouse warehouse;

    Subcontracts(
            JdbcClient db,
            Journal journal,
            FileStore files,
            Publishers publishers,
            SupplierNames names,
            Warehouse warehouse) {
        this.db = db;
        this.journal = journal;
        this.files = files;
        this.publishers = publishers;
        this.names = names;
        this.warehouse = warehouse;
    }

    /// What became of a file.
    sealed interface Told {
        record Kept(PaidOn file) implements Told {}

        /// @param because a sentence without its full stop, with what to do
        record Refused(String because) implements Told {}

        /// The form sent another file before.
        record Used() implements Told {}
    }

    /// The files that hold, the latest quarter first.
    List<PaidOn> of(UUID contract) {
        return db.sql(
                        """
                select * from subcontract.latest_file where contract = :contract order by quarter desc
                """)
                .param("contract", contract)
                .query(
                        (row, _) ->
                                new PaidOn(
                                        row.getObject("id", UUID.class),
                                        contract,
                                        Quarter.of(row.getDate("quarter").toLocalDate()),
                                        row.getString("filename"),
                                        row.getLong("payments"),
                                        row.getLong("aside"),
                                        row.getBigDecimal("total"),
                                        row.getTimestamp("loaded_at").toInstant()))
                .list();
    }

    /// The first lines of a quarter's file that gave no payment.
    List<SetAside> aside(Actor actor, Contract contract, Quarter quarter) throws IOException {
        var found = warehouse.loadedAs(folder(actor, contract), name(contract, quarter));
        return found.isEmpty() ? List.of() : warehouse.asideOf(found.get(), MOST_ASIDE);
    }

    /// Keeps a file and loads its payments in place of what the quarter had. Whoever calls has
    /// asked whether the actor may, and whether the quarter is one of the contract's.
    @Transactional
    Told tell(
            Actor actor,
            UUID key,
            Contract contract,
            Quarter quarter,
            String filename,
            FileStore.Keeping.Kept kept)
            throws IOException {
        var before = db.sql("select sha256 from subcontract.file where id = :id").param("id", key);
        var known = before.query(String.class).optional();
        if (known.isPresent())
            return known.get().equals(kept.sha256())
                    ? new Told.Kept(of(contract.id(), key))
                    : new Told.Used();
        var staging = Files.createTempDirectory("tallystick-subcontract");
        try {
            var file = staging.resolve("original");
            try (var bytes = files.open(kept.sha256()).orElseThrow()) {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
            var tried = load(new Warehouse(staging.resolve("w")), actor, contract, quarter, file);
            if (tried instanceof Loaded.Refused(var _, var because))
                return new Told.Refused("The file cannot be read. " + because);
            if (manifest(tried).used() == 0)
                return new Told.Refused(
                        "No line of the file has both a date and an amount. Check its columns: each"
                                + " line needs the sub-contractor, the date and the amount");
            var loaded = load(warehouse, actor, contract, quarter, file);
            if (loaded instanceof Loaded.Twin(var _, var twin))
                return new Told.Refused(
                        "The same payments are there already, for "
                                + twin.name().replaceAll(".*/", "")
                                + ". Choose the file of this quarter");
            keep(actor, key, contract, quarter, filename, kept, manifest(loaded));
        } finally {
            delete(staging);
        }
        names.match();
        return new Told.Kept(of(contract.id(), key));
    }

    private PaidOn of(UUID contract, UUID key) {
        var all = of(contract);
        return all.stream()
                .filter(each -> each.id().equals(key))
                .findFirst()
                .orElse(all.getFirst());
    }

    private void keep(
            Actor actor,
            UUID key,
            Contract contract,
            Quarter quarter,
            String filename,
            FileStore.Keeping.Kept kept,
            Manifest manifest) {
        db.sql(
                        """
                insert into subcontract.file
                    (id, contract, quarter, filename, sha256, lines_sha256, payments, aside, total, loaded_by)
                values (:id, :contract, :quarter, :filename, :sha256, :lines, :payments, :aside, :total, :by)
                """)
                .param("id", key)
                .param("contract", contract.id())
                .param("quarter", Date.valueOf(quarter.firstDay()))
                .param("filename", filename)
                .param("sha256", kept.sha256())
                .param("lines", manifest.linesSha256())
                .param("payments", manifest.used())
                .param("aside", manifest.aside())
                .param("total", new BigDecimal(manifest.total()))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "sub-contract payments told",
                About.of("contract", contract.id()),
                "",
                Map.of(
                        "quarter", quarter.toString(),
                        "sha256", kept.sha256(),
                        "payments", Long.toString(manifest.used()),
                        "set aside", Long.toString(manifest.aside()),
                        "total", manifest.total()));
    }

    private Loaded load(Warehouse into, Actor actor, Contract contract, Quarter quarter, Path file)
            throws IOException {
        return new Loading(into, Postcodes.builtIn())
                .load(folder(actor, contract), name(contract, quarter), file);
    }

    private String folder(Actor actor, Contract contract) {
        return Warehouse.subcontract(
                publishers.enter(actor, contract.buyer()).key(), contract.id());
    }

    /// The contract's name stands in the file's, so that a share by contract can be told by name.
    private static String name(Contract contract, Quarter quarter) {
        return contract.title().replace('/', '-') + "/" + quarter;
    }

    private static Manifest manifest(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Fresh(var fresh) -> fresh;
            case Loaded.Replaced(var _, var replacing, var _) -> replacing;
            case Loaded.Unchanged(var there) -> there;
            case Loaded.Twin(var _, var there) -> there;
            case Loaded.Refused(var _, var because) -> throw new IllegalStateException(because);
        };
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
