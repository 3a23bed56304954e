package org.tallystick.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

@OnPostgres
class FrameworksTest {

    @Autowired
    Frameworks frameworks;

    @Autowired
    JdbcClient db;

    private final OrganisationId council = new OrganisationId(UUID.randomUUID());

    private Actor officer(OrganisationId at) {
        return new Actor(UUID.randomUUID(), "Officer", Set.of(new Actor.Post(at, Role.OFFICER)));
    }

    @Test
    void aPackLoadedTwiceMakesNothingNew() {
        var first = Packs.frameworks().stream()
                .map(p -> frameworks.loadPack(Actor.SYSTEM, council, p))
                .toList();
        var again = Packs.frameworks().stream()
                .map(p -> frameworks.loadPack(Actor.SYSTEM, council, p))
                .toList();
        assertThat(again).isEqualTo(first);
        assertThat(first.get(1).framework()).isEqualTo(first.get(2).framework());
        assertThat(first).extracting(Published::number).containsExactly(1, 1, 2);
        assertThat(frameworks.latest(first.get(1).framework())).contains(first.get(2));
        assertThat(frameworks.edition(first.get(0).id()).orElseThrow().document())
                .isEqualTo(Packs.frameworks().getFirst().numbered(1));
    }

    @Test
    void anEditionIsNotChangedEvenInSql() {
        var edition = frameworks.loadPack(Actor.SYSTEM, council, Editions.of(Editions.count("A1", "A")));
        assertThatThrownBy(() -> db.sql(
                                "update framework.edition set document = jsonb_set(document, '{title}', '\"x\"') where id = :id")
                        .param("id", edition.id())
                        .update())
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> db.sql("delete from framework.edition where id = :id")
                        .param("id", edition.id())
                        .update())
                .hasMessageContaining("never changes");
        assertThat(frameworks.edition(edition.id())).contains(edition);
    }

    @Test
    void whatMayNotBeSharedIsForItsOwnersOfficersOnly() {
        var closed = frameworks.loadPack(
                Actor.SYSTEM,
                council,
                Editions.of(
                        new Licence("CC BY-NC-ND 4.0", false),
                        new Theme("T", "T", "", java.util.List.of(), java.util.List.of())));
        assertThat(frameworks.published()).doesNotContain(closed);
        assertThat(frameworks.edition(Actor.PUBLIC, closed.id())).isEmpty();
        assertThat(frameworks.edition(officer(new OrganisationId(UUID.randomUUID())), closed.id()))
                .isEmpty();
        assertThat(frameworks.edition(officer(council), closed.id())).contains(closed);
        assertThat(frameworks.published(officer(council))).contains(closed);
    }
}
