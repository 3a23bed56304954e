package org.tallystick.procurement.bid;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Theme;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.procurement.bid.BidForm.Answer;
import org.tallystick.procurement.evaluation.Openings;
import org.tallystick.procurement.tender.ChoiceForm;
import org.tallystick.procurement.tender.OpeningKeys;
import org.tallystick.procurement.tender.OpeningKeys.Fetched;
import org.tallystick.procurement.tender.OpeningKeys.Opener;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.TenderForm;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// What a test of tenders needs: a buyer with its officers, a framework, a published tender and
/// bids for it.
@Component
public class Tendering {

    public static final UUID EDITION = UUID.randomUUID();

    final Organisations organisations;
    public final Procurements procurements;
    public final OpeningKeys openingKeys;
    public final Tenders tenders;
    final Drafts drafts;
    final Bids bids;
    final Openings openings;
    final JdbcClient db;

    Tendering(
            Organisations organisations,
            Procurements procurements,
            OpeningKeys openingKeys,
            Tenders tenders,
            Drafts drafts,
            Bids bids,
            Openings openings,
            Frameworks frameworks,
            JdbcClient db) {
        this.organisations = organisations;
        this.procurements = procurements;
        this.openingKeys = openingKeys;
        this.tenders = tenders;
        this.drafts = drafts;
        this.bids = bids;
        this.openings = openings;
        this.db = db;
        publish(frameworks);
    }

    /// A contract is made of an edition that exists: this one, under an id that the tests know.
    private void publish(Frameworks frameworks) {
        var pack = frameworks.loadPack(Actor.SYSTEM, organisation("Owner"), edition());
        db.sql("""
                        insert into framework.edition (id, framework, number, document, published_by)
                        select :id, framework, number + 1, document || jsonb_build_object('number', number + 1),
                               published_by
                        from framework.edition where id = :pack
                        """).param("id", EDITION).param("pack", pack.id()).update();
    }

    /// A buyer with three officers.
    public record Buyer(OrganisationId id, Actor first, Actor second, Actor third) {
        public List<Actor> officers() {
            return List.of(first, second, third);
        }
    }

    /// A published tender with the opening keys of its three openers, in the officers' order.
    public record Open(UUID id, Buyer buyer, List<String> keys) {}

    public Buyer buyer() {
        var id = organisation("Thurrock Council");
        return new Buyer(id, officer("First officer", id), officer("Second officer", id), officer("Third officer", id));
    }

    public OrganisationId organisation(String name) {
        var id = new OrganisationId(UUID.randomUUID());
        return organisations.register(
                Actor.SYSTEM, id, new Organisations.Details(name, Sector.PUBLIC, null, null), Map.of());
    }

    static Actor officer(String name, OrganisationId buyer) {
        return new Actor(UUID.randomUUID(), name, Set.of(new Actor.Post(buyer, Role.OFFICER)));
    }

    public static Actor evaluator(String name, OrganisationId buyer) {
        return new Actor(UUID.randomUUID(), name, Set.of(new Actor.Post(buyer, Role.EVALUATOR)));
    }

    public static Edition edition() {
        return new Edition(
                "Test framework",
                "Thurrock Council",
                "Thurrock",
                1,
                "First edition",
                "Made for a test",
                "2026",
                new Licence("CC0-1.0", true),
                List.of(),
                List.of(new Theme(
                        "T1",
                        "Economy",
                        "",
                        List.of(new Outcome("O1", "More people in work")),
                        List.of(
                                measure(
                                        "M-JOBS",
                                        "Apprenticeships",
                                        MeasureKind.COUNT,
                                        "apprenticeships",
                                        Direction.MORE),
                                measure(
                                        "M-LOCAL",
                                        "Local spend",
                                        MeasureKind.SHARE,
                                        "pounds spent here out of pounds spent",
                                        Direction.MORE),
                                measure("M-WASTE", "Waste", MeasureKind.COUNT, "tonnes", Direction.LESS),
                                measure("M-STORY", "Story", MeasureKind.NARRATIVE, "story", Direction.NEITHER)))));
    }

    private static Measure measure(String reference, String name, MeasureKind kind, String unit, Direction direction) {
        return new Measure(reference, name, "O1", kind, unit, direction, "Payroll records", null, null, null, "", null);
    }

