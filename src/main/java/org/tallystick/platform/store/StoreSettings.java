package org.tallystick.platform.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where the store is.
///
/// @param data the data directory; it is made when it is missing
/// @param outside the JDBC address of an outside PostgreSQL with its user and password; empty for
///   the embedded one
/// @param accepted what the person who runs this site has accepted with `TALLYSTICK_ACCEPT`: words
///   like [#UNSAFE_DATABASE], with spaces or commas between them
public record StoreSettings(Path data, Optional<Outside> outside, Set<String> accepted) {

    /// An outside PostgreSQL that may lose what it acknowledged.
    public static final String UNSAFE_DATABASE = "unsafe-database";

    /// A database that is older than the heads of the ledger that lie beside it.
    public static final String OLDER_DATABASE = "older-database";

    public StoreSettings(Path data, Optional<Outside> outside) {
        this(data, outside, Set.of());
    }

    /// An outside PostgreSQL.
    public record Outside(String url, String user, String password) {

        /// Without what may hold a password: who is named before the host, and the parameters.
        @Override
        public String toString() {
            return url.replaceAll("//[^/]*@", "//").replaceAll("[?].*", "") + " as " + user;
        }
    }

    /// The settings in the environment: `TALLYSTICK_DATA`, `TALLYSTICK_DATABASE_URL`, `…_USER`,
    /// `…_PASSWORD`, and `TALLYSTICK_ACCEPT`.
    public static StoreSettings fromEnvironment() {
        return from(key -> System.getenv(key.replace('.', '_').toUpperCase(Locale.ROOT)));
    }

    /// The same from any source of settings, asked for keys like `tallystick.database.url`.
    public static StoreSettings from(UnaryOperator<@Nullable String> setting) {
        var data = orElse(setting.apply("tallystick.data"), "data");
        var url = orElse(setting.apply("tallystick.database.url"), "");
        var outside = new Outside(
                url,
                orElse(setting.apply("tallystick.database.user"), "tallystick"),
                orElse(setting.apply("tallystick.database.password"), ""));
        return new StoreSettings(
                Path.of(data).toAbsolutePath().normalize(),
                url.isEmpty() ? Optional.empty() : Optional.of(outside),
                Set.copyOf(
                        List.of(orElse(setting.apply("tallystick.accept"), "").split("[\\s,]+"))));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
