package org.tallystick.procurement.tender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.procurement.bid.BidForm;
import org.tallystick.procurement.bid.BidSecret;
import org.tallystick.procurement.bid.Bids;
import org.tallystick.procurement.bid.Bids.Submitted;
import org.tallystick.procurement.bid.Drafts;
import org.tallystick.procurement.bid.Receipt;
import org.tallystick.procurement.bid.Tendering;
import org.tallystick.procurement.evaluation.Evaluators;
import org.tallystick.procurement.evaluation.Openings;
import org.tallystick.procurement.evaluation.Openings.Handed;

/// Nobody reads a bid before the deadline, and nobody hands one in after it.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class SealedBidsTest {

    static final String CANARY = "canary-seven-herons-in-a-birch";

    @Autowired
    Tendering tendering;

    @Autowired
    Bids bids;

    @Autowired
    Drafts drafts;

    @Autowired
    Openings openings;

    @Autowired
    Evaluators evaluators;

    @Autowired
    Extensions extensions;

    @Autowired
    JdbcClient db;

    Tendering.Open tender = new Tendering.Open(
            new UUID(0, 0),
            new Tendering.Buyer(
                    new org.tallystick.shared.OrganisationId(new UUID(0, 0)),
                    org.tallystick.shared.Actor.PUBLIC,
                    org.tallystick.shared.Actor.PUBLIC,
                    org.tallystick.shared.Actor.PUBLIC),
            List.of());
    final BidSecret secret = BidSecret.make();

    @BeforeEach
    void aTender() {
        tender = tendering.published(tendering.buyer());
    }

    /// Every column of every table that could hold words, searched as text, as bytes and inside
    /// JSON.
    List<String> places(String words) {
        var found = new ArrayList<String>();
        record Column(String schema, String name, String column, String type) {}
        var columns = db.sql("""
                                select c.table_schema as schema, c.table_name as name, c.column_name as column, c.data_type as type
                                from information_schema.columns c
                                join information_schema.tables t using (table_schema, table_name)
                                where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                                  and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')
                                """).query(Column.class).list();
        assertThat(columns).hasSizeGreaterThan(40);
        for (var column : columns) {
            // The names come from the database's own catalogue.
            var statement = "select count(*) from %s.%s where position(:words in %s) > 0"
                    .formatted(
                            column.schema(),
                            column.name(),
                            column.type().equals("bytea") ? column.column() : "\"" + column.column() + "\"::text");
            var count = db.sql(statement)
                    .param("words", column.type().equals("bytea") ? words.getBytes(UTF_8) : words)
                    .query(Integer.class)
                    .single();
            if (count > 0) found.add(column.schema() + "." + column.name() + "." + column.column());
        }
        return found;
    }

    @Test
    void noWordOfABidIsAnywhereBeforeItIsOpened(CapturedOutput logs) {
        var canary = CANARY + UUID.randomUUID();
        tendering.submitted(tender.id(), secret, Tendering.bid(canary, "4", "6,000", canary));
        tendering.submitted(tender.id(), secret, Tendering.bid(canary, "5", "6,000", canary + " again"));
        assertThat(places(canary)).isEmpty();
        assertThat(logs).doesNotContain(canary);
        for (var officer : tender.buyer().officers())
            assertThat(evaluators.bids(officer, tender.id())).isEmpty();
        assertThat(db.sql("select count(*) from ledger.entry where facts like :id and" + " act like '%bid%'")
                        .param("id", "%" + tender.id() + "%")
                        .query(Integer.class)
                        .single())
                .isZero();

        tendering.opened(tender);
        assertThat(evaluators.bids(tender.buyer().third(), tender.id()))
                .singleElement()
                .satisfies(bid -> {
                    assertThat(bid.supplier()).isEqualTo(canary);
                    assertThat(java.util.Objects.requireNonNull(bid.bid())
                                    .offers()
                                    .getFirst()
                                    .delivery())
                            .isEqualTo("Through the college. " + canary + " again");
                });
        assertThat(places(canary)).contains("procurement.opened_bid.content");
    }

    @Test
    void theSearchFindsAPlantedCopyInTextBytesAndJson() {
        var canary = CANARY + UUID.randomUUID();
        db.sql("create table if not exists procurement.planted (words text, bytes bytea," + " document jsonb)")
                .update();
        try {
            db.sql("insert into procurement.planted values (:w, :b, jsonb_build_object('x', :w))")
                    .param("w", canary)
                    .param("b", ("x" + canary).getBytes(UTF_8))
                    .update();
            assertThat(places(canary))
                    .containsExactlyInAnyOrder(
                            "procurement.planted.words", "procurement.planted.bytes", "procurement.planted.document");
        } finally {
            db.sql("drop table procurement.planted").update();
        }
    }

    @Test
    void theSecretAndTheOpeningKeysAreStoredNowhere() {
        tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        assertThat(places(secret.text())).isEmpty();
        for (var key : tender.keys()) {
            assertThat(places(key)).isEmpty();
            assertThat(places(key.replace("-", ""))).isEmpty();
        }
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @Test
    void nobodyOpensBeforeTheDeadline() {
        assertThat(openings.handIn(
                        tender.buyer().first(), tender.id(), tender.keys().getFirst()))
                .isInstanceOfSatisfying(
                        Handed.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("Wait for the deadline"));
    }

    @Test
    void oneOfficerAloneDoesNotOpenNorWithAnothersKey() {
        tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        tendering.deadlineIn(tender.id(), "-1 second");
        var first = tender.buyer().first();
        assertThat(openings.handIn(first, tender.id(), tender.keys().getFirst()))
                .isInstanceOf(Handed.Waiting.class);
        assertThat(openings.handIn(first, tender.id(), tender.keys().getFirst()))
                .isInstanceOf(Handed.Waiting.class);
        assertThat(openings.handIn(first, tender.id(), tender.keys().get(1)))
                .isEqualTo(new Handed.Refused("Enter your own opening key for this tender: this is a different key"));
        assertThat(openings.handIn(
                        tender.buyer().second(), tender.id(), tender.keys().getFirst()))
                .isInstanceOf(Handed.Refused.class);
        assertThat(openings.handIn(tender.buyer().second(), tender.id(), "0000"))
                .isEqualTo(new Handed.Refused("Type the key again: a digit is wrong or missing"));
        assertThat(openings.handIn(
                        tendering.buyer().first(), tender.id(), tender.keys().get(1)))
                .isEqualTo(new Handed.NotFound());
        assertThat(evaluators.bids(first, tender.id())).isEmpty();
        assertThat(openings.handIn(
                        tender.buyer().third(), tender.id(), tender.keys().get(2)))
                .isEqualTo(new Handed.Opened(1, 0));
    }

    @Test
    void theFirstKeyWaitsForHalfAnHour() {
        var now = java.time.Instant.now();
        var first = new Openings.First(UUID.randomUUID(), new OpeningKey(1, new byte[32]), now.plus(Openings.WAIT));
        assertThat(first.waits(now.plusSeconds(30 * 60 - 1))).isTrue();
        assertThat(first.waits(now.plusSeconds(30 * 60))).isFalse();
    }

    @Test
    void aBidMovedToAnotherRowDoesNotOpenAndTheOthersDo() {
        var other = BidSecret.make();
        tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        tendering.submitted(tender.id(), other, Tendering.bid("Birch", "5", "6,000", "x"));
        db.sql("""
                        update procurement.submission s set sealed = theirs.sealed, sha256 = theirs.sha256
                        from procurement.submission theirs
                        join procurement.draft d on d.id = theirs.bid
                        where d.secret_hash = :other and s.bid = (select id from procurement.draft where secret_hash = :mine)
                        """).param("other", other.hash()).param("mine", secret.hash()).update();
        tendering.deadlineIn(tender.id(), "-1 second");
        openings.handIn(tender.buyer().first(), tender.id(), tender.keys().get(0));
        assertThat(openings.handIn(
                        tender.buyer().second(), tender.id(), tender.keys().get(1)))
                .isEqualTo(new Handed.Opened(2, 1));
        assertThat(evaluators.bids(tender.buyer().first(), tender.id()))
                .extracting(Evaluators.OpenedBid::supplier)
                .containsExactly("A bid that did not open", "Birch");
    }

    @Test
    void aBidIsInTimeBeforeTheDeadlineAndNotAtIt() {
        assertThat(db.sql("""
                                        select procurement.in_time(d - interval '1 second', d) and procurement.in_time(d - interval '1 us', d)
                                           and not procurement.in_time(d, d) and not procurement.in_time(d + interval '1 second', d)
                                        from (values (timestamptz '2026-10-25 01:30:00+00'), (timestamptz '2026-03-29 01:00:00+00'),
                                                     (timestamptz '2026-11-22 12:00:00+00')) deadlines (d)
                                        """).query(Boolean.class).list()).containsExactly(true, true, true);

        drafts.start(secret, tender.id());
        drafts.save(secret, 1, Tendering.bid("Alder", "4", "6,000", "x"));
        tendering.deadlineIn(tender.id(), "2 seconds");
        assertThat(bids.submit(UUID.randomUUID(), secret, 2)).isInstanceOf(Submitted.Accepted.class);
        tendering.deadlineIn(tender.id(), "0 seconds");
        assertThat(bids.submit(UUID.randomUUID(), secret, 2)).isEqualTo(new Submitted.Over(Drafts.OVER));
        tendering.deadlineIn(tender.id(), "-1 second");
        assertThat(bids.submit(UUID.randomUUID(), secret, 2)).isEqualTo(new Submitted.Over(Drafts.OVER));
        assertThat(bids.withdraw(UUID.randomUUID(), secret)).isInstanceOf(Submitted.Over.class);
        assertThat(drafts.save(secret, 2, BidForm.EMPTY)).isInstanceOf(Drafts.Saved.Over.class);
        assertThat(drafts.start(BidSecret.make(), tender.id())).isInstanceOf(Drafts.Saved.Over.class);
        assertThat(bids.receipts(secret)).hasSize(1);
    }

    @Test
    void theLatestBidCountsAndAReceiptCanBeAskedFor() {
        var first = tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        var second = tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "9", "6,000", "x"));
        assertThat(bids.receipts(secret)).extracting(Receipt::counts).containsExactly(true, false);
        assertThat(bids.arrived(secret, second.reference().toLowerCase(java.util.Locale.ROOT)))
                .contains(second);
        assertThat(bids.arrived(secret, first.reference()))
                .get()
                .extracting(Receipt::counts)
                .isEqualTo(false);
        assertThat(bids.arrived(BidSecret.make(), first.reference())).isEmpty();
        assertThat(bids.arrived(secret, "00000-00000")).isEmpty();
        assertThat(second.sha256())
                .isEqualTo(db.sql("""
                                        select encode(sha256(sealed), 'hex') from procurement.submission where reference = :reference
                                        """)
                        .param("reference", second.reference())
                        .query(String.class)
                        .single());
        tendering.opened(tender);
        assertThat(evaluators.bids(tender.buyer().first(), tender.id()))
                .singleElement()
                .satisfies(bid -> assertThat(java.util.Objects.requireNonNull(bid.bid())
                                .offers()
                                .getFirst()
                                .total()
                                .orElseThrow()
                                .shown())
                        .isEqualTo("18"));
    }

    @Test
    void aWithdrawnBidIsNotOpenedAndMayBeHandedInAgain() {
        tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        var other = BidSecret.make();
        tendering.submitted(tender.id(), other, Tendering.bid("Birch", "4", "6,000", "x"));
        var key = UUID.randomUUID();
        assertThat(bids.withdraw(key, secret)).isInstanceOf(Submitted.Accepted.class);
        assertThat(bids.withdraw(key, secret)).isInstanceOf(Submitted.Accepted.class);
        bids.withdraw(UUID.randomUUID(), other);
        assertThat(bids.submit(UUID.randomUUID(), other, 2)).isInstanceOf(Submitted.Accepted.class);
        tendering.opened(tender);
        assertThat(evaluators.bids(tender.buyer().first(), tender.id()))
                .extracting(Evaluators.OpenedBid::supplier)
                .containsExactly("Birch");
    }

    @Test
    void anUnfinishedBidIsRefusedInWords() {
        drafts.start(secret, tender.id());
        assertThat(bids.submit(UUID.randomUUID(), secret, 1))
                .isInstanceOfSatisfying(
                        Submitted.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(org.tallystick.shared.Problem::message)
                                .contains(
                                        "Enter the name of your organisation",
                                        "Say how you will deliver “Apprenticeships”"));
        drafts.save(secret, 1, Tendering.bid("Alder", "1e9999", "6,000", "x"));
        assertThat(bids.submit(UUID.randomUUID(), secret, 2)).isInstanceOf(Submitted.Refused.class);
    }

    @Test
    void charactersThatTheDatabaseCannotHoldDoNotKeepBidsFromBeingOpened() {
        tendering.submitted(tender.id(), secret, Tendering.bid("Ald\0er \uD800", "4", "6,000", "x\0y"));
        tendering.opened(tender);
        assertThat(evaluators.bids(tender.buyer().first(), tender.id()))
                .singleElement()
                .satisfies(bid -> assertThat(bid.supplier()).startsWith("Ald"));
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        drafts.start(secret, tender.id());
        assertThat(drafts.save(secret, 1, Tendering.bid("Alder", "4", "1", "x")))
                .isEqualTo(new Drafts.Saved.Kept(2));
        assertThat(drafts.save(secret, 1, Tendering.bid("Alder", "5", "1", "x")))
                .isInstanceOf(Drafts.Saved.Changed.class);
        assertThat(bids.submit(UUID.randomUUID(), secret, 1)).isInstanceOf(Submitted.Changed.class);
    }

    @Test
    void submittingTwiceAtOnceWithOneKeyMakesOneRowAndOneReceipt() throws Exception {
        drafts.start(secret, tender.id());
        drafts.save(secret, 1, Tendering.bid("Alder", "4", "6,000", "x"));
        var key = UUID.randomUUID();
        Callable<Submitted> submit = () -> bids.submit(key, secret, 2);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = new HashSet<Submitted>();
            for (var answer : threads.invokeAll(List.of(submit, submit, submit, submit))) answers.add(answer.get());
            assertThat(answers).singleElement().isInstanceOf(Submitted.Accepted.class);
        }
        assertThat(bids.receipts(secret)).hasSize(1);
    }

    @Test
    void twoOfficersMoveTheDeadlineAndOneDoesNot() {
        var later =
                java.time.Instant.now().plusSeconds(86_400 * 40L).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        tendering.deadlineIn(tender.id(), "-1 second");
        var key = UUID.randomUUID();
        var first = tender.buyer().first();
        assertThat(extensions.propose(first, key, tender.id(), later, " "))
                .isInstanceOf(Extensions.Extending.Refused.class);
        assertThat(extensions.propose(first, key, tender.id(), later, "The service was down at noon"))
                .isEqualTo(new Extensions.Extending.Done(key));
        assertThat(extensions.approve(first, tender.id(), key))
                .isEqualTo(new Extensions.Extending.Refused("You proposed this: another officer has to approve it"));
        assertThat(tendering.tenders.sure(tender.id()).over()).isTrue();
        assertThat(extensions.approve(tender.buyer().second(), tender.id(), key))
                .isEqualTo(new Extensions.Extending.Done(key));
        assertThat(tendering.tenders.sure(tender.id()).deadline()).isEqualTo(later);
        tendering.submitted(tender.id(), secret, Tendering.bid("Alder", "4", "6,000", "x"));
        assertThat(extensions.approved(tender.id()))
                .extracting(Extensions.Extension::because)
                .containsExactly("The service was down at noon");
    }

    @Test
    void anOpeningKeyIsShownOnce() {
        assertThat(tendering.openingKeys.fetch(tender.buyer().first(), tender.id()))
                .isInstanceOf(OpeningKeys.Fetched.ShownBefore.class);
    }
}
