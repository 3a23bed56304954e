package org.tallystick.porch.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Warehouse;

/// Two councils' payments over six quarters, messy as real files are, with what counts as local and
/// a register of firms that nobody will find elsewhere. What is loaded already is left alone.
@Component
@Profile("demo")
class DemoSpending {

    private final DemoCast cast;
    private final Publishers publishers;
    private final Definitions definitions;
    private final SupplierNames names;
    private final Warehouse warehouse;

    DemoSpending(
            DemoCast cast, Publishers publishers, Definitions definitions, SupplierNames names, Warehouse warehouse) {
        this.cast = cast;
        this.publishers = publishers;
        this.definitions = definitions;
        this.names = names;
        this.warehouse = warehouse;
    }

    void spend() throws IOException {
        define("Shropshire", DemoCast.SHROPSHIRE, List.of("E06000051"));
        define("Shropshire with Telford", DemoCast.SHROPSHIRE, List.of("E06000051", "E06000020"));
        define("Thurrock", DemoCast.THURROCK, List.of("E06000034"));
        define("South Essex", DemoCast.THURROCK, List.of("E06000034", "E07000066", "E06000033"));
        var fresh = load("Shropshire", DemoCast.SHROPSHIRE);
        fresh |= load("Thurrock", DemoCast.THURROCK);
        if (fresh) match();
    }

    private void define(String name, String council, List<String> codes) {
        definitions.add(
                cast.actor("Analyst, " + place(council)),
                DemoCast.id("definition " + name),
                DemoCast.organisation(council),
                Local.of(name, Set.copyOf(codes)));
    }

    private static String place(String council) {
        return council.substring(0, council.indexOf(' '));
    }

    private boolean load(String place, String council) throws IOException {
        var analyst = cast.actor("Analyst, " + place(council));
        var publisher =
                publishers.enter(analyst, DemoCast.organisation(council)).key();
        if (!warehouse.manifests(publisher).isEmpty()) return false;
        var file = copy("spending-" + place.toLowerCase(java.util.Locale.ROOT), temporary());
        new Loading(warehouse, Postcodes.builtIn()).load(publisher, "payments.csv", file);
        Files.delete(file);
        return true;
    }

    private static Path temporary() throws IOException {
        return Files.createTempFile("demo-spending", ".csv");
    }

    private static Path copy(String name, Path to) throws IOException {
        try (var in = Objects.requireNonNull(DemoSpending.class.getResourceAsStream("/packs/demo/" + name + ".csv"))) {
            return Files.write(to, in.readAllBytes());
        }
    }

    private void match() throws IOException {
        var folder = Files.createDirectories(warehouse.registers());
        copy("register", folder.resolve("demo.csv"));
        names.match();
    }
}
