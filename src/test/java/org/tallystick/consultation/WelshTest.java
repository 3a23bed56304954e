package org.tallystick.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.answering.Holding;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Role;

/// The same walk through the same survey, with the same rubbish, in both languages: nothing that
/// the English pages say stands on the Welsh ones.
@OnPostgres
class WelshTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    private static Words both(String english, String welsh) {
        return new Words(english, welsh);
    }

    private static List<Option> options() {
        return List.of(
                new Option("a", both("Jobs", "Swyddi"), false),
                new Option("b", both("Training", "Hyfforddiant"), false),
                new Option("c", both("Nothing", "Dim byd"), true));
    }

    private static Question question(String id, Words label, Kind kind, @Nullable Words because) {
        return new Question(id, label, null, kind, null, List.of(), because, false, null);
    }

    private static Survey survey() {
        var because = both("The rest depends on it", "Mae'r gweddill yn dibynnu arno");
        var rated = new Kind.Rated(
                options(), List.of(new Statement("Q1a", both("It helps", "Mae'n helpu"), List.of(), null, null)));
        var shown = List.of(new Condition("Q2", List.of("a"), List.of()));
        var more = new Question(
                "Q3",
                both("Tell us more", "Dywedwch fwy"),
                both("In a line", "Mewn llinell"),
                new Kind.ShortText(10),
                null,
                shown,
                null,
                false,
                null);
        var one = List.of(
                question("Q1", both("Do you agree?", "Ydych chi'n cytuno?"), rated, null),
                question("Q2", both("Which one?", "Pa un?"), new Kind.OneOf(options()), because),
                more,
                question("Q4", both("Which ones?", "Pa rai?"), new Kind.ManyOf(options(), 2), null),
                question("Q5", both("How many?", "Faint?"), number(0), null),
                question("Q6", both("How much?", "Pa swm?"), number(2), null),
                question("Q7", both("What first?", "Beth yn gyntaf?"), new Kind.Ranked(options(), null), null),
                new Question(
                        "Q8",
                        both("At length", "Yn fanwl"),
                        null,
                        new Kind.LongText(20),
                        null,
                        List.of(),
                        null,
                        false,
                        null));
        var two = List.of(
                question(
                        "Q9",
                        both("Who are you?", "Pwy ydych chi?"),
                        new Kind.Contact(List.of(Kind.Contact.Part.values())),
                        null),
                question("Q10", both("A paper", "Papur"), new Kind.Upload(), null));
        return new Survey(
                both("A charter", "Siarter"),
                both("Tell us what you think.", "Dywedwch eich barn."),
                null,
                null,
                List.of(
                        new Section("views", both("Your views", "Eich barn"), null, List.of(), one),
                        new Section("you", both("About you", "Amdanoch chi"), null, List.of(), two)));
    }

    private static Kind number(int places) {
        return new Kind.NumberIn(BigDecimal.ONE, BigDecimal.TEN, places, both("measures", "mesurau"));
    }

    private List<Browser.Answer> walk(boolean welsh) {
        var consultation = holding.open(holding.council(), Holding.plan(Mode.CONFIDENTIAL, survey()));
        var lang = welsh ? "?lang=cy" : "?lang=en";
        var browser = Browser.stranger(house);
        var at = "/consultations/" + consultation.slug();
        var pages = new ArrayList<Browser.Answer>();
        pages.add(browser.get(at + lang));
        var first = browser.get(at + "/answer" + lang);
        pages.add(first);
        var rubbish = Map.of(
                "Q1a",
                "zz",
                "Q3",
                "x".repeat(11),
                "Q5",
                "1e9",
                "Q6",
                "1.234",
                "Q7.1",
                "1",
                "Q7.2",
                "1",
                "Q8",
                "y".repeat(21),
                "_then",
                "next");
        pages.add(browser.send(first, at + "/answer", rubbish));
        pages.add(browser.send(first, at + "/answer", Map.of("Q7.1", "zz", "_then", "back")));
        pages.add(browser.send(first, at + "/answer", Map.of("Q7.1", "11", "_then", "next")));
        for (var chosen : List.of(List.of("a", "b", "c"), List.of("a", "a"), List.of("a", "c")))
            pages.add(browser.sendEach(first, at + "/answer", "Q4", chosen, Map.of("_then", "next")));
        pages.add(browser.sendEach(first, at + "/answer", "Q2", List.of("a", "b"), Map.of("_then", "next")));
        var more = browser.send(first, at + "/answer", Map.of("Q2", "a", "_then", "next"));
        pages.add(more);
        var second = browser.send(more, at + "/answer", Map.of("_then", "next"));
        pages.add(second);
        pages.add(browser.send(second, at + "/answer", Map.of("Q9.email", "1", "_then", "next")));
        for (var size : List.of(0, 11 * 1024 * 1024)) pages.add(attach(browser, second, at, "1.pdf", new byte[size]));
        var check = attach(browser, second, at, "1.pdf", "%PDF-1.4\n1\n%%EOF\n".getBytes());
        pages.add(check);
        pages.add(browser.send(check, at + "/answer", Map.of("_then", "to:you")));
        for (var forged : List.of(
                "{}",
                "{\"Q1a\": \"x\", \"zz\": \"x\"}",
                "{\"Q2\": [\"a\"], \"Q10\": {\"name\": \"1\", \"sha256\": \"0\", \"size\": 1, \"kind\": \"PDF\"}}"))
            pages.add(browser.send(check, at + "/answers", Map.of("_earlier", forged)));
        pages.add(browser.send(second, at + "/answer", Map.of("_then", "save")));
        var saved = browser.get(at + "/saved" + lang);
        pages.add(saved);
        pages.add(browser.send(saved, at + "/saved", Map.of("code", "0")));
        pages.add(browser.send(check, at + "/answers", Map.of()));
        pages.add(browser.send(check, at + "/answers", Map.of()));
        pages.add(browser.get(at + "/receipt" + lang + "&reference=0000"));
        holding.closesIn(consultation.id(), "-1 second");
        pages.add(attach(browser, second, at, "2.pdf", "%PDF-1.4\n2\n%%EOF\n".getBytes()));
        pages.add(browser.send(second, at + "/answer", Map.of("_then", "save")));
        pages.add(browser.get(at + lang));
        return pages;
    }

    private static Browser.Answer attach(Browser browser, Browser.Answer page, String at, String name, byte[] bytes) {
        return browser.upload(page, at + "/answer", Map.of("_then", "next"), "Q10", name, bytes);
    }

    /// Every piece of text that somebody reads, without those that hold no word of a language.
    private static Set<String> read(Browser.Answer answer) {
        var page = answer.page();
        var texts = page.expectFirst("main").getAllElements().stream()
                .flatMap(each -> each.textNodes().stream())
                .map(TextNode::text)
                .map(String::strip)
                .collect(Collectors.toSet());
        texts.add(page.expectFirst(".govuk-skip-link").text());
        texts.add(page.title().replaceAll("[:–].*", "").strip());
        texts.removeIf(each -> !each.matches("(?s).*\\p{L}{2}.*")
                || each.matches("(?s)[0-9A-Z-]+|[xyz]+|\\S+ \\([0-9]+ kB\\)")
                || each.startsWith("Consulting council"));
        return texts;
    }

    @Test
    void aWelshPageSaysNothingThatTheEnglishOneSays() {
        var english = walk(false).stream().flatMap(page -> read(page).stream()).collect(Collectors.toSet());
        assertThat(english)
                .contains(
                        "There is a problem",
                        "Error",
                        "Skip to main content",
                        "Choose either “Nothing” or other options, not both",
                        "Answer this question. The rest depends on it.",
                        "Give each option a different rank, 1 for the one you prefer",
                        "Enter a number from 1 to 10, with at most 2 decimals",
                        "This does not answer the question: answer it again");
        var pages = walk(true);
        for (var page : pages)
            assertThat(read(page)).as(page.address().toString()).doesNotContainAnyElementsOf(english);
        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(page.page().expectFirst("html").attr("lang")).isEqualTo("cy"));
        assertThat(pages.get(2).text()).contains("Mae problem wedi codi", "Gwall:", "Rhowch rif cyfan o 1 i 10");
    }

    /// All of a page, with its frame: every piece of text that holds a word, but names and what is a name.
    private static Set<String> whole(Browser.Answer answer) {
        var page = answer.page().clone();
        page.select("[hreflang], body [lang=en]").remove();
        var texts = page.body().getAllElements().stream()
                .flatMap(each -> each.textNodes().stream())
                .map(each -> each.text().strip())
                .collect(Collectors.toSet());
        texts.removeIf(each -> !each.matches("(?s).*\\p{L}{2}.*")
                || each.matches("tallystick[a-z-]*|CSV|XLSX|ODS|JSON|Tallystick")
                || each.equals(
                        page.select(".govuk-service-navigation__service-name").text())
                || each.equals(page.expectFirst(".tally-header__inner a").text()));
        return texts;
    }

    private void sameInWelsh(Browser browser, String address) {
        var english = whole(browser.get(address));
        var welsh = browser.get(address + "?lang=cy");
        assertThat(english).as(address).hasSizeGreaterThan(10);
        assertThat(whole(welsh)).as(address).hasSizeGreaterThan(10).doesNotContainAnyElementsOf(english);
        assertThat(welsh.page().expectFirst("html").attr("lang")).isEqualTo("cy");
    }

    @Test
    void theStatementsAreAllInWelsh() {
        for (var address : List.of("/accessibility", "/cookies", "/privacy", "/contact"))
            sameInWelsh(Browser.stranger(house), address);
    }

    @Test
    void findingsAreAllInWelshWherePeopleWereAskedInWelsh() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.CONFIDENTIAL, survey()));
        sameInWelsh(Browser.stranger(house), "/consultations/" + open.slug() + "/findings");
        for (var at = 0; at < 12; at++)
            holding.answer(
                    open,
                    new Answers(Map.of(
                            "Q1a", new Answer.Chosen(List.of(at < 9 ? "a" : "b")),
                            "Q2", new Answer.Chosen(List.of(at < 11 ? "a" : "b")))));
        var closed = holding.close(council, open);
        var officer = Browser.of(house, council.id(), Role.OFFICER);
        var form = "/work/consultations/" + closed.id() + "/publication";
        var ask = officer.get(form);
        var said = new HashMap<>(Map.of("summary", "Most agree.", "heard", "More jobs.", "m.Q2", "Jobs come first."));
        var refused = officer.send(ask, form, said);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[id='summary.cy-error'], [id='heard.cy-error'], [id='m.Q2.cy-error']"))
                .hasSize(3);
        said.putAll(Map.of(
                "summary.cy", "Mae'r rhan fwyaf yn cytuno.",
                "heard.cy", "Mwy o swyddi.",
                "m.Q2.cy", "Swyddi yn gyntaf.",
                "by", "Q2"));
        assertThat(officer.send(ask, form, said).status()).isEqualTo(200);
        var at = "/consultations/" + closed.slug() + "/findings";
        sameInWelsh(Browser.stranger(house), at);
        assertThat(Browser.stranger(house).get(at + "?lang=cy").text())
                .contains("Mae'r rhan fwyaf yn cytuno.", "Mwy o swyddi.", "Swyddi yn gyntaf.", "12 ymateb.")
                .contains("Atebodd 12 o 12.", "Swyddi", "heb ei gyhoeddi", "Yr hyn sydd wedi'i adael allan");
        assertThat(Browser.stranger(house).get(at).text()).contains("Most agree.", "12 of 12 answered.");
        assertThat(officer.get(form).page().expectFirst("[name='summary.cy']").text())
                .isEqualTo("Mae'r rhan fwyaf yn cytuno.");
    }
}