    /// Jobs for 10 points (6 for quantity), local spend for 10 (4), a story as a term.
    public static TenderForm form(Instant deadline) {
        var london = deadline.atZone(UkTime.LONDON);
        return new TenderForm(
                "Grounds maintenance",
                "250,000",
                "EXCLUDING",
                "",
                "1/11/2026",
                london.format(DateTimeFormatter.ofPattern("d/M/uuuu")),
                london.format(DateTimeFormatter.ofPattern("HH:mm:ss")),
                "1/4/2027",
                "30/9/2027",
                "77 Agricultural, forestry and horticultural services",
                "Thurrock",
                "OTHER",
                "ORDINARY",
                EDITION,
                "20",
                List.of(
                        new ChoiceForm("M-JOBS", "yes", "6", "2", "2", "best", "", "yes"),
                        new ChoiceForm("M-LOCAL", "yes", "4", "3", "3", "best", "", "no"),
                        new ChoiceForm("M-STORY", "no", "", "", "", "", "", "no")),
                "",
                "3",
                Map.of());
    }

    public Open published(Buyer buyer) {
        var id = UUID.randomUUID();
        expect(
                procurements.save(
                        buyer.first(),
                        UUID.randomUUID(),
                        id,
                        buyer.id(),
                        0,
                        form(Instant.now().plusSeconds(86_400 * 30L))),
                new Procurements.Saved.Kept(1));
        var keys = fetched(buyer, id);
        if (!(tenders.publish(buyer.first(), id, 1, edition()) instanceof Tenders.Publishing.Open))
            throw new AssertionError("not published");
        return new Open(id, buyer, keys);
    }

    public List<String> fetched(Buyer buyer, UUID id) {
        openingKeys.prepare(
                buyer.first(),
                UUID.randomUUID(),
                id,
                buyer.officers().stream()
                        .map(officer -> new Opener(officer.id(), officer.name()))
                        .toList());
        var keys = new ArrayList<String>();
        for (var officer : buyer.officers())
            keys.add(
                    switch (openingKeys.fetch(officer, id)) {
                        case Fetched.Shown(var key) -> key;
                        case Fetched.ShownBefore(var why) -> throw new AssertionError(why);
                        case Fetched.Lost(var why) -> throw new AssertionError(why);
                        case Fetched.NotFound() -> throw new AssertionError();
                    });
        return keys;
    }

    public static BidForm bid(String name, String jobs, String localPart, String words) {
        return new BidForm(
                name,
                "GB-COH",
                "01234567",
                "MICRO",
                "bids@example.org",
                Map.of(
                        "M-JOBS",
                                new Answer(targets(Map.of("amount", jobs)), "Through the college. " + words, "Payroll"),
                        "M-LOCAL",
                                new Answer(
                                        targets(Map.of("part", localPart, "whole", "10,000")),
                                        "Local yards",
                                        "Invoices"),
                        "M-STORY", new Answer(Map.of(), "We will write it down", "A resident reads it")));
    }

    private static Map<String, Map<String, String>> targets(Map<String, String> fields) {
        var targets = new HashMap<String, Map<String, String>>();
        targets.put("2027-Q2", fields);
        targets.put("2027-Q3", fields);
        return targets;
    }

    /// Starts, saves and submits; gives the receipt.
    public Receipt submitted(UUID tender, BidSecret secret, BidForm form) {
        drafts.start(secret, tender);
        int version = drafts.find(secret).orElseThrow().version();
        if (!(drafts.save(secret, version, form) instanceof Drafts.Saved.Kept(int saved)))
            throw new AssertionError("not saved");
        return switch (bids.submit(UUID.randomUUID(), secret, saved)) {
            case Bids.Submitted.Accepted(var receipt) -> receipt;
            case Bids.Submitted other -> throw new AssertionError(other.toString());
        };
    }

    /// The deadline as if it were this far from now by the database's clock.
    public void deadlineIn(UUID tender, String interval) {
        db.sql("update procurement.tender set deadline = clock_timestamp() + :in::interval"
                        + " where procurement = :id")
                .param("in", interval)
                .param("id", tender)
                .update();
    }

    /// Past its deadline and opened by the first two officers.
    public void opened(Open tender) {
        deadlineIn(tender.id(), "-1 second");
        openings.handIn(tender.buyer().first(), tender.id(), tender.keys().get(0));
        if (!(openings.handIn(
                        tender.buyer().second(), tender.id(), tender.keys().get(1))
                instanceof Openings.Handed.Opened)) throw new AssertionError("not opened");
    }

    static void expect(@Nullable Object found, Object wanted) {
        if (!wanted.equals(found)) throw new AssertionError(found + " in place of " + wanted);
    }
}
