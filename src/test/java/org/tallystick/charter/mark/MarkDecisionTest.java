package org.tallystick.charter.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.charter.mark.MarkScheme.Terms;
import org.tallystick.charter.mark.MarkStage.Member;
import org.tallystick.charter.mark.MarkStage.Place;
import org.tallystick.charter.mark.decision.MarkPages;
import org.tallystick.charter.mark.decision.Panel;
import org.tallystick.charter.mark.decision.Withdrawals;
import org.tallystick.charter.mark.scheme.Trial;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.signing.Signatures;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// Decisions on the Mark, from verified returns under real contracts.
@OnPostgres
class MarkDecisionTest {

    private static final Terms TERMS = new Terms(Grade.DOCUMENTED, 4, 2);

    @Autowired
    ApplicationContext house;

    @Autowired
    Schemes schemes;

    @Autowired
    Agreements agreements;

    @Autowired
    Marks marks;

    @Autowired
    Panel panel;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Signatories signatories;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Trial trial;

    @Autowired
    Signatures signatures;

    @Autowired
    JdbcClient db;

    // Made by hand, so that this test shares the running house with the others.
    @SuppressWarnings("NullAway.Init")
    private MarkStage stage;

    private Place place;
    private Member small;

    @BeforeEach
    void aPlace() {
        stage = house.getAutowireCapableBeanFactory().createBean(MarkStage.class);
        place = stage.place();
        small = stage.member(
                place,
                "Small Trust",
                Size.SMALL,
                Map.of(
                        "W-1", new Quantity.Count(new BigDecimal("3")),
                        "W-2", new Quantity.Share(new BigDecimal("45"), new BigDecimal("100"))));
    }

    private Actor group(int which) {
        return place.group().get(which);
    }

    private Scheme adopt(int seen, MarkScheme scheme) {
        if (schemes.adopt(group(0), UUID.randomUUID(), place.charter().id(), seen, scheme, "So")
                instanceof Schemes.Adopted.Done(var adopted)) return adopted;
        throw new AssertionError("not adopted");
    }

    private Scheme one(int minimum) {
        return adopt(
                0,
                new MarkScheme.MinimumNumber(
                        minimum, List.of(place.target("W-1", "12"), place.target("W-2", "40/100")), TERMS));
    }

    private void agree(Scheme scheme, Target... targets) {
        var terms = new Agreement.Terms(Size.SMALL, targets.length, List.of(targets));
        assertThat(agreements.agree(
                        group(0),
                        UUID.randomUUID(),
                        small.signatory().id(),
                        agreements
                                .current(small.signatory().id())
                                .map(Agreement::number)
                                .orElse(0),
                        scheme,
                        terms))
                .isInstanceOf(Agreements.Agreed.Done.class);
    }

    private Mark propose(String conditions) {
        var key = UUID.randomUUID();
        assertThat(panel.propose(group(0), key, small.signatory(), "As found", conditions))
                .isInstanceOf(Panel.Outcome.Done.class);
        return marks.find(key).orElseThrow();
    }

    private Mark decided(String conditions) {
        var mark = propose(conditions);
        done(panel.decide(group(1), small.signatory(), mark, true, ""));
        return marks.find(mark.id()).orElseThrow();
    }

