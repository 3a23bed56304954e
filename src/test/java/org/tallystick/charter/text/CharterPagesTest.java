package org.tallystick.charter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Packs;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// A charter from an empty desk to a published edition, as the group meets it.
@OnPostgres
class CharterPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Frameworks frameworks;

    @Autowired
    Drafts drafts;

    @Autowired
    Adoptions adoptions;

    private OrganisationId council;
    private Browser group;

    @BeforeEach
    void aGroup() {
        council = Browser.council(house, "Council " + UUID.randomUUID());
        group = Browser.of(house, council, Role.GROUP);
    }

    /// @return the address of the charter's desk
    private String begin() {
        var begun = group.send(
                group.get("/work/charters"),
                "/work/charters",
                Map.of("name", "Charter of " + council, "owner", council.toString(), "pack", "shropshire"));
        assertThat(begun.status()).as(begun.page().text()).isEqualTo(200);
        return begun.address().getPath();
    }

    private Browser.Answer post(String page, String action, Map<String, String> typed) {
        return group.send(group.get(page), action, typed);
    }

    private void adopt(String desk, String step, String decided, String day) {
        var page = desk + "/adoption";
        var action = page + "/" + council;
        var recorded = post(
                page,
                action,
                Map.of(
                        "decided-" + council,
                        decided,
                        "on-" + council + ".day",
                        day,
                        "on-" + council + ".month",
                        "2",
                        "on-" + council + ".year",
                        "2026",
                        "minute-" + council,
                        step + ", minute 1"));
        assertThat(recorded.status()).as(recorded.page().text()).isEqualTo(200);
    }

    private void ask(String desk) {
        post(
                desk + "/adoption",
                desk + "/adoption",
                Map.of("body", council.toString(), "approval", "cabinet-then-council"));
    }

    @Test
    void aCharterIsAdoptedStepByStepBeforeItIsPublished() {
        var desk = begin();
        assertThat(group.get(desk).page().text())
                .contains("adopts this text first")
                .doesNotContain("Publish edition 1");
        ask(desk);
        adopt(desk, "Cabinet", "adopted", "11");
        assertThat(group.get(desk).page().text())
                .contains("Cabinet adopted it on 11 February 2026")
                .contains("Council has not decided yet")
                .doesNotContain("Publish edition 1");
        adopt(desk, "Council", "adopted", "26");
        var ready = group.get(desk);
        assertThat(group.send(ready, desk + "/publication", Map.of()).status()).isEqualTo(422);
        var published = group.send(ready, desk + "/publication", Map.of("sure", "yes"));
        assertThat(published.address().getPath()).endsWith("/editions/1");
        assertThat(group.send(ready, desk + "/publication", Map.of("sure", "yes"))
                        .address())
                .isEqualTo(published.address());
        var stranger = Browser.stranger(house).get(published.address().getPath());
        assertThat(stranger.page().text())
                .contains("Buy near by")
                .contains("You have fewer than 10 people, so one principle is asked of you")
                .contains("Council adopted it on 26 February 2026 (Council, minute 1)");
        assertThat(Browser.stranger(house)
                        .get(published.address().getPath() + ".json")
                        .text())
                .contains("\"reference\" : \"P1\"");
    }

    /// Council cannot decide before Cabinet, nor on a day before it, nor in the future.
    @Test
    void aStepWaitsForTheOneBefore() {
        var desk = begin();
        ask(desk);
        adopt(desk, "Cabinet", "adopted", "26");
        var page = group.get(desk + "/adoption");
        var early = Map.of(
                "decided-" + council, "adopted",
                "on-" + council + ".day", "11",
                "on-" + council + ".month", "2",
                "on-" + council + ".year", "2026",
                "minute-" + council, "Council");
        var refused = group.send(page, desk + "/adoption/" + council, early);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text()).contains("on or after the one");
    }

    @Test
    void aChangedTextIsApprovedAnew() {
        var desk = begin();
        ask(desk);
        adopt(desk, "Cabinet", "adopted", "11");
        adopt(desk, "Council", "adopted", "12");
        var form = desk + "/principle/P1";
        var saved = post(form, desk + "/principle", Map.of("name", "Buy nearer"));
        assertThat(saved.page().text())
                .contains("Version 2")
                .contains("Cabinet has not decided yet")
                .doesNotContain("Publish edition 1");
        assertThat(group.get(desk + "/compare").page().text())
                .contains("P1: The name was “Buy near by” and is “Buy nearer”");
    }

    /// What a body adopted is the version that its page showed, not the one that somebody saved
    /// since.
    @Test
    void anAdoptionOfATextThatMovedOnIsNotRecorded() {
        var desk = begin();
        ask(desk);
        var other = Browser.council(house, "Board " + UUID.randomUUID());
        post(desk + "/adoption", desk + "/adoption", Map.of("body", other.toString(), "approval", "board"));
        var charter = UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1));
        var first = drafts.latest(charter).orElseThrow();
        post(desk + "/principle/P1", desk + "/principle", Map.of("name", "Buy nearer"));
        var decided = new Adoptions.Recorded(true, LocalDate.of(2026, 2, 3), "Minute 1");
        assertThatThrownBy(() -> adoptions.record(Actor.SYSTEM, UUID.randomUUID(), first, other, 1, decided))
                .isInstanceOf(Conflict.class);
        for (var version : List.of(first, drafts.latest(charter).orElseThrow()))
            assertThat(adoptions.of(charter, version.id())).noneMatch(each -> each.adopted());
    }

    /// Boards meet after the edition is out, and when the next text is under way.
    @Test
    void aBodyAdoptsWhatIsPublishedAlthoughTheNextTextIsUnderWay() {
        var desk = begin();
        ask(desk);
        adopt(desk, "Cabinet", "adopted", "11");
        adopt(desk, "Council", "adopted", "12");
        group.send(group.get(desk), desk + "/publication", Map.of("sure", "yes"));
        var other = Browser.council(house, "Board " + UUID.randomUUID());
        post(desk + "/adoption", desk + "/adoption", Map.of("body", other.toString(), "approval", "board"));
        post(desk + "/principle/P1", desk + "/principle", Map.of("name", "Buy nearer"));
        var underWay = group.get(desk + "/adoption");
        var way = underWay.page().expectFirst("a:contains(record who adopts edition 1)");
        var published = group.get(way.attr("href"));
        assertThat(published.page().text()).contains("version 1, which is published as edition 1");
        var typed = Map.of(
                "decided-" + other, "adopted",
                "on-" + other + ".day", "13",
                "on-" + other + ".month", "2",
                "on-" + other + ".year", "2026",
                "minute-" + other, "Minute 7");
        var wrong = group.send(published, desk + "/adoption/" + other, Map.of("decided-" + other, "adopted"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().text()).contains("version 1, which is published as edition 1");
        var done = group.send(published, desk + "/adoption/" + other, typed);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.page().text()).contains("(Minute 7)").contains("published as edition 1");
        var edition = Browser.stranger(house).get(desk.replace("/work/charters/", "/charter/") + "/editions/1");
        assertThat(edition.page().text()).contains("(Minute 7)");
        assertThat(group.get(desk + "/adoption").page().text())
                .as("the text under way is another")
                .doesNotContain("(Minute 7)");
    }

    @Test
    void aRefusalKeepsTheTextFromBeingPublished() {
        var desk = begin();
        ask(desk);
        adopt(desk, "Cabinet", "refused", "11");
        assertThat(group.get(desk).page().text()).contains("did not adopt this text: change it, and ask again");
    }

    @Test
    void theSecondOfTwoWhoEditSeesWhatTheFirstChanged() {
        var desk = begin();
        var page = group.get(desk + "/principle/P2");
        var other = Browser.of(house, council, Role.GROUP);
        other.send(other.get(desk + "/principle/P1"), desk + "/principle", Map.of("name", "First"));
        var late = group.send(page, desk + "/principle", Map.of("name", "Second"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().text()).contains("saved while you had this page open", "First");
        assertThat(group.send(late, desk + "/principle", Map.of()).page().text())
                .contains("Second")
                .contains("First");
    }

    @Test
    void commentsAreSaidOfAVersionAndAnswered() {
        var desk = begin();
        post(desk, desk + "/comments", Map.of("about", "P1", "comment", "Why only Shropshire?"));
        var page = group.get(desk);
        assertThat(page.page().text()).contains("of P1 in version 1: Why only Shropshire?");
        var action = page.page().select("form[action*=/comments/]").attr("action");
        var field = page.page().select("form[action=" + action + "] textarea").attr("name");
        var answered = group.send(page, action, Map.of(field, "It is where the money is spent"));
        assertThat(answered.page().text()).contains("Answer: It is where the money is spent");
    }

    /// Who answers second is shown both answers, so that neither has to be written again.
    @Test
    void theSecondOfTwoWhoAnswerSeesBothAnswers() {
        var desk = begin();
        post(desk, desk + "/comments", Map.of("about", "P1", "comment", "Why only Shropshire?"));
        var page = group.get(desk);
        var other = Browser.of(house, council, Role.GROUP);
        var theirs = other.get(desk);
        var action = page.page().select("form[action*=/comments/]").attr("action");
        var field = page.page().select("form[action=" + action + "] textarea").attr("name");
        other.send(theirs, action, Map.of(field, "Because we buy here"));
        var late = group.send(page, action, Map.of(field, "It is where the money is spent"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().text()).contains("Because we buy here", "It is where the money is spent");
        assertThat(group.get(desk).page().text())
                .contains("Answer: Because we buy here")
                .doesNotContain("It is where the money is spent");
    }

    @Test
    void anAlignedMeasureMustExist() {
        var desk = begin();
        var shropshire = Packs.frameworks().getLast();
        frameworks.loadPack(Actor.SYSTEM, council, shropshire);
        for (var line : new String[] {shropshire.framework() + ": SH-99", "no colon here", ": X"}) {
            var refused = post(desk + "/principle/P1", desk + "/principle", Map.of("measures", line));
            assertThat(refused.status()).as(line).isEqualTo(422);
            assertThat(refused.page().text()).contains("names no measure");
        }
        var kept = post(
                desk + "/principle/P1", desk + "/principle", Map.of("measures", "A framework kept elsewhere: X-1"));
        assertThat(kept.status()).isEqualTo(200);
    }

    @Test
    void anotherCouncilsDeskIsNotFound() {
        var desk = begin();
        var stranger = Browser.of(house, Browser.council(house, "Other " + UUID.randomUUID()), Role.GROUP);
        for (var path : new String[] {"", "/facts", "/principle", "/adoption", "/compare"})
            assertThat(stranger.get(desk + path).status()).as(path).isEqualTo(404);
    }

    @Test
    void rubbishIsRefusedInWords() {
        var desk = begin();
        for (var rubbish : new String[] {"", "x".repeat(30_000), "1e999999999", "<script>alert(1)</script>"}) {
            var facts = post(desk + "/facts", desk + "/facts", Map.of("years", rubbish, "ask-MICRO", rubbish));
            assertThat(facts.status()).as(rubbish).isEqualTo(422);
            assertThat(facts.text()).doesNotContain("<script>alert");
            assertThat(post(desk, desk + "/comments", Map.of("about", rubbish, "comment", ""))
                            .status())
                    .isEqualTo(422);
        }
    }
}
