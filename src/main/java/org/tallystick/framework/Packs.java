package org.tallystick.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The frameworks that come with the product, as data with source, date and licence. None is here
/// whose licence forbids sharing.
public final class Packs {

    static final List<String> NAMES =
            List.of("thurrock-2015", "shropshire-2016-proposed", "shropshire-2017-recommended");

    private Packs() {}

    /// In the order in which they were made; two of one framework are its editions in turn.
    public static List<Edition> frameworks() {
        return NAMES.stream().map(Packs::read).toList();
    }

    private static Edition read(String name) {
        try (var file = Packs.class.getResourceAsStream("/packs/frameworks/" + name + ".json")) {
            if (file == null) throw new IllegalStateException("no pack " + name);
            var edition = EditionDocument.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            var problems = EditionRules.check(edition);
            if (!problems.isEmpty() || !edition.licence().mayBeShared())
                throw new IllegalStateException("pack " + name + " may not ship: " + problems);
            return edition;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