    private static void done(Panel.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Panel.Outcome.Done.class);
    }

    private static void refused(Panel.Outcome outcome, String words) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Panel.Outcome.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().message())
                                .contains(words));
    }

    private Mark now(Mark mark) {
        return marks.find(mark.id()).orElseThrow();
    }

    @Test
    void aMarkIsEarnedByVerifiedReturnsAndSaysWhy() {
        agree(one(2), place.target("W-1", "12"), place.target("W-2", "40/100"));
        var mark = decided("");
        assertThat(mark.state()).isEqualTo(Mark.State.HELD);
        assertThat(mark.findings().findings())
                .extracting(MarkFindings.Finding::words)
                .containsExactly("12 meets 12 apprenticeships", "45% meets 40%");
        assertThat(mark.expiresOn()).isEqualTo(marks.today().plusYears(2));
        var page = Browser.stranger(house).get(mark.address());
        assertThat(page.page().text()).contains("This mark is held until", "45% meets 40%", "Small Trust");
        assertThat(Browser.stranger(house)
                        .get("/marks?find=" + mark.number())
                        .address()
                        .getPath())
                .isEqualTo(mark.address());
    }

    /// A finding is no better than what it rests on: each contract's part has its receipt.
    @Test
    void everyFindingLeadsToItsReceipts() {
        stage.deliver(
                place,
                small.signatory().organisation(),
                small.supplier(),
                Map.of("W-1", new Quantity.Count(new BigDecimal("2"))));
        agree(one(1), place.target("W-1", "12"));
        var mark = decided("");
        assertThat(mark.findings().findings().getFirst().figures())
                .extracting(MarkFindings.Figure::amount)
                .containsExactlyInAnyOrder("12 apprenticeships", "8 apprenticeships");
        var stranger = Browser.stranger(house);
        var links = stranger.get(mark.address()).page().select("a[href^=/receipts/verified/]");
        assertThat(links).hasSize(2);
        for (var link : links) {
            var receipt = stranger.get(link.attr("href"));
            assertThat(receipt.status()).isEqualTo(200);
            assertThat(receipt.page().text()).contains(link.ownText().split(" ")[0]);
        }
    }

    /// A line verified on weaker evidence than the scheme asks for counts under the contract, not
    /// for the Mark: it is no part of the finding's receipt.
    @Test
    void theReceiptOfAFindingHasTheLinesThatCountedAlone() {
        var strict = adopt(
                0, new MarkScheme.MinimumNumber(1, List.of(place.target("W-1", "12")), new Terms(Grade.AUDITED, 4, 2)));
        stage.acceptOnWeakerEvidenceIn(Quarter.of(marks.today()).previous());
        stage.deliver(
                place,
                small.signatory().organisation(),
                small.supplier(),
                Map.of("W-1", new Quantity.Count(new BigDecimal("2"))));
        agree(strict, place.target("W-1", "12"));
        var mark = propose("");
        var figure = mark.findings().findings().getFirst().figures().stream()
                .filter(each -> each.amount().startsWith("6 "))
                .findFirst()
                .orElseThrow();
        var stranger = Browser.stranger(house);
        var address = figure.receipt("W-1", mark.first(), mark.last(), marks.today());
        assertThat(stranger.get(address).page().select("main tbody tr")).hasSize(3);
        assertThat(stranger.get(address).text()).contains("evidence of the grade “Audited” or better");
        assertThat(stranger.get(address.replaceAll("&evidence=.*", "")).page().select("main tbody tr"))
                .hasSize(4);
        for (var wrong : List.of("&evidence=", "&evidence=zz", "&evidence=AUDITED"))
            assertThat(stranger.get(address.replaceAll("&evidence=.*", wrong)).status())
                    .isEqualTo(404);
    }

    /// However many contracts there are, each counts.
    @Test
    void everyContractCounts() {
        for (var at = 0; at < 2; at++)
            stage.deliver(
                    place,
                    small.signatory().organisation(),
                    small.supplier(),
                    Map.of("W-1", new Quantity.Count(BigDecimal.ONE)));
        assertThat(house.getBean(Deliveries.class)
                        .of(small.signatory().organisation())
                        .verified())
                .hasSize(4 * 2 + 4 + 4);
    }

    @Test
    void nothingVerifiedIsNotAwarded() {
        agree(one(1), place.target("W-3", "1"));
        var mark = decided("");
        assertThat(mark.state()).isEqualTo(Mark.State.REFUSED);
        assertThat(mark.findings().findings().getFirst().words()).isEqualTo("nothing verified");
        assertThat(Browser.stranger(house).get(mark.address()).status()).isEqualTo(404);
    }

    /// Two members of the group propose in the same moment: one proposal stands.
    @Test
    void twoDoNotProposeAtOnce() throws Exception {
        agree(one(1), place.target("W-1", "12"));
        try (var second = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = transaction.execute(_ -> {
                propose("");
                var waits = second.submit(() -> proposal(group(1)));
                assertThatThrownBy(() -> waits.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return waits;
            });
            refused(other.get(120, TimeUnit.SECONDS), "open already");
        }
        assertThat(marks.of(small.signatory().id())).hasSize(1);
    }

    private Panel.Outcome proposal(Actor actor) {
        return panel.propose(actor, UUID.randomUUID(), small.signatory(), "As found", "");
    }

    /// Nobody agrees to what is not so any more; the page says what has changed.
    @Test
    void theSecondPersonDecidesOnTodaysGround() {
        agree(one(1), place.target("W-1", "12"));
        var mark = propose("");
        agree(schemes.latest(place.charter().id()).orElseThrow(), place.target("W-1", "11"));
        changed(mark, "Other targets were agreed");
        done(panel.decide(group(1), small.signatory(), mark, false, "Other targets were agreed"));
        var second = propose("");
        adopt(1, new MarkScheme.MinimumNumber(1, List.of(place.target("W-1", "10")), TERMS));
        changed(second, "Scheme edition 2 was adopted since");
        done(panel.decide(group(1), small.signatory(), second, false, "Another scheme"));
        var third = propose("");
        signatures.leave(small.supplier(), small.signatory(), "Moving away");
        changed(third, "no longer a signatory");
    }

    @Test
    void aFigureThatFellIsSeenBeforeTheMarkIsAwarded() {
        agree(one(1), place.target("W-1", "12"));
        var mark = propose("");
        stage.refuse(place, small, "W-1");
        changed(mark, "the finding was “12 meets 12 apprenticeships” and is “9 is below");
        changed(mark, "no longer earned");
        var second = Browser.of(house, place.council(), Role.GROUP);
        var address = "/work/marks/decisions/" + mark.id();
        var answer = second.send(second.get(address), address, Map.of("agreed", "yes"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.page().text())
                .contains("have changed since it was proposed", "9 is below 12 apprenticeships");
        assertThat(now(mark).state()).isEqualTo(Mark.State.PROPOSED);
    }

    private void changed(Mark mark, String what) {
        var signatory = signatories.find(small.signatory().id()).orElseThrow();
        assertThat(panel.decide(group(1), signatory, mark, true, ""))
                .isInstanceOfSatisfying(
                        Panel.Outcome.Changed.class,
                        changed -> assertThat(changed.what()).anyMatch(words -> words.contains(what)));
    }

    /// The statement keeps the proposer out, whatever was looked at before it.
    @Test
    void theSecondOfTwoIsNeverTheFirst() {
        agree(one(1), place.target("W-1", "12"));
        var mark = propose("");
        refused(panel.decide(group(0), small.signatory(), mark, true, ""), "another member of the group");
        refused(panel.decide(group(1), small.signatory(), mark, false, ""), "Say why");
        var own = new Actor(
                UUID.randomUUID(),
                "Both",
                java.util.Set.copyOf(
                        java.util.stream.Stream.concat(group(1).posts().stream(), small.supplier().posts().stream())
                                .toList()));
        refused(panel.decide(own, small.signatory(), mark, true, ""), "belong to this");
        done(panel.decide(group(1), small.signatory(), mark, true, ""));
        refused(panel.decide(group(2), small.signatory(), mark, true, ""), "since you opened the page");
        assertThat(db.sql("select count(*) from mark.decision where proposal = :id")
                        .param("id", mark.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRenewalNeedsFreshQuarters() {
        agree(one(1), place.target("W-1", "12"));
        decided("");
        refused(panel.propose(group(0), UUID.randomUUID(), small.signatory(), "Again", ""), "new evidence");
        assertThat(marks.preview(small.signatory())).isInstanceOf(Marks.Preview.NoFreshQuarter.class);
    }

    @Test
    void aRefusalIsAppealedHeardByAThirdAndSetAside() {
        agree(one(1), place.target("W-1", "13"));
        var mark = decided("");
        assertThat(mark.state()).isEqualTo(Mark.State.REFUSED);
        assertThat(mark.appealBy()).isEqualTo(WorkingDayRules.after(marks.today(), 10, new BankHolidays().days()));
        var appeal = UUID.randomUUID();
        done(panel.appeal(small.supplier(), appeal, mark, "A return came late"));
        done(panel.appeal(small.supplier(), appeal, mark, "A return came late"));
        refused(panel.appeal(small.supplier(), UUID.randomUUID(), mark, "Once more"), "made already");
        for (var part : List.of(group(0), group(1)))
            refused(panel.hear(part, small.signatory(), mark, appeal, true, "Yes"), "someone who was not involved");
        done(panel.hear(group(2), small.signatory(), mark, appeal, true, "It was late by a day"));
        assertThat(now(mark).state()).isEqualTo(Mark.State.SET_ASIDE);
        agree(schemes.latest(place.charter().id()).orElseThrow(), place.target("W-1", "12"));
        assertThat(decided("").state()).isEqualTo(Mark.State.HELD);
    }

    @Test
    void afterTenWorkingDaysItIsTooLate() {
        agree(one(1), place.target("W-1", "13"));
        var mark = decided("");
        db.sql("update mark.decision set appeal_by = :day where proposal = :id")
                .param("day", marks.today().minusDays(1))
                .param("id", mark.id())
                .update();
        refused(
                panel.appeal(small.supplier(), UUID.randomUUID(), now(mark), "Late"),
                "ten working days for one are over");
    }

    @Test
    void conditionsFallOnAppealAndTheMarkStays() {
        agree(one(1), place.target("W-1", "12"));
        var mark = decided("Show a timesheet");
        assertThat(mark.conditions()).isEqualTo("Show a timesheet");
        var appeal = UUID.randomUUID();
        done(panel.appeal(small.supplier(), appeal, mark, "We have none"));
        done(panel.hear(group(2), small.signatory(), mark, appeal, true, "Agreed"));
        assertThat(now(mark).conditions()).isEmpty();
        assertThat(now(mark).state()).isEqualTo(Mark.State.HELD);
    }

    @Test
    void aMarkIsWithdrawnExpiresAndLapsesInPublic() {
        agree(one(1), place.target("W-1", "12"));
        var mark = decided("");
        withdrawn(mark, "Records were made up");
        var page = Browser.stranger(house).get(mark.address()).page().text();
        assertThat(page).contains("This mark was withdrawn on", "Records were made up");
        var appeal = UUID.randomUUID();
        done(panel.appeal(small.supplier(), appeal, now(mark), "They were not"));
        for (var part : List.of(group(0), group(1)))
            refused(panel.hear(part, small.signatory(), mark, appeal, true, "x"), "someone who was not involved");
        done(panel.hear(group(2), small.signatory(), mark, appeal, true, "They were not"));
        assertThat(now(mark).state()).isEqualTo(Mark.State.HELD);
        signatures.leave(small.supplier(), small.signatory(), "Moving away");
        assertThat(now(mark).state()).isEqualTo(Mark.State.LAPSED);
        db.sql("update mark.decision set expires_on = :day where proposal = :id")
                .param("day", marks.today().minusDays(1))
                .param("id", mark.id())
                .update();
        assertThat(now(mark).state()).isEqualTo(Mark.State.EXPIRED);
        assertThat(Browser.stranger(house).get(mark.address()).page().text())
                .contains("This mark has lapsed", "its time is over");
    }

    /// One proposes, another agrees; nothing of it is public before.
    private void withdrawn(Mark mark, String because) {
        var key = UUID.randomUUID();
        done(withdrawals.propose(group(0), key, small.signatory(), mark, because));
        done(withdrawals.decide(group(1), small.signatory(), mark, key, true, ""));
    }

    @Test
    void aMarkIsWithdrawnByTwo() {
        agree(one(1), place.target("W-1", "12"));
        var mark = decided("");
        var key = UUID.randomUUID();
        var member = small.signatory();
        done(withdrawals.propose(group(0), key, member, mark, "Records were made up"));
        done(withdrawals.propose(group(0), key, member, mark, "Records were made up"));
        refused(withdrawals.propose(group(1), UUID.randomUUID(), member, mark, "Once more"), "proposed already");
        refused(withdrawals.decide(group(0), member, mark, key, true, ""), "Another member of the group");
        refused(withdrawals.decide(small.supplier(), member, mark, key, true, ""), "belong to");
        refused(withdrawals.decide(group(1), member, mark, key, false, ""), "Say why");
        assertThat(now(mark).state()).isEqualTo(Mark.State.HELD);
        var desk = Browser.of(house, place.council(), Role.GROUP).get("/work/marks");
        assertThat(desk.page().text()).contains("a second person must decide on withdrawing it");
        assertThat(Browser.stranger(house).get(mark.address()).text()).doesNotContain("Records were made up");
        done(withdrawals.decide(group(1), member, mark, key, false, "They were not"));
        assertThat(now(mark).state()).isEqualTo(Mark.State.HELD);
        withdrawn(mark, "Records were made up");
        assertThat(now(mark).state()).isEqualTo(Mark.State.WITHDRAWN);
    }

    /// What an appeal overturned is not said in public any more; another reason may come.
    @Test
    void anOverturnedWithdrawalIsNotPublishedAndTheMarkCanBeWithdrawnAgain() {
        agree(one(1), place.target("W-1", "12"));
        var mark = decided("");
        withdrawn(mark, "Records were made up");
        var appeal = UUID.randomUUID();
        done(panel.appeal(small.supplier(), appeal, now(mark), "They were not"));
        done(panel.hear(group(2), small.signatory(), mark, appeal, true, "They were not"));
        for (var path : List.of(mark.address(), "/marks", "/marks.json", "/marks.csv"))
            assertThat(Browser.stranger(house).get(path).text()).as(path).doesNotContain("Records were made up");
        assertThat(now(mark).withdrawnBecause()).isEmpty();
        assertThat(now(mark).withdrawnOn()).isNull();
        withdrawn(now(mark), "It asked us to");
        assertThat(now(mark).withdrawnBecause()).isEqualTo("It asked us to");
        var second = UUID.randomUUID();
        done(panel.appeal(small.supplier(), second, now(mark), "We did not"));
        assertThat(marks.appeals(mark.id())).hasSize(2);
    }

    @Test
    void whereTheMarkIsNotOfferedNothingIsProposed() {
        agree(one(1), place.target("W-1", "12"));
        adopt(1, new MarkScheme.NotOffered("for the time being"));
        refused(
                panel.propose(group(0), UUID.randomUUID(), small.signatory(), "So", ""),
                "not offered: for the time being");
    }

    /// An address of another site says nothing about a mark of this one.
    @Test
    void onlyAnAddressOfThisSiteFindsAMark() {
        var site = "https://social-value.example";
        for (var typed : List.of(
                "7",
                "/marks/7",
                site + "/marks/7",
                "HTTPS://Social-Value.example/marks/7/",
                "social-value.example/marks/7"))
            assertThat(MarkPages.number(typed, site)).as(typed).contains(7);
        for (var typed : List.of(
                "https://elsewhere.example/marks/7",
                "https://social-value.example.elsewhere.example/marks/7",
                "https://elsewhere.example/social-value.example/marks/7",
                site + "7",
                "1234567890",
                "seven")) assertThat(MarkPages.number(typed, site)).as(typed).isEmpty();
        agree(one(1), place.target("W-1", "12"));
        var address = "https://elsewhere.example" + decided("").address();
        var answer = Browser.stranger(house).get("/marks?find=" + address);
        assertThat(answer.address().getPath()).isEqualTo("/marks");
        assertThat(answer.page().text()).contains("not the address of a mark of this site");
    }

    /// Everyone may read what is asked, of which size, on which evidence, over which period.
    @Test
    void whatTheMarkAsksIsPublic() {
        var address = "/marks/schemes/" + place.charter().id();
        var stranger = Browser.stranger(house);
        assertThat(stranger.get(address).page().text()).contains("No scheme was adopted yet");
        one(2);
        var bands = Map.of(
                Size.MICRO, new MarkScheme.Band(1, new BigDecimal("25")),
                Size.SMALL, new MarkScheme.Band(1, new BigDecimal("50")),
                Size.MEDIUM, new MarkScheme.Band(1, new BigDecimal("75")),
                Size.LARGE, new MarkScheme.Band(1, new BigDecimal("100")));
        adopt(1, new MarkScheme.Proportionate(bands, List.of(place.target("W-1", "12")), TERMS));
        var row = stranger.get(address).page().select("tbody tr").get(1);
        assertThat(row.select(".govuk-table__header, .govuk-table__cell").eachText())
                .map(words -> words.replaceAll(".*\\) ?(?=[0-9]+$)", ""))
                .containsExactly("Apprenticeships (apprenticeships)", "3", "6", "9", "12");
        assertThat(stranger.get(address).page().text())
                .contains("Documented (a document shows it", "The last 4 whole quarters", "2 years");
        assertThat(stranger.get(address + "/1").page().text())
                .contains("This is edition 1", "Every size", "At least 2", "40%");
        assertThat(stranger.get(address + "/9").status()).isEqualTo(404);
        assertThat(stranger.get("/marks/schemes/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void twoSchemesAreNotAdoptedAtOnce() {
        one(1);
        var second = schemes.adopt(
                group(1), UUID.randomUUID(), place.charter().id(), 0, new MarkScheme.NotOffered("so"), "So");
        assertThat(second).isInstanceOf(Schemes.Adopted.Changed.class);
    }

    /// A trial shows that a scheme shuts out the smallest.
    @Test
    void aTrialShowsWhoWouldEarnItBySize() {
        stage.member(place, "Tiny Group", Size.MICRO, Map.of("W-1", new Quantity.Count(BigDecimal.ONE)));
        stage.member(place, "Quiet Firm", Size.LARGE, Map.of());
        var full = List.of(place.target("W-1", "12"));
        var strict = trial.of(place.charter().id(), new MarkScheme.FixedTargets(1, full, TERMS));
        assertThat(strict.bands())
                .extracting(band -> band.size() + " " + band.earned() + "/" + band.signatories())
                .containsExactly("MICRO 0/1", "SMALL 1/1", "MEDIUM 0/0", "LARGE 0/1");
        var bands = Map.of(
                Size.MICRO, new MarkScheme.Band(1, new BigDecimal("25")),
                Size.SMALL, new MarkScheme.Band(1, new BigDecimal("50")),
                Size.MEDIUM, new MarkScheme.Band(1, new BigDecimal("75")),
                Size.LARGE, new MarkScheme.Band(1, new BigDecimal("100")));
        var fair = trial.of(place.charter().id(), new MarkScheme.Proportionate(bands, full, TERMS));
        assertThat(fair.bands().getFirst().earned()).isEqualTo(1);
        assertThat(fair.lines().getLast().verified()).isZero();
        assertThat(fair.lines().getLast().findings().earned()).isFalse();
    }
}
