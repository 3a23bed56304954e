package org.tallystick.platform.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What Tallystick asks of a PostgreSQL that somebody else runs, before it writes there.
final class OutsideServer {

    private static final int OLDEST = 150_000;

    private OutsideServer() {}

    /// One sentence for each thing that must be put right first.
    static List<String> faults(DataSource source, StoreSettings settings) {
        var db = JdbcClient.create(source);
        var faults = new ArrayList<String>();
        if (db.sql("select current_setting('server_version_num')::int")
                        .query(Integer.class)
                        .single()
                < OLDEST)
            faults.add("The database is PostgreSQL %s, and Tallystick needs 15 or later: upgrade it."
                    .formatted(setting(db, "server_version")));
        var encoding = setting(db, "server_encoding");
        if (!encoding.equals("UTF8"))
            faults.add(
                    "The database keeps text as %s, which does not have a letter for every name: make one with \"create database … encoding 'UTF8' template template0\"."
                            .formatted(encoding));
        if (!db.sql("""
                        select has_database_privilege(current_database(), 'CREATE')
                           and has_schema_privilege('public', 'CREATE')
                        """).query(Boolean.class).single())
            faults.add(
                    "The database's user may not make schemas and tables there: make that user the owner of the database, with \"alter database … owner to …\".");
        if (!settings.accepted().contains(StoreSettings.UNSAFE_DATABASE)) faults.addAll(unsafe(db));
        return faults;
    }

    private static List<String> unsafe(JdbcClient db) {
        var unsafe = Stream.of("fsync", "full_page_writes", "synchronous_commit")
                .filter(each -> setting(db, each).equals("off"))
                .map(each -> each + "=off")
                .toList();
        return unsafe.isEmpty()
                ? List.of()
                : List.of(
                        "The database runs with %s, so that a power cut could lose what was acknowledged: switch that on there, or accept it with TALLYSTICK_ACCEPT=%s."
                                .formatted(String.join(", ", unsafe), StoreSettings.UNSAFE_DATABASE));
    }

    private static String setting(JdbcClient db, String name) {
        return db.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
