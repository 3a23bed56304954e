package org.tallystick.consultation.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.answering.Holding;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Role;

/// Comments read, coded by two, blacked out, quoted with consent, published by code.
@OnPostgres
class CommentTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    JdbcClient db;

    @Autowired
    Findings findings;

    private static Survey survey() {
        return new Survey(
                Words.of("Buses"),
                null,
                null,
                null,
                List.of(new Section(
                        "all",
                        Words.of("All"),
                        null,
                        List.of(),
                        List.of(
                                Holding.question("Q1", "Your comments", new Kind.LongText(2_000)),
                                Holding.question(
                                        "Q2", "May we publish them?", new Kind.OneOf(Holding.options("Yes", "No")))))),
                List.of(new Condition("Q2", List.of("Yes"), List.of())));
    }

    private record Held(Holding.Council council, Consultation consultation, Browser officer, Browser group) {
        String at() {
            return "/work/consultations/" + consultation.id() + "/comments";
        }
    }

    private Held held() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, survey()));
        for (var at = 0; at < 6; at++) say(open, "More training for drivers, number " + at, "Yes");
        say(open, "My neighbour Secret Name says the fares are dear", "No");
        say(open, "Ask Secret Name about fares", "Yes");
        var held = new Held(
                council,
                holding.close(council, open),
                Browser.of(house, council.id(), Role.OFFICER),
                Browser.of(house, council.id(), Role.GROUP));
        assertThat(held.officer().get(held.at()).status()).isEqualTo(200);
        return held;
    }

    private void say(Consultation consultation, String comment, String quote) {
        holding.answer(
                consultation,
                new Answers(Map.of(
                        "Q1", new Answer.Written(comment),
                        "Q2", new Answer.Chosen(List.of(quote)))));
    }

    private String add(Held held, String name) {
        var page = held.officer().send(held.officer().get(held.at()), held.at() + "/codes", Map.of("name", name));
        assertThat(page.status()).isEqualTo(200);
        return db.sql("select code::text from finding.current_code where name = :name and consultation = :id")
                .param("name", name)
                .param("id", held.consultation().id())
                .query(String.class)
                .single();
    }

    private List<String> comments(Held held, String like) {
        return db.sql("select id::text from finding.comment where consultation = :id and text like :like order by text")
                .param("id", held.consultation().id())
                .param("like", like)
                .query(String.class)
                .list();
    }

    private Browser.Answer code(Held held, Browser by, String comment, String... codes) {
        var page = by.get(held.at());
        return by.sendEach(page, held.at() + "/" + comment + "/coding", "codes", List.of(codes), Map.of());
    }

    @Test
    void commentsAreReadByQuestionAndFoundByTheirWords() {
        var held = held();
        var page = held.officer().get(held.at());
        assertThat(page.text())
                .contains("More training for drivers, number 0", "Q1 Your comments (8)")
                .contains("The writer did not agree to be quoted");
        var found = held.officer().get(held.at() + "?item=Q1&q=trained").text();
        assertThat(found).contains("number 3", "of 6").doesNotContain("fares are dear");
        for (var rubbish : List.of("%3Cscript%3E", "%22", "%28%29+%7C+%21", "1e999999999"))
            assertThat(held.officer().get(held.at() + "?q=" + rubbish).status()).isEqualTo(200);
    }

    @Test
    void twoCodeApartAndTheirAgreementIsShown() {
        var held = held();
        var training = add(held, "Training");
        var fares = add(held, "Fares");
        var comments = comments(held, "More training%");
        for (var comment : comments) code(held, held.officer(), comment, training);
        var fresh = held.group().get(held.at());
        assertThat(fresh.text()).doesNotContain("Another coder found").doesNotContain("kappa");
        for (var comment : comments.subList(0, 3)) code(held, held.group(), comment, training);
        var differing = code(held, held.group(), comments.get(3), fares);
        assertThat(differing.text()).contains("Another coder found: Training").contains("the same on 3 of 4");
        assertThat(counted(held, training))
                .as("where they differ neither counts")
                .isEqualTo(5);
        var settled = held.group()
                .sendEach(
                        held.group().get(held.at() + "?item=Q1&show=differing"),
                        held.at() + "/" + comments.get(3) + "/coding",
                        "codes",
                        List.of(training),
                        Map.of());
        assertThat(settled.status()).isEqualTo(200);
        assertThat(counted(held, training)).isEqualTo(6);
        assertThat(held.group().get(held.at()).text())
                .as("what each said at first stays")
                .contains("the same on 3 of 4");
    }

    private int counted(Held held, String code) {
        return db.sql("select count(*) from finding.counted_code where code = :code::uuid")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    @Test
    void codesAreRenamedAndMergedAndNothingCodedIsLost() {
        var held = held();
        var training = add(held, "Training");
        var schooling = add(held, "Schooling");
        var comments = comments(held, "More training%");
        code(held, held.officer(), comments.get(0), training);
        code(held, held.officer(), comments.get(1), schooling);
        var page = held.officer().get(held.at());
        var taken = held.officer()
                .send(page, held.at() + "/code-names", Map.of("code", schooling + " Schooling", "rename", "training"));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("Choose another name");
        held.officer()
                .send(
                        page,
                        held.at() + "/code-merges",
                        Map.of("one", schooling + " Schooling", "into", training + " Training"));
        assertThat(counted(held, training)).isEqualTo(2);
        var renamed = held.officer()
                .send(
                        held.officer().get(held.at()),
                        held.at() + "/code-names",
                        Map.of("code", training + " Training", "rename", "Learning <b>"));
        assertThat(renamed.text()).contains("Learning &lt;b&gt;").doesNotContain("Schooling");
        var stale = Map.of("code", training + " Training", "rename", "Other");
        var late = held.group().get(held.at());
        assertThat(held.group().send(late, held.at() + "/code-names", stale).text())
                .contains("has renamed that code “Learning");
        for (var rubbish : List.of("", "x".repeat(30_000)))
            assertThat(held.officer()
                            .send(page, held.at() + "/codes", Map.of("name", rubbish))
                            .status())
                    .isEqualTo(422);
    }

    @Test
    void aQuoteNeedsItsWritersConsentAndHidesWhatIsBlackedOut() {
        var held = held();
        var refused = comments(held, "My neighbour%").getFirst();
        var allowed = comments(held, "Ask Secret%").getFirst();
        var page = held.officer().get(held.at());
        assertThat(page.page().select("form[action$=" + refused + "/quote]")).isEmpty();
        assertThat(held.officer()
                        .send(page, held.at() + "/" + allowed + "/quote", Map.of("quoted", "yes"))
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> db.sql("""
                                                insert into finding.quote (id, comment, quoted, chosen_by)
                                                values (gen_random_uuid(), :comment::uuid, true, gen_random_uuid())
                                                """).param("comment", refused).update()).hasMessageContaining("foreign key");
        held.officer()
                .send(
                        held.officer().get(held.at()),
                        held.at() + "/" + allowed + "/redaction",
                        Map.of("shown", "Ask ▇▇▇ about fares", "because", "It names somebody"));
        assertThat(held.officer().get(held.at()).text())
                .contains("Ask Secret Name about fares")
                .contains("It names somebody");
        var training = add(held, "Training");
        var rare = add(held, "Rare");
        for (var comment : comments(held, "More training%")) code(held, held.officer(), comment, training);
        code(held, held.officer(), refused, rare);
        var form = "/work/consultations/" + held.consultation().id() + "/publication";
        held.officer().send(held.officer().get(form), form, Map.of("summary", "Training matters."));
        var address = "/consultations/" + held.consultation().slug() + "/findings";
        var published = Browser.stranger(house).get(address);
        assertThat(published.text())
                .contains("Ask ▇▇▇ about fares", "6 of 8", "1 more code was")
                .doesNotContain("Secret Name")
                .doesNotContain("Rare");
        assertThat(Browser.stranger(house).get(address + ".json").text())
                .doesNotContain("Secret Name")
                .doesNotContain("Rare");
    }

    private Browser.Answer publish(Held held, String summary) {
        var form = "/work/consultations/" + held.consultation().id() + "/publication";
        return held.officer().send(held.officer().get(form), form, Map.of("summary", summary, "smallBase", "5"));
    }

    private void quote(Held held, String comment) {
        var action = held.at() + "/" + comment + "/quote";
        assertThat(held.officer()
                        .send(held.officer().get(held.at()), action, Map.of())
                        .status())
                .isEqualTo(200);
    }

    /// A name that is noticed late leaves the page with the next publication; counts stay.
    @Test
    void whatIsBlackedOutOrTakenBackLaterLeavesTheFindings() {
        var held = held();
        var named = comments(held, "Ask Secret%").getFirst();
        var training = comments(held, "More training%");
        quote(held, named);
        quote(held, training.getFirst());
        var code = add(held, "Training");
        for (var comment : training.subList(0, 5)) code(held, held.officer(), comment, code);
        publish(held, "First.");
        var address = "/consultations/" + held.consultation().slug() + "/findings";
        assertThat(Browser.stranger(house).get(address).text()).contains("Ask Secret Name", "number 0", "63% (5 of 8)");
        held.officer()
                .send(
                        held.officer().get(held.at()),
                        held.at() + "/" + named + "/redaction",
                        Map.of("shown", "Ask ▇▇▇ about fares", "because", "It names somebody"));
        assertThat(held.officer().get(held.at()).text()).contains("publish the findings again");
        quote(held, training.getFirst());
        quote(held, training.get(1));
        code(held, held.officer(), training.get(5), code);
        publish(held, "Second.");
        assertThat(Browser.stranger(house).get(address).text())
                .contains("Second.", "Ask ▇▇▇ about fares", "number 1", "63% (5 of 8)")
                .doesNotContain("Secret Name")
                .doesNotContain("number 0");
        assertThat(Browser.stranger(house).get(address + ".json").text())
                .contains("▇▇▇")
                .doesNotContain("Secret Name");
    }

    @Test
    void aCodeThatWasMergedSinceThePageWasMadeIsKept() {
        var held = held();
        var training = add(held, "Training");
        var schooling = add(held, "Schooling");
        var comment = comments(held, "More training%").getFirst();
        var old = held.group().get(held.at());
        held.officer()
                .send(
                        held.officer().get(held.at()),
                        held.at() + "/code-merges",
                        Map.of("one", schooling + " Schooling", "into", training + " Training"));
        var action = held.at() + "/" + comment + "/coding";
        held.group().sendEach(old, action, "codes", List.of(schooling), Map.of());
        assertThat(counted(held, training)).isEqualTo(1);
    }

    @Test
    void whatIsSettledStaysSettledAndNobodySettlesBlindly() {
        var held = held();
        var training = add(held, "Training");
        var fares = add(held, "Fares");
        var comment = comments(held, "More training%").getFirst();
        code(held, held.officer(), comment, training);
        var blind = held.group()
                .sendEach(
                        held.group().get(held.at()),
                        held.at() + "/" + comment + "/coding",
                        "codes",
                        List.of(fares),
                        Map.of("settles", "yes"));
        assertThat(blind.text()).contains("Settle it");
        assertThat(counted(held, fares))
                .as("who has not seen the other settles nothing")
                .isZero();
        code(held, held.group(), comment, fares);
        assertThat(counted(held, fares)).isEqualTo(1);
        assertThat(held.group().get(held.at()).text()).contains("Settle it again");
        code(held, held.group(), comment, fares);
        assertThat(counted(held, fares)).as("the same again").isEqualTo(1);
    }

    /// From a page that was made before the other coder thought again.
    @Test
    void whoSettlesFromAStalePageIsShownWhatChanged() {
        var held = held();
        var training = add(held, "Training");
        var fares = add(held, "Fares");
        var comment = comments(held, "More training%").getFirst();
        code(held, held.officer(), comment, training);
        code(held, held.group(), comment, fares);
        var stale = held.group().get(held.at());
        assertThat(stale.text()).contains("Another coder found: Training");
        var action = held.at() + "/" + comment + "/coding";
        code(held, held.officer(), comment, training, fares);
        var late = held.group().sendEach(stale, action, "codes", List.of(fares), Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Someone has coded this comment since you looked", "You chose: Fares")
                .contains("Another coder found: Fares, Training");
        assertThat(counted(held, training)).as("the officer settled it").isEqualTo(1);
        var again = held.group().sendEach(late, action, "codes", List.of(fares), Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(counted(held, training)).isZero();
        var twice = held.group().sendEach(late, action, "codes", List.of(fares), Map.of());
        assertThat(twice.status()).as("the same form once more").isEqualTo(200);
    }

    /// A name that somebody took out must not come back from an older page.
    @Test
    void whoBlacksOutFromAStalePageIsShownWhatChanged() {
        var held = held();
        var comment = comments(held, "Ask Secret%").getFirst();
        var action = held.at() + "/" + comment + "/redaction";
        var stale = held.group().get(held.at());
        held.officer()
                .send(
                        held.officer().get(held.at()),
                        action,
                        Map.of("shown", "Ask ▇▇▇ about fares", "because", "A name"));
        var late = held.group().send(stale, action, Map.of("shown", "Ask Secret Name", "because", "Too long"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("You wrote: “Ask Secret Name”", "Ask ▇▇▇ about fares");
        assertThat(held.officer().get(held.at()).text()).doesNotContain("Too long");
    }

    @Test
    void theListHasItsTwinsAndTellsTheReaderNoMoreThanThePage() {
        var held = held();
        var training = add(held, "Training");
        var comment = comments(held, "More training%").getFirst();
        code(held, held.officer(), comment, training);
        var page = held.group().get(held.at() + "?item=Q1&q=drivers");
        var csv = page.page().expectFirst("a[href*=comments.csv]").attr("href");
        var json = page.page().expectFirst("a[href*=comments.json]").attr("href");
        for (var twin : List.of(csv, json)) {
            var blind = held.group().get(twin);
            assertThat(blind.headers().allValues("cache-control")).containsExactly("no-store");
            assertThat(blind.text())
                    .contains("More training for drivers, number 5", "not coded yet")
                    .doesNotContain("Training", "neighbour");
        }
        code(held, held.group(), comment, training);
        for (var twin : List.of(csv, json))
            assertThat(held.group().get(twin).text()).contains("Training");
        var elsewhere = Browser.of(house, holding.council().id(), Role.OFFICER);
        assertThat(elsewhere.get(csv).status()).isEqualTo(404);
    }

    /// A third who codes many, which nobody else does, does not hide how far the others agree.
    @Test
    void agreementIsThatOfTheTwoWhoShareTheMost() {
        var held = held();
        var training = add(held, "Training");
        var comments = comments(held, "%");
        for (var comment : comments.subList(0, 3)) {
            code(held, held.officer(), comment, training);
            code(held, held.group(), comment, training);
        }
        var third = Browser.of(house, held.council().id(), Role.OFFICER);
        for (var comment : comments.subList(3, 8)) code(held, third, comment, training);
        assertThat(third.get(held.at()).text()).contains("the same on 3 of 3");
    }

    @Test
    void whatWasTypedIsKeptWhereABlackingOutIsRefused() {
        var held = held();
        var comment = comments(held, "Ask Secret%").getFirst();
        var action = held.at() + "/" + comment + "/redaction";
        var from = held.at() + "?item=Q1&q=fares";
        var refused = held.officer().send(held.officer().get(from), action, Map.of("shown", "Ask <b>▇▇▇"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().expectFirst("#shown-" + comment).wholeText()).isEqualTo("Ask <b>▇▇▇");
        assertThat(refused.page().select("details[open]")).hasSize(1);
        assertThat(refused.page().select("a[href=#because-" + comment + "]")).hasSize(1);
        var mended = held.officer().send(refused, action, Map.of("because", "A name"));
        assertThat(mended.address().getQuery()).isEqualTo("item=Q1&q=fares");
        assertThat(mended.text()).contains("Ask &lt;b&gt;▇▇▇", "Reason: A name");
        quote(held, comment);
        var nothing = Map.of("shown", " ", "because", "All of it is a name");
        var page = held.officer().get(held.at());
        var empty = held.officer().send(page, action, nothing);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Leave something to read");
        var quoting = held.at() + "/" + comment + "/quote";
        held.officer().send(page, quoting, Map.of());
        assertThat(held.officer()
                        .send(held.officer().get(held.at()), action, nothing)
                        .status())
                .isEqualTo(200);
        assertThat(held.officer()
                        .send(held.officer().get(held.at()), quoting, Map.of())
                        .status())
                .as("an empty quote")
                .isEqualTo(409);
    }

    @Test
    void idsOfRubbishAreNobodysFault() {
        var held = held();
        var training = add(held, "Training");
        var comment = comments(held, "More training%").getFirst();
        var dashes = "-".repeat(36);
        assertThat(code(held, held.officer(), comment, dashes, training).status())
                .isEqualTo(200);
        assertThat(counted(held, training)).isEqualTo(1);
        var page = held.officer().get(held.at());
        var names = Map.of("code", dashes, "rename", "Other");
        assertThat(held.officer().send(page, held.at() + "/code-names", names).status())
                .isEqualTo(422);
        var merge = Map.of("one", dashes, "into", training);
        assertThat(held.officer().send(page, held.at() + "/code-merges", merge).status())
                .isEqualTo(422);
        assertThat(held.officer().get(held.at() + "?comment=" + dashes).status())
                .isEqualTo(200);
    }

    @Test
    void codingLeavesTheReaderOnTheirPage() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, survey()));
        for (var at = 0; at < 21; at++) say(open, "Comment " + at, "Yes");
        var officer = Browser.of(house, council.id(), Role.OFFICER);
        var held = new Held(council, holding.close(council, open), officer, officer);
        officer.get(held.at());
        var training = add(held, "Training");
        var second = officer.get(held.at() + "?item=Q1&page=2");
        var last = second.page().expectFirst("form[action$=/coding]").attr("action");
        var coded = officer.sendEach(second, last, "codes", List.of(training), Map.of());
        assertThat(coded.address().getQuery()).isEqualTo("item=Q1&page=2");
        assertThat(officer.get(held.at() + "?item=Q1&show=uncoded&page=2").text())
                .as("none is left there")
                .contains("Showing 1 to 20 of 20");
    }

    @Test
    void othersFindNoComments() {
        var held = held();
        held.officer().get(held.at());
        var elsewhere = Browser.of(house, holding.council().id(), Role.OFFICER);
        assertThat(elsewhere.get(held.at()).status()).isEqualTo(404);
        var other = held();
        var theirs = comments(held, "More training%").getFirst();
        var key = other.officer()
                .get(other.at())
                .page()
                .expectFirst("input[name=_csrf]")
                .val();
        assertThat(other.officer()
                        .post(
                                other.at() + "/" + theirs + "/quote",
                                Map.of(
                                        "quoted",
                                        "yes",
                                        "_csrf",
                                        key,
                                        "key",
                                        UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
    }
}
