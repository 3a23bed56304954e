package org.tallystick.procurement.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.OnPostgres;
import org.tallystick.framework.Frameworks;
import org.tallystick.procurement.bid.BidSecret;
import org.tallystick.procurement.bid.Tendering;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// A tender through its pages, as people with browsers go: plan, publish, two bids, opening, three
/// evaluators, moderation, award.
@OnPostgres
@org.junit.jupiter.api.extension.ExtendWith(OutputCaptureExtension.class)
class TenderJourneyTest {

    private static final String CANARY = "CANARY-7Q2X-OAK-LANE";

    @Autowired
    ApplicationContext house;

    @Autowired
    Frameworks frameworks;

    @Autowired
    Tendering tendering;

    @Autowired
    JdbcClient db;

    OrganisationId buyer = new OrganisationId(UUID.randomUUID());
    Browser first;
    Browser second;
    List<Browser> evaluators = List.of();
    String edition = "";
    UUID tender = UUID.randomUUID();
    final List<String> keys = new ArrayList<>();

    @BeforeEach
    void people() {
        buyer = Browser.council(house, "Thurrock Council " + UUID.randomUUID());
        edition = frameworks
                .loadPack(Actor.SYSTEM, buyer, Tendering.edition())
                .id()
                .toString();
        first = Browser.of(house, buyer, Role.OFFICER);
        second = Browser.of(house, buyer, Role.OFFICER);
        evaluators = List.of(
                Browser.of(house, buyer, Role.EVALUATOR),
                Browser.of(house, buyer, Role.EVALUATOR),
                Browser.of(house, buyer, Role.EVALUATOR));
    }

