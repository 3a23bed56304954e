package org.tallystick.procurement.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.procurement.bid.Tendering;
import org.tallystick.procurement.policy.Finding;
import org.tallystick.procurement.policy.Policies;
import org.tallystick.procurement.tender.OpeningKeys.Fetched;
import org.tallystick.procurement.tender.OpeningKeys.Opener;
import org.tallystick.procurement.tender.OpeningKeys.Prepared;
import org.tallystick.procurement.tender.Procurements.Saved;
import org.tallystick.procurement.tender.Tenders.Publishing;

/// From a plan to the published tender.
@OnPostgres
class ProcurementsTest {

    @Autowired
    Tendering tendering;

    @Autowired
    Procurements procurements;

    @Autowired
    Tenders tenders;

    @Autowired
    Policies policies;

    @Autowired
    OpeningKeys keys;

    @Autowired
    JdbcClient db;

    final UUID id = UUID.randomUUID();

    static TenderForm form() {
        return Tendering.form(Instant.now().plusSeconds(86_400 * 30L));
    }

    @Test
    void theSameKeyAgainWritesNothingAndAnOldVersionIsRefused() {
        var buyer = tendering.buyer();
        var key = UUID.randomUUID();
        assertThat(procurements.save(buyer.first(), key, id, buyer.id(), 0, form()))
                .isEqualTo(new Saved.Kept(1));
        assertThat(procurements.save(buyer.first(), key, id, buyer.id(), 0, form()))
                .isEqualTo(new Saved.Kept(1));
        assertThat(procurements.save(buyer.second(), UUID.randomUUID(), id, buyer.id(), 1, form()))
                .isEqualTo(new Saved.Kept(2));
        assertThat(procurements.save(buyer.third(), UUID.randomUUID(), id, buyer.id(), 1, form()))
                .isInstanceOfSatisfying(
                        Saved.Changed.class,
                        changed -> assertThat(changed.latest().version()).isEqualTo(2));
        var stranger = tendering.buyer();
        assertThat(procurements.save(stranger.first(), UUID.randomUUID(), id, stranger.id(), 2, form()))
                .isEqualTo(new Saved.NotFound());
        assertThat(procurements.all(buyer.first()))
                .extracting(Procurements.Listed::title)
                .containsExactly("Grounds maintenance");
    }

    @Test
    void aTenderIsPublishedOnlyWhenEveryOpenerHasTheirKey() {
        var buyer = tendering.buyer();
        procurements.save(buyer.first(), UUID.randomUUID(), id, buyer.id(), 0, form());
        assertThat(tenders.publish(buyer.first(), id, 1, Tendering.edition())).isInstanceOf(Publishing.Refused.class);
        var opener = new Opener(buyer.first().id(), "First officer");
        assertThat(keys.prepare(buyer.first(), UUID.randomUUID(), id, List.of(opener, opener)))
                .isInstanceOf(Prepared.Refused.class);
        keys.prepare(
                buyer.first(),
                UUID.randomUUID(),
                id,
                List.of(opener, new Opener(buyer.second().id(), "Second officer")));
        assertThat(keys.fetch(buyer.first(), id)).isInstanceOf(Fetched.Shown.class);
        assertThat(keys.fetch(buyer.third(), id)).isEqualTo(new Fetched.NotFound());
        assertThat(tenders.publish(buyer.first(), id, 1, Tendering.edition())).isInstanceOf(Publishing.Refused.class);
        assertThat(tenders.find(id)).isEmpty();
        assertThat(keys.fetch(buyer.second(), id)).isInstanceOf(Fetched.Shown.class);
        assertThat(tenders.publish(buyer.first(), id, 1, Tendering.edition())).isInstanceOf(Publishing.Open.class);
        assertThat(tenders.publish(buyer.first(), id, 1, Tendering.edition())).isInstanceOf(Publishing.Open.class);
        assertThat(tenders.find(id).orElseThrow().tender().choices()).hasSize(3);
        assertThat(tenders.open()).extracting(Tenders.Published::id).contains(id);
        assertThat(procurements.save(buyer.first(), UUID.randomUUID(), id, buyer.id(), 1, form()))
                .isInstanceOf(Saved.Published.class);
        assertThat(keys.prepare(buyer.first(), UUID.randomUUID(), id, List.of(opener)))
                .isInstanceOf(Prepared.Refused.class);
    }

    @Test
    void theBuyersPoliciesStopATenderThatDoesNotMeetThem() {
        var buyer = tendering.buyer();
        procurements.save(buyer.first(), UUID.randomUUID(), id, buyer.id(), 0, form());
        tendering.fetched(buyer, id);
        assertThat(policies.adopt(buyer.first(), UUID.randomUUID(), buyer.id(), "rotherham", true, "For a test"))
                .isEqualTo(new Policies.Setting.Kept());
        assertThat(procurements
                        .review(buyer.first(), id, Tendering.edition())
                        .orElseThrow()
                        .findings())
                .filteredOn(finding -> finding.policy().equals("rotherham"))
                .extracting(Finding::verdict)
                .containsExactly(Finding.Verdict.MET, Finding.Verdict.MET);
        policies.adopt(buyer.first(), UUID.randomUUID(), buyer.id(), "rotherham", false, "Enough");
        policies.adopt(buyer.first(), UUID.randomUUID(), buyer.id(), "ppn-002", true, "As councils may");
        assertThat(policies.adopted(buyer.id())).containsExactly("ppn-002");
        assertThat(policies.adopt(tendering.buyer().first(), UUID.randomUUID(), buyer.id(), "bradford", true, ""))
                .isInstanceOf(Policies.Setting.Unknown.class);
        var light = new TenderForm(
                "Light",
                "250,000",
                "EXCLUDING",
                "",
                "1/11/2026",
                form().deadlineDate(),
                "12:00",
                "1/4/2027",
                "30/9/2027",
                "77",
                "Thurrock",
                "OTHER",
                "ORDINARY",
                Tendering.EDITION,
                "5",
                List.of(new ChoiceForm("M-JOBS", "yes", "1", "2", "2", "best", "", "yes")),
                "",
                "3",
                java.util.Map.of());
        procurements.save(buyer.first(), UUID.randomUUID(), id, buyer.id(), 1, light);
        assertThat(tenders.publish(buyer.first(), id, 2, Tendering.edition()))
                .isInstanceOfSatisfying(
                        Publishing.Stopped.class,
                        stopped -> assertThat(stopped.findings())
                                .extracting(Finding::because)
                                .singleElement()
                                .asString()
                                .startsWith("Social value weighs 5%; at least 10% is asked" + " for"));
    }

    @Test
    void theDatabaseHoldsFourEyes() {
        var tender = tendering.published(tendering.buyer());
        var officer = tender.buyer().first().id();
        assertThatThrownBy(() -> db.sql("""
                                                insert into procurement.opening (procurement, tender_key, first_officer, second_officer)
                                                select procurement, tender_key, :officer, :officer from procurement.tender where procurement = :id
                                                """)
                        .param("officer", officer)
                        .param("id", tender.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
