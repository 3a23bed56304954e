package org.tallystick;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The guard itself: what keeps a connection is named.
@OnPostgres
class NoLeaksTest {

    @Autowired
    DataSource source;

    @Test
    void aConnectionThatIsKeptIsNamedByThePlaceThatTookIt() throws SQLException {
        var pool = (HikariDataSource) source;
        try (var _ = kept()) {
            assertThatThrownBy(() -> NoLeaks.check(pool, Duration.ofSeconds(15)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("connections were not given back")
                    .hasMessageContaining("NoLeaksTest.kept");
        }
        assertThatCode(() -> NoLeaks.check(pool, Duration.ofSeconds(15))).doesNotThrowAnyException();
    }

    private Connection kept() throws SQLException {
        return source.getConnection();
    }
}
