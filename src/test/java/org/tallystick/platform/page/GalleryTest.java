package org.tallystick.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// All components together, in the layout.
class GalleryTest {

    private static Document gallery(UnaryOperator<String> say) {
        return Jsoup.parse(Gallery.html(Gallery.page("Asha Patel"), Gallery.wrong(), say));
    }

    @Test
    void escapesEveryText() {
        var said = new AtomicInteger();
        UnaryOperator<String> attack =
                words -> words + "<script>alert(" + said.incrementAndGet() + ")</script>\"'><b onclick=x>";
        var page = gallery(attack);
        assertThat(page.select("script").eachAttr("src")).containsExactly("/assets/start.js", "/assets/tallystick.js");
        assertThat(page.select("script:not([src]), [onclick]")).isEmpty();
        // A long word of a table may break.
        var html = page.html().replaceAll("\\s*<wbr>\\s*", "");
        for (int n = 1; n <= said.get(); n++)
            assertThat(html).as("text %d is shown", n).contains("alert(" + n + ")");
    }

    @Test
    void keepsToTheContentPolicy() {
        var page = gallery(words -> words);
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
                .noneMatch(a -> a.getKey().toLowerCase(Locale.ROOT).startsWith("on"));
        assertThat(page.select("link[href], script[src], img[src]"))
                .allSatisfy(e -> assertThat(e.attr("href") + e.attr("src")).startsWith("/assets/"));
    }

    @Test
    void everyDescriptionAndLabelPointsAtSomething() {
        var page = gallery(words -> words);
        for (Element element : page.select("[aria-describedby]"))
            for (var id : element.attr("aria-describedby").split(" "))
                assertThat(page.getElementById(id)).as(id).isNotNull();
        for (var link : page.select(".govuk-error-summary a[href^=#]").subList(0, 3))
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.text())
                    .isNotNull();
    }

    @Test
    void theTitleAndTheFrameSayWhoseServiceItIs() {
        var page = gallery(words -> words);
        assertThat(page.title())
                .isEqualTo("Error: Return for July to September 2026 – Social value – Shropshire" + " Council");
        assertThat(page.select(".tally-header").text()).isEqualTo("Shropshire Council Asha Patel Sign out");
        assertThat(page.select("header form input[name=_csrf]").attr("value")).isEqualTo("t0ken");
        assertThat(page.select("[aria-current=page]").eachText()).contains("Contracts and promises");
        assertThat(page.select("footer a").eachText())
                .containsExactly(
                        "Data and API", "Check a mark", "Accessibility", "Cookies", "Privacy", "Contact", "Licence");
        assertThat(page.html()).doesNotContainIgnoringCase("crown").doesNotContainIgnoringCase("gov.uk");
    }

    @Test
    void theStylesheetLeavesGovUksBrandBehind() throws IOException {
        var css = Files.readString(Path.of("target/classes/static/assets/tallystick.css"));
        assertThat(css).contains(".tally-header", ".govuk-button", "Helvetica");
        for (var brand : new String[] {"#1d70b8", "#1a65a6", "crest", "crown", "GDS Transport", "@font-face"})
            assertThat(css).doesNotContainIgnoringCase(brand);
    }
}
