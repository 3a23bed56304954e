package org.tallystick.consultation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// Groups that were asked to answer, as groups.
@Component
class Invitations {

    private final JdbcClient db;

    Invitations(JdbcClient db) {
        this.db = db;
    }

    /// The group whose link was followed. Anonymous answers are not counted by group: a small group
    /// would give its people away.
    Optional<UUID> find(Consultations.Address address, String code) {
        if (code.isEmpty() || address.mode() == Mode.ANONYMOUS) return Optional.empty();
        return db.sql(
                        """
                        select id from consultation.invitation
                        where consultation = :consultation and code = :code
                        """)
                .param("consultation", address.consultation())
                .param("code", code)
                .query(UUID.class)
                .optional();
    }
}