    private String at(String rest) {
        return "/work/procurements/" + tender + rest;
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status())
                .as(answer.address() + "\n" + answer.page().text())
                .isEqualTo(200);
        return answer;
    }

    private Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("title", "Grounds maintenance");
        facts.put("category", "77 Grounds maintenance");
        facts.put("place", "Thurrock");
        facts.put("value", "250,000");
        facts.put("vat", "EXCLUDING");
        day("date", "1", "11", "2026", facts);
        day("deadline-date", "1", "2", "2030", facts);
        facts.put("deadline-time", "12:00");
        day("starts", "1", "4", "2030", facts);
        day("ends", "30", "9", "2030", facts);
        facts.put("body", "OTHER");
        facts.put("kind", "ORDINARY");
        facts.put("edition", edition);
        facts.put("then", "next");
        return facts;
    }

    private static void day(String name, String day, String month, String year, Map<String, String> into) {
        into.put(name + ".day", day);
        into.put(name + ".month", month);
        into.put(name + ".year", year);
    }

    private void planned() {
        var form = first.get("/work/procurements/new");
        var incomplete = first.send(form, "/work/procurements", Map.of("then", "next"));
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.page().title()).startsWith("Error: New procurement");
        var measures = ok(first.send(form, "/work/procurements", facts()));
        tender = UUID.fromString(measures.address().getPath().split("/")[3]);
        assertThat(measures.address().getPath()).endsWith("/measures");
        chooses(measures);
    }

    /// Two measures as boxes with one name, which a map of fields cannot send.
    private void chooses(Answer measures) {
        var criteria = first.sendEach(
                measures, at("/measures"), "measures", List.of("M-JOBS", "M-STORY"), Map.of("then", "next"));
        ok(criteria);
        assertThat(criteria.address().getPath()).endsWith("/criteria");
        var weights = new LinkedHashMap<String, String>();
        weights.put("weight", "20");
        weights.put("measure-0-linked", "yes");
        weights.put("measure-0-quantity", "10");
        weights.put("measure-0-delivery", "5");
        weights.put("measure-0-verification", "4");
        weights.put("measure-0-scoring", "best");
        weights.put("measure-0-skills", "yes");
        weights.put("measure-1-linked", "no");
        weights.put("then", "next");
        var wrong = first.send(criteria, at("/criteria"), weights);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().text()).contains("they come to 19, and the weight is 20");
        weights.put("measure-0-verification", "5");
        var review = ok(first.send(wrong, at("/criteria"), weights));
        assertThat(review.page().text()).contains("Policies that apply, or may");
        assertThat(ok(first.get(at("/preview"))).page().text()).contains("quantity 10, how it will be delivered 5");
    }

    private void published() {
        var page = ok(first.get(at("/keys")));
        var officers = page.page().select("input[name=openers]").stream()
                .map(box -> box.val())
                .toList();
        assertThat(officers).hasSize(2);
        ok(first.sendEach(page, at("/keys"), "openers", officers, Map.of()));
        for (var officer : List.of(first, second)) {
            var shown = ok(officer.send(officer.get(at("/keys")), at("/keys/own"), Map.of()));
            keys.add(shown.page().select(".tally-code").text());
            assertThat(officer.get(at("/keys")).text()).doesNotContain(keys.getLast());
        }
        var ask = first.get(at("/publication"));
        assertThat(first.send(ask, at("/publication"), Map.of()).status()).isEqualTo(422);
        var done = ok(first.send(ask, at("/publication"), Map.of("sure", "yes")));
        assertThat(done.page().text()).contains("Open for bids");
    }

    /// What no browser sends from these pages is refused in words, and the draft stays as it was.
    @Test
    void aBidThatHoldsTooMuchIsRefusedInWords() {
        planned();
        published();
        var browser = Browser.stranger(house);
        ok(browser.send(ok(browser.get("/tenders/" + tender + "/bid")), "/tenders/" + tender + "/bid", Map.of()));
        var about = ok(browser.get("/bids/about"));
        var measure = ok(browser.send(about, "/bids/about", Map.of("name", "Alder", "then", "next")));
        var many = new HashMap<String, String>();
        for (var at = 0; at < 1_500; at++) many.put("M-JOBS-extra-" + at, "1");
        var tooMany = browser.send(measure, "/bids/measures/1", many);
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(tooMany.page().text())
                .contains("This form holds too much")
                .contains("up to 1,000 fields and 2 MB of text");
        var huge = browser.send(measure, "/bids/measures/1", Map.of("M-JOBS-delivery", "a".repeat(3_000_000)));
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.page().text()).contains("This form holds too much");
        var large = browser.send(measure, "/bids/measures/1", Map.of("M-JOBS-delivery", "a".repeat(50_001)));
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.page().text()).contains("50,001 characters, and the most is 50,000");
        var own = browser.send(measure, "/bids/measures/1", Map.of("M-JOBS-delivery", "a".repeat(49_000)));
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.page().expectFirst(".govuk-error-summary").text())
                .contains("Shorten the answer to 10,000 characters");
        assertThat(ok(browser.get("/bids/about"))
                        .page()
                        .expectFirst("input[name=name]")
                        .val())
                .isEqualTo("Alder");
    }

    private record Bidder(Browser browser, String code) {}

    private Bidder bids(String name, String jobs, String words) {
        var browser = Browser.stranger(house);
        var start = ok(browser.get("/tenders/" + tender + "/bid"));
        var code = start.page().select("input[name=code]").val();
        ok(browser.send(start, "/tenders/" + tender + "/bid", Map.of()));
        var about = ok(browser.get("/bids/about"));
        var measure = ok(browser.send(about, "/bids/about", Map.of("name", name, "then", "next")));
        var wrong = browser.send(
                measure, "/bids/measures/1", Map.of("M-JOBS-total-amount", "a few", "M-JOBS-delivery", words));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().expectFirst("textarea").wholeText()).contains(words);
        var story = ok(browser.send(
                wrong,
                "/bids/measures/1",
                Map.of(
                        "M-JOBS-total-amount",
                        jobs,
                        "M-JOBS-delivery",
                        words,
                        "M-JOBS-verification",
                        "Payroll",
                        "then",
                        "next")));
        assertThat(story.address().getPath()).isEqualTo("/bids/measures/2");
        var check = ok(browser.send(
                story,
                "/bids/measures/2",
                Map.of(
                        "M-STORY-delivery", "We write it down",
                        "M-STORY-verification", "A resident reads it",
                        "then", "next")));
        assertThat(check.page().text()).contains(jobs + " apprenticeships in all");
        var receipt = ok(browser.send(check, "/bids/submission", Map.of()));
        assertThat(receipt.page().text()).contains("Your bid is in");
        var again = ok(browser.send(check, "/bids/submission", Map.of()));
        assertThat(again.page().select(".govuk-summary-card")).hasSize(1);
        return new Bidder(browser, code);
    }

    @Test
    void aTenderGoesFromItsPlanToItsContract(CapturedOutput output) {
        planned();
        published();
        assertThat(Browser.stranger(house).get("/tenders").page().text()).contains("Grounds maintenance");
        var alder = bids("Alder Ltd", "4", CANARY + " through the college");
        var birch = bids("Birch CIC", "9", CANARY + " through the scouts");
        nobodyReads(output);
        tendering.deadlineIn(tender, "-1 second");
        tooLate(alder);
        nobodyReads(output);
        opens();
        evaluate();
        moderate();
        award();
        assertThat(ok(birch.browser().get("/bids/summary")).page().text())
                .contains("The contract was awarded to Birch CIC")
                .contains("agreed for the record")
                .doesNotContain("through the college");
        var later = Browser.stranger(house);
        var resumed = later.send(
                later.get("/bids/resume"),
                "/bids/resume",
                Map.of("code", alder.code().toLowerCase(java.util.Locale.ROOT)));
        assertThat(ok(resumed).page().text()).contains("See how your bid was scored");
        strangersFindNothing();
    }

    private void nobodyReads(CapturedOutput output) {
        for (var browser : List.of(first, second, evaluators.getFirst()))
            for (var path : routes())
                assertThat(browser.get(path).text()).as(path).doesNotContain(CANARY);
        for (var path : List.of("/tenders", "/tenders.csv", "/tenders.json", "/tenders/" + tender))
            assertThat(Browser.stranger(house).get(path).text())
                    .doesNotContain(CANARY)
                    .doesNotContain("Alder");
        assertThat(first.get(at("")).page().text()).doesNotContain("2 bids");
        assertThat(output.getAll()).doesNotContain(CANARY).doesNotContain(keys.getFirst());
        var columns = db.sql("""
                                select table_schema || '.' || table_name from information_schema.tables
                                where table_type = 'BASE TABLE'
                                  and table_schema not in ('pg_catalog', 'information_schema')
                                """).query(String.class).list();
        for (var table : columns)
            assertThat(db.sql("select count(*) from " + table + " t where t::text like :canary")
                            .param("canary", "%" + CANARY + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
    }

    private List<String> routes() {
        var routes = new ArrayList<>(List.of("/work/procurements", "/work/evaluations"));
        for (var rest : List.of(
                "",
                "/bids",
                "/moderation",
                "/moderation/1",
                "/ranking",
                "/award",
                "/summaries",
                "/opening",
                "/evaluators",
                "/deadline",
                "/keys",
                "/preview")) routes.add(at(rest));
        routes.add("/work/evaluations/" + tender);
        routes.add("/work/evaluations/" + tender + "/interests");
        routes.add("/work/evaluations/" + tender + "/questions/1");
        return routes;
    }

    private void tooLate(Bidder bidder) {
        var about = bidder.browser()
                .post(
                        "/bids/about",
                        Map.of(
                                "_csrf",
                                bidder.browser()
                                        .get("/bids/resume")
                                        .page()
                                        .select("input[name=_csrf]")
                                        .val(),
                                "seen",
                                "9",
                                "name",
                                "Alder plc"));
        assertThat(about.status()).isEqualTo(422);
        assertThat(about.page().text()).contains("The deadline has passed");
        assertThat(ok(bidder.browser().get("/bids")).page().text())
                .contains("You can no longer change, submit or withdraw your bid");
    }

    private void opens() {
        var page = ok(first.get(at("/opening")));
        var wrong = first.send(page, at("/opening"), Map.of("opening-key", keys.get(1)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("this is a different key").doesNotContain(keys.get(1));
        assertThat(ok(first.send(page, at("/opening"), Map.of("opening-key", keys.getFirst())))
                        .page()
                        .text())
                .contains("Your key is here");
        var waits = ok(second.get(at("/opening")));
        assertThat(waits.page().text()).contains("The first key is here");
        var opened = ok(second.send(waits, at("/opening"), Map.of("opening-key", keys.get(1))));
        assertThat(opened.page().text()).contains("Alder Ltd").contains("Birch CIC");
        var link = opened.page().expectFirst("a:contains(Alder Ltd)").attr("href");
        assertThat(ok(first.get(link)).text()).contains(CANARY);
        var name = ok(first.get(at("/evaluators")));
        var boxes = name.page().select("input[name=people]").stream()
                .map(box -> box.val())
                .toList();
        ok(first.sendEach(name, at("/evaluators"), "people", boxes, Map.of()));
    }

    private void evaluate() {
        var base = "/work/evaluations/" + tender;
        for (var evaluator : evaluators) {
            var interests = ok(evaluator.get(base + "/interests"));
            var declared = new LinkedHashMap<String, String>();
            for (var radio : interests.page().select("input[type=radio][value=no]"))
                declared.put(radio.attr("name"), "no");
            assertThat(declared).hasSize(2);
            ok(evaluator.send(interests, base + "/interests", declared));
            for (int number = 1; number <= 2; number++) {
                var page = ok(evaluator.get(base + "/questions/" + number));
                var scores = new LinkedHashMap<String, String>();
                for (var area : page.page().select("textarea")) {
                    scores.put(area.attr("name"), "reason of " + evaluators.indexOf(evaluator));
                    scores.put(area.attr("name").replace("because", "points"), "3");
                }
                if (number == 1) {
                    var half = new LinkedHashMap<>(scores);
                    half.keySet().removeIf(field -> field.startsWith("points"));
                    assertThat(evaluator.send(page, base + "/questions/1", half).status())
                            .isEqualTo(422);
                    assertThat(evaluator
                                    .send(evaluator.get(base), base + "/finish", Map.of())
                                    .status())
                            .isEqualTo(422);
                }
                ok(evaluator.send(page, base + "/questions/" + number, scores));
            }
            if (evaluator != evaluators.getFirst())
                assertThat(evaluator.get(base).text()).doesNotContain("reason of 0");
            ok(evaluator.send(evaluator.get(base), base + "/finish", Map.of()));
        }
        assertThat(evaluators.getLast().get(base).text()).contains("reason of 0");
    }

    /// What nobody disputes flows in, with the evaluators' reasons; the answer stands beside its scores.
    private void flowsIn() {
        var question = ok(first.get(at("/moderation/1"))).page();
        assertThat(question.text()).contains("Promised:", "Alder Ltd", "Birch CIC");
        assertThat(question.select("input[type=radio][checked]").eachAttr("value"))
                .containsExactly("3", "3");
        assertThat(question.expectFirst("textarea").wholeText()).contains("reason of 0\nreason of 1\nreason of 2");
        var list = ok(first.get(at("/moderation")));
        assertThat(list.page().text()).contains("On 4 answers every evaluator gave the same score", "0 of 2 agreed");
        ok(first.send(list, at("/moderation/unanimous"), Map.of()));
        assertThat(ok(first.get(at("/moderation"))).page().text())
                .contains("2 of 2 agreed")
                .doesNotContain("every evaluator gave the same score");
    }

    private void moderate() {
        flowsIn();
        for (int number = 1; number <= 2; number++) {
            var page = ok(first.get(at("/moderation/" + number)));
            var theirs = ok(second.get(at("/moderation/" + number)));
            assertThat(page.page().text()).contains("reason of 2");
            var agreed = new LinkedHashMap<String, String>();
            for (var area : page.page().select("textarea")) {
                agreed.put(area.attr("name"), "agreed for the record");
                agreed.put(area.attr("name").replace("because", "points"), "3");
            }
            ok(first.send(page, at("/moderation/" + number), agreed));
            agreed.replaceAll((field, value) -> field.startsWith("points") ? "5" : "mine");
            var late = second.send(theirs, at("/moderation/" + number), agreed);
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.page().text()).contains("agreed for the record").contains("yours “5: mine”");
        }
        var ranking = ok(first.get(at("/ranking"))).page();
        assertThat(ranking.expectFirst("h2").text()).isEqualTo("Birch CIC: 16.00 points");
        // 10 × 4 / 9 = 4.44, and 3 of 5 for each answer's 5 points
        assertThat(ranking.select("h2").get(1).text()).isEqualTo("Alder Ltd: 10.44 points");
    }

    private void award() {
        var page = ok(first.get(at("/award")));
        assertThat(page.page().select("input[checked], option[selected]:not([value=''])"))
                .isEmpty();
        assertThat(page.page().text())
                .contains("assessment summary", "contract award notice", "eight working days")
                .contains("any part of the United Kingdom", "may not be signed before then");
        var birch = page.page().select("input[name=bid]").stream()
                .filter(bid -> bid.parents().text().contains("Birch CIC"))
                .map(bid -> bid.val())
                .toList()
                .getFirst();
        var terms = new LinkedHashMap<String, String>();
        terms.put("supplier", "new");
        terms.put("because", "Most points");
        terms.put("amount", "240,000");
        terms.put("vat", "EXCLUDING");
        assertThat(first.send(page, at("/award"), terms).page().text()).contains("Choose the bid to award to");
        terms.put("bid", birch);
        var proposed = ok(first.send(page, at("/award"), terms));
        assertThat(proposed.page().text()).contains("Another officer has to approve it");
        var form = ok(second.get(at("/award")));
        var action = form.page().expectFirst("form[action$=/approval]").attr("action");
        var done = ok(second.send(form, action, Map.of()));
        assertThat(done.page().text()).contains("Awarded");
        assertThat(done.page().select("a[href^=/contracts/]")).hasSize(1);
        assertThat(ok(first.get(at("/summaries"))).page().text())
                .contains("Alder Ltd has 10.44 social value points. The contract was awarded to")
                .contains("not the assessment summaries")
                .doesNotContain("goes to")
                .doesNotContain("in place")
                .doesNotContain("holds a word");
    }

    private void strangersFindNothing() {
        var other = Browser.council(house, "Elsewhere " + UUID.randomUUID());
        for (var role : List.of(Role.OFFICER, Role.EVALUATOR, Role.CONTRACT_MANAGER)) {
            var stranger = Browser.of(house, other, role);
            for (var path : routes()) {
                if (path.matches("/work/(procurements|evaluations)"))
                    assertThat(stranger.get(path).text()).doesNotContain(tender.toString());
                else
                    assertThat(stranger.get(path).status())
                            .as(role + " " + path)
                            .isEqualTo(404);
            }
        }
    }

    @Test
    void twoOfficersWhoEditAtOnceSeeEachOther() {
        planned();
        var page = first.get(at("/facts"));
        var theirs = second.get(at("/facts"));
        ok(second.send(theirs, at("/facts"), Map.of("title", "Parks", "then", "draft")));
        var late = first.send(page, at("/facts"), Map.of("title", "Verges", "then", "draft"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().text()).contains("Title: now “Parks”, yours “Verges”");
        assertThat(late.page().select("input[name=title]").val()).isEqualTo("Verges");
        ok(first.send(late, at("/facts"), Map.of("then", "draft")));
        assertThat(first.get(at("")).page().select("h1").text()).isEqualTo("Verges");
    }

    @Test
    void aBidGoesThroughASpreadsheetAndNoCodeTellsOfAnother() {
        planned();
        published();
        var browser = Browser.stranger(house);
        assertThat(browser.get("/bids").address().getPath()).isEqualTo("/bids/resume");
        var unknown = browser.send(
                browser.get("/bids/resume"),
                "/bids/resume",
                Map.of("code", BidSecret.make().text()));
        assertThat(unknown.status()).isEqualTo(422);
        var start = browser.get("/tenders/" + tender + "/bid");
        var begun = browser.send(start, "/tenders/" + tender + "/bid", Map.of());
        assertThat(begun.address().getPath()).isEqualTo("/bids");
        var csv = new String(browser.get("/bids/sheet.csv").body(), StandardCharsets.UTF_8);
        var filled = csv.replace("Name of your organisation", "Name of your organisation,,Cherry CIC");
        assertThat(filled).isNotEqualTo(csv);
        var kept = ok(browser.upload(
                browser.get("/bids/sheet"), "/bids/sheet", "file", "bid.csv", filled.getBytes(StandardCharsets.UTF_8)));
        assertThat(kept.address().getPath()).isEqualTo("/bids");
        assertThat(browser.get("/bids/about").page().select("input[name=name]").val())
                .isEqualTo("Cherry CIC");
        var wrong = csv.replace("deliver?,2030-Q2", "deliver?,2030-Q2,lots");
        var refused = browser.upload(
                browser.get("/bids/sheet"), "/bids/sheet", "file", "bid.csv", wrong.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text()).contains("Cells to correct");
    }

    @Test
    void aDeadlineMovesOnceASecondOfficerApproves() {
        planned();
        published();
        var later = new LinkedHashMap<String, String>();
        day("deadline-date", "8", "2", "2030", later);
        later.put("deadline-time", "17:00");
        later.put("because", "Snow <b>and</b> ice");
        var page = ok(first.get(at("/deadline")));
        var earlier = new LinkedHashMap<>(later);
        earlier.put("deadline-date.day", "1");
        earlier.put("deadline-time", "11:00");
        assertThat(first.send(page, at("/deadline"), earlier).status()).isEqualTo(422);
        var silent = new LinkedHashMap<>(later);
        silent.put("because", " ");
        assertThat(first.send(page, at("/deadline"), silent).status()).isEqualTo(422);
        for (var again = 0; again < 2; again++) ok(first.send(page, at("/deadline"), later));
        var proposed = ok(first.get(at("/deadline")));
        assertThat(proposed.page().text()).containsOnlyOnce("You proposed this");
        assertThat(Browser.stranger(house).get("/tenders/" + tender).text()).doesNotContain("8 February");
        var theirs = ok(second.get(at("/deadline")));
        var approval = theirs.page().expectFirst("form[action$=/approval]").attr("action");
        var csrf = proposed.page().expectFirst("input[name=_csrf]").val();
        assertThat(first.post(approval, Map.of("_csrf", csrf)).status())
                .as("nobody approves what they proposed")
                .isEqualTo(422);
        ok(second.send(theirs, approval, Map.of()));
        assertThat(Browser.stranger(house).get("/tenders/" + tender).text())
                .contains("8 February 2030", "Snow &lt;b&gt;and");
    }

    @Test
    void aBidIsWithdrawnAndHandedInAgain() {
        planned();
        published();
        var alder = bids("Alder Ltd", "4", "through the college");
        var browser = alder.browser();
        var ask = ok(browser.get("/bids/withdrawal"));
        for (var again = 0; again < 2; again++) ok(browser.send(ask, "/bids/withdrawal", Map.of()));
        var tasks = ok(browser.get("/bids"));
        assertThat(tasks.page().text()).contains("You withdrew your bid");
        assertThat(tasks.page().select("a[href=/bids/withdrawal]")).isEmpty();
        ok(browser.send(browser.get("/bids/check"), "/bids/submission", Map.of()));
        assertThat(ok(browser.get("/bids")).page().text()).contains("Submitted at");
        tendering.deadlineIn(tender, "-1 second");
        assertThat(browser.send(ask, "/bids/withdrawal", Map.of()).status()).isNotEqualTo(200);
        assertThat(ok(browser.get("/bids")).page().text()).contains("Your bid will be opened");
    }

    @Test
    void anAdoptedPolicyStopsATenderUntilItIsWaivedInWriting() {
        planned();
        ok(first.send(
                first.get(at("/criteria")),
                at("/criteria"),
                Map.of("measure-0-skills", "no", "measure-1-skills", "no", "then", "draft")));
        assertThat(ok(first.get(at("/review"))).page().text()).doesNotContain("Waive it, with the reason in writing");
        var policies = ok(first.get("/work/policies"));
        var adopt = Map.of("policy", "bradford", "adopts", "yes", "because", "Cabinet, minute 3");
        var silent = first.send(policies, "/work/policies", Map.of("policy", "bradford"));
        assertThat(silent.status()).isEqualTo(422);
        ok(first.send(policies, "/work/policies", adopt));
        var elsewhere = Browser.council(house, "Elsewhere " + UUID.randomUUID());
        var theirs = new LinkedHashMap<>(adopt);
        theirs.put("buyer", elsewhere.toString());
        theirs.put("key", UUID.randomUUID().toString());
        assertThat(first.send(policies, "/work/policies", theirs).status()).isEqualTo(404);
        var review = ok(first.get(at("/review")));
        assertThat(review.page().text()).contains("Bradford Council, social value in bids");
        var waiver =
                review.page().expectFirst("textarea[name^=waiver-bradford]").attr("name");
        ok(first.send(review, at("/review"), Map.of(waiver, "No staff are needed for it.")));
        assertThat(ok(first.get(at("/review"))).page().text()).contains("Waived", "No staff are needed for it.");
    }
}
