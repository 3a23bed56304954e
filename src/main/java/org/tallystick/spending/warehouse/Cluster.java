package org.tallystick.spending.warehouse;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Trino cluster that reads the warehouse's files where they lie: on a disk that its machines
/// share, or in object storage.
///
/// @param url its JDBC address with the catalog, like `jdbc:trino://127.0.0.1:8090/spending`
/// @param location the warehouse's folder as the cluster names it, like `s3://bucket/warehouse`
public record Cluster(String url, String location) {

    /// As `bin/cluster` names it.
    private static final String HERE = "local:///warehouse";

    /// The settings in the environment: `TALLYSTICK_WAREHOUSE_URL`, and where the files do not lie
    /// in the bucket nor as `bin/cluster` sees them, `TALLYSTICK_WAREHOUSE_LOCATION`. Without the
    /// first, DuckDB answers in this process.
    public static Optional<Cluster> fromEnvironment() {
        return from(key -> System.getenv(key.replace('.', '_').toUpperCase(Locale.ROOT)));
    }

    /// The same from any source of settings, asked for keys like `tallystick.warehouse.url`.
    public static Optional<Cluster> from(UnaryOperator<@Nullable String> setting) {
        var url = setting.apply("tallystick.warehouse.url");
        if (url == null || url.isBlank()) return Optional.empty();
        return Optional.of(new Cluster(
                url.strip(),
                Stream.of("location", "bucket")
                        .map(each -> setting.apply("tallystick.warehouse." + each))
                        .filter(each -> each != null && !each.isBlank())
                        .findFirst()
                        .orElse(HERE)
                        .strip()
                        .replaceAll("/+$", "")));
    }
}
