package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.tallystick.Markup;

/// Debian's chromium, driven as a person would: each role has a window of its own. Every page that
/// a journey opens is held against axe's rules and must fit a screen 320 pixels wide.
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final String site;

    Chromium(int port) {
        site = "http://localhost:" + port;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(QUIET));
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the journeys need chromium: bin/check installs it"));
    }

    /// A window in which nobody is signed in.
    Page stranger() {
        return context().newPage();
    }

    /// A phone, 320 pixels wide.
    Page phone() {
        var page = stranger();
        page.setViewportSize(320, 640);
        return page;
    }

    /// A window in which this person of the demo is signed in.
    Page as(String name) {
        var page = stranger();
        page.navigate(site + "/demo");
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Sign in as " + name)
                                .setExact(true))
                .click();
        assertThat(loaded(page).content()).contains(name);
        return page;
    }

    /// A click returns once the next page has begun to come; this once it is all there.
    static Page loaded(Page page) {
        page.waitForLoadState();
        return page;
    }

    /// Where every window stands, for whoever has to find out why a journey ended early.
    String whereabouts() {
        var said = new StringBuilder();
        for (var context : browser.contexts())
            for (var page : context.pages())
                said.append("\n== ").append(page.url()).append("\n").append(page.evaluate("document.body.innerText"));
        return said.toString();
    }

    private BrowserContext context() {
        var context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        context.setDefaultTimeout(45_000);
        return context;
    }

    String at(String path) {
        return site + path;
    }

    /// Fails where the page breaks a rule of WCAG 2.2 A or AA that axe knows, or does not fit a
    /// narrow screen. Leaves a picture of it, wide and narrow, in target/pictures for people to
    /// look at.
    void isFit(Page page) {
        var found = new AxeBuilder(loaded(page))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        // No page here has frames, which the slower way is for.
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> !knownOfGovukFrontend(rule))
                        .map(rule -> rule.getId()
                                + ": "
                                + rule.getHelp()
                                + " "
                                + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertThat(found).as(page.url()).isEmpty();
        assertThat(Markup.faults(Jsoup.parse(page.content()))).as(page.url()).isEmpty();
        var wide = page.viewportSize();
        picture(page, "wide");
        for (var font : FONTS) {
            page.evaluate(SET_FONT, font);
            for (var width : WIDTHS) {
                page.setViewportSize(width, 640);
                if (font.equals(FONTS.getFirst())) picture(page, width.toString());
                @SuppressWarnings("unchecked")
                var broken = (List<String>) page.evaluate(BROKEN);
                assertThat(broken)
                        .as("%s at %d px in %s", page.url(), width, font)
                        .isEmpty();
            }
        }
        page.evaluate(SET_FONT, "");
        page.setViewportSize(wide.width, wide.height);
    }

    /// Families of unlike width, of which every reader's own lies between.
    private static final List<String> FONTS = List.of("Liberation Sans", "DejaVu Sans");

    private static final List<Integer> WIDTHS = List.of(320, 768, 1024, 1280);

    /// A sheet made by script, which the site's content policy lets be.
    private static final String SET_FONT = """
            family => {
              const sheet = new CSSStyleSheet();
              if (family) sheet.replaceSync(`* { font-family: "${family}" !important; }`);
              document.adoptedStyleSheets = [sheet];
            }
            """;

    /// The page where it is wider than the screen, and each word or number that breaks inside
    /// though it is shorter than a phone is wide. A word may break after a hyphen, a slash or the
    /// like.
    private static final String BROKEN = """
            () => {
              const found = [];
              const wide = document.documentElement.scrollWidth;
              if (wide > window.innerWidth) {
                const past = [...document.querySelectorAll('main *, header *, footer *')]
                  .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
                    && !e.closest('.tally-scroll, [class*="visually-hidden"]'));
                const last = past.at(-1);
                found.push('the page is ' + wide + ' px wide: '
                  + (last ? last.outerHTML.slice(0, 160) : '?'));
              }
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const holder = node.parentElement;
                if (!holder || holder.closest('code, script, style, [class*="visually-hidden"], textarea')) continue;
                for (const match of node.data.matchAll(/[\\p{L}\\p{N}£.,’']{2,}/gu)) {
                  if (match[0].length > 24) continue;
                  range.setStart(node, match.index);
                  range.setEnd(node, match.index + match[0].length);
                  const tops = new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
                  if (tops.size > 1) found.push('“' + match[0] + '” breaks in ' + holder.outerHTML.slice(0, 120));
                }
              }
              return found.slice(0, 8);
            }
            """;

    private static void picture(Page page, String width) {
        if (System.getenv("TALLYSTICK_PICTURES") == null) return;
        var path = java.net.URI.create(page.url()).getPath();
        // Ids differ from run to run; the pictures should lie over those of the run before.
        var name = path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var file = "target/pictures/" + (name.isEmpty() ? "home" : name) + "-" + width + ".jpeg";
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(file))
                .setFullPage(true)
                .setType(com.microsoft.playwright.options.ScreenshotType.JPEG)
                .setQuality(60));
    }

    /// GOV.UK Frontend's own script marks a radio that reveals more as expanded, which ARIA does
    /// not allow there.
    private static boolean knownOfGovukFrontend(Rule rule) {
        return rule.getId().equals("aria-allowed-attr")
                && rule.getNodes().stream().allMatch(node -> node.getHtml().contains("govuk-radios__input"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
