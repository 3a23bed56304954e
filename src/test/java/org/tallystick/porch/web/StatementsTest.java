package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// The statements that the law asks for, made from settings.
@InTheDemo
class StatementsTest {

    @LocalServerPort
    int port;

    private Browser anyone() {
        return Browser.at("http://127.0.0.1:" + port);
    }

    @Test
    void theAccessibilityStatementSaysWhatRegulationEightLists() {
        assertThat(anyone().get("/accessibility").page().text())
                .contains(
                        "partially compliant",
                        "Non-accessible content",
                        "4.1.2",
                        "contact us",
                        "Equality and Human Rights Commission",
                        "prepared on 1 November 2026",
                        "last reviewed on 30 November 2026");
    }

    @Test
    void thePrivacyNoticeSaysWhatArticleThirteenLists() {
        assertThat(anyone().get("/privacy").page().text())
                .contains(
                        "is the controller",
                        "data protection officer: demo@example.org",
                        "Article 6(1)(e)",
                        "Who receives it",
                        "How long we keep it",
                        "Your rights",
                        "Information Commissioner");
    }

    /// Every name that the code gives a cookie is on the page, and no other.
    @Test
    void theCookiePageNamesEveryCookieThatTheCodeSets() throws IOException {
        var named = anyone().get("/cookies").page().select("tbody th").eachText().stream()
                .sorted()
                .toList();
        var set = new java.util.TreeSet<>(List.of("tallystick"));
        var made = Pattern.compile("(?:new HouseCookie\\(\\s*|String COOKIE =\\s*)\"([a-z-]+)\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var match = made.matcher(Files.readString(file));
                while (match.find()) set.add(match.group(1));
            }
        }
        assertThat(named).containsExactlyElementsOf(set);
    }

    @Test
    void aMessageFromTheContactFormIsSent() {
        var visitor = anyone();
        var page = visitor.get("/contact");
        assertThat(visitor.send(page, "/contact", Map.of("message", " ")).status())
                .isEqualTo(422);
        assertThat(visitor.send(page, "/contact", Map.of("message", "The map is blank", "reply", "nobody"))
                        .page()
                        .text())
                .contains("Enter an e-mail address like name@example.org");
        assertThat(visitor.send(page, "/contact", Map.of("message", "The map is blank", "reply", "a@b.org"))
                        .page()
                        .text())
                .contains("Your message is on its way");
        assertThat(visitor.until("/demo/outbox", "The map is blank").text()).contains("a@b.org");
    }

    @Test
    void whatIsEmptyIsSaid() {
        var empty = new Statements("", "", "", "", "", "", "", "", false);
        assertThat(empty.gaps()).hasSize(7);
        assertThat(new Statements("a", "b", "c", "d", "e", "f", "g", "Northern Ireland", false).gaps())
                .isEmpty();
    }
}
