package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// The words of the demo's pages, as those who follow its links read them: numbers agree with their
/// nouns, and a time is written as GOV.UK writes it.
@InTheDemo
class WordsCrawlTest {

    private static final int OF_A_KIND = 3;
    private static final int MOST_PAGES = 160;

    /// "1 claims", "1 people", "15:05:09", "GMT". A number that names a thing, as in "edition 1
    /// has", and words that end in s in the singular are left out.
    private static final Pattern WRONG = Pattern.compile(
            "(?<![\\w,.:£/-])(?<!(?:[Ee]dition|[Vv]ersion|[Qq]uestion|[Rr]ound|[Pp]age|[Ss]cheme|[Oo]ption|[Ss]tep|[Cc]ontract|[Nn]umber|[Ll]ink) )"
                    + "1 (?!(?:yes|was|is|has|says|waits|business|process|address|this|across)\\b)(?:people|children|[a-z]+s)\\b"
                    + "|\\b[0-9]{1,2}:[0-9]{2}:[0-9]{2}\\b|\\b(?:GMT|BST)\\b");

    @LocalServerPort
    int port;

    @Test
    void numbersAgreeAndTimesArePlain() {
        var wrong = new LinkedHashSet<String>();
        var site = "http://127.0.0.1:" + port;
        var pages = walk(Browser.at(site), "/", wrong);
        for (var who : List.of(
                "Procurement officer, Thurrock",
                "Procurement officer, Shropshire",
                "Evaluator, Thurrock",
                "Contract manager, Shropshire",
                "Verifier, Thurrock",
                "Administrator, Shropshire",
                "Supplier, Dock Road Logistics")) pages += walk(Browser.inDemo(site, who), "/work", wrong);
        assertThat(wrong).isEmpty();
        // A crawl that reached nothing would find nothing.
        assertThat(pages).isGreaterThan(100);
    }

    /// The counts of 2016 are real. What stands beside them as somebody's words is not.
    @Test
    void whatTheDemoInventsIsMarkedWhereItIsShown() {
        var browser = Browser.at("http://127.0.0.1:" + port);
        var marked = 0;
        for (var link : browser.get("/consultations").page().select("main a[href^=/consultations/]")) {
            var page = browser.get(link.attr("href").replaceAll("/+$", "") + "/findings");
            if (page.status() != 200) continue;
            if (page.page().text().contains("opinions differ. (Example text, made up")) marked++;
            for (var words : page.page().select("main .tally-words, main p.govuk-body > strong:first-child")) {
                var block = words.tagName().equals("strong") ? words.parent() : words;
                assertThat(block).isNotNull();
                assertThat(block.text()).contains("Example text, made up for the demo");
                marked++;
            }
        }
        // Seven sentences of meaning, the summary, and quotes.
        assertThat(marked).isGreaterThan(7);
    }

    /// The guard itself can fail.
    @ParameterizedTest
    @CsvSource({
        "Showing 1 to 1 of 1 claims, true",
        "1 people, true",
        "Saved on 4 May 2026 at 15:05:09 GMT, true",
        "Showing 1 to 1 of 1 claim, false",
        "Edition 1 holds, false",
        "1 business, false",
        "21 claims, false",
        "3:05pm on 4 May 2026, false"
    })
    void theGuardKnowsMistakes(String text, boolean mistake) {
        assertThat(WRONG.matcher(text).find()).isEqualTo(mistake);
    }

    /// Looks at what is reached by links, a few pages of each kind; gives how many there were.
    private static int walk(Browser browser, String start, Set<String> wrong) {
        var asked = new LinkedHashSet<>(List.of(start));
        var kinds = new HashMap<String, Integer>();
        var waiting = new ArrayDeque<>(asked);
        var pages = 0;
        while (!waiting.isEmpty() && pages < MOST_PAGES) {
            var path = waiting.removeFirst();
            var answer = browser.get(path);
            var type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.status() != 200 || !type.startsWith("text/html")) continue;
            pages++;
            for (var text : texts(answer)) {
                var found = WRONG.matcher(text);
                while (found.find()) wrong.add(path + ": " + around(text, found.start()));
            }
            for (var link : answer.page().select("main a[href^=/], nav a[href^=/]")) {
                var href = link.attr("href").replaceAll("[?#].*", "");
                if (href.matches(".*\\.[a-z]{2,5}") || !asked.add(href)) continue;
                var kind = href.replaceAll("/[^/]*[0-9][^/]*", "/{}");
                if (kinds.merge(kind, 1, Integer::sum) <= OF_A_KIND) waiting.add(href);
            }
        }
        return pages;
    }

    /// The title, and the text of each block, so that neighbours in a table are not read as one.
    private static List<String> texts(Browser.Answer answer) {
        var page = answer.page();
        var texts = new ArrayList<>(List.of(page.title()));
        page.select("main p, main li, main h1, main h2, main h3, main td, main th, main dd, main dt")
                .forEach(each -> texts.add(each.text()));
        page.select("main .govuk-hint, main label, main caption, main legend, main button")
                .forEach(each -> texts.add(each.text()));
        return texts.stream().distinct().toList();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30));
    }
}
