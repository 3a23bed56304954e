package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.shared.Actor;

@InTheDemo
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    SignIns signIns;

    @Autowired
    DemoPeople demo;

    @Autowired
    JdbcClient db;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private String email = "";

    @BeforeEach
    void somebody() {
        email = "officer." + UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), email, "Officer under test");
    }

    @Test
    void aLinkSignsInOnce() throws Exception {
        var sent = post("/sign-in", Map.of("email", email.toUpperCase(java.util.Locale.UK)), "/sign-in");
        assertThat(sent.body()).contains("Check your e-mail");
        var link = lastLink();
        assertThat(get(link).body()).contains("Press the button to sign in");
        assertThat(get("/").body()).as("opening the link is not signing in").doesNotContain("Officer under test");
        var before = session();
        var in = post(link, Map.of(), link);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(get("/accessibility").body()).contains("Officer under test");
        assertThat(session())
                .as("a session id planted beforehand is worth nothing")
                .isNotEqualTo(before);

        post("/sign-out", Map.of(), "/accessibility");
        assertThat(get("/accessibility").body()).doesNotContain("Officer under test");
        var again = post(link, Map.of(), link);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("has already been used");
    }

    @Test
    void anOldLinkSignsNobodyIn() throws Exception {
        post("/sign-in", Map.of("email", email), "/sign-in");
        db.sql("update organisation.sign_in_link set expires_at = now() - interval '1 second'")
                .update();
        var link = lastLink();
        assertThat(post(link, Map.of(), link).statusCode()).isEqualTo(422);
    }

    @Test
    void nobodyLearnsWhoIsKnownHere() throws Exception {
        var known = post("/sign-in", Map.of("email", email), "/sign-in").body();
        var stranger = "nobody." + UUID.randomUUID() + "@council.example";
        var unknown = post("/sign-in", Map.of("email", stranger), "/sign-in").body();
        assertThat(words(unknown).replace(stranger, email)).isEqualTo(words(known));
        assertThat(demo.outbox()).noneMatch(sent -> sent.mail().to().equals(stranger));
    }

    @Test
    void fiveLinksInAQuarterOfAnHourAreEnough() {
        var person = people.withEmail(email).orElseThrow().id();
        for (var i = 0; i < 5; i++) assertThat(signIns.make(person)).isPresent();
        assertThat(signIns.make(person)).isEmpty();
    }

    @Test
    void anAddressThatAsksWithoutEndIsTurnedAwayInWords() {
        var browser = Browser.at("http://127.0.0.1:" + port);
        var form = browser.get("/sign-in");
        var answer = form;
        for (var i = 0; i <= 20; i++) answer = browser.send(form, "/sign-in", Map.of("email", "again@example.org"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.page().text()).contains("Wait a quarter of an hour");
    }

    /// A council may come from one address.
    @Test
    void fiftyColleaguesSignInFromOneAddress() {
        var browser = Browser.at("http://127.0.0.1:" + port);
        var form = browser.get("/sign-in");
        for (var i = 0; i < 50; i++)
            assertThat(browser.send(form, "/sign-in", Map.of("email", i + ".colleague@example.org"))
                            .status())
                    .isEqualTo(200);
    }

    @Test
    void noLetterButItsOwnCapitalIsTheSame() {
        people.add(Actor.SYSTEM, UUID.randomUUID(), "kate.mills@council.example", "Kate");
        assertThat(people.withEmail(" KATE.Mills@council.example")).isPresent();
        for (var other : new String[] {
            "\u212aate.mills@council.example", "kate.m\u0130lls@council.example", "\u00a0kate.mills@council.example"
        }) assertThat(people.withEmail(other)).as(other).isEmpty();
    }

    @Test
    void aSessionLastsAWorkingDayHoweverOftenItIsUsed() {
        var person = people.withEmail(email).orElseThrow().id();
        var request = new MockHttpServletRequest();
        var morning = Instant.parse("2027-03-01T08:00:00Z");
        try {
            new SignedIn(people, InstantSource.fixed(morning)).signIn(person, request, new MockHttpServletResponse());
            assertThat(actorAt(request, morning.plusSeconds(12 * 3_600)).signedIn())
                    .isTrue();
            assertThat(actorAt(request, morning.plusSeconds(12 * 3_600 + 1)).signedIn())
                    .isFalse();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Actor actorAt(MockHttpServletRequest before, Instant when) {
        var request = new MockHttpServletRequest();
        request.setSession(before.getSession());
        return new SignedIn(people, InstantSource.fixed(when)).actor(request);
    }

    /// Where a browser is sent next never follows what a request claims.
    @Test
    void aRedirectNamesNoHost() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /work HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Location: /sign-in\r\n")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void theDatabaseHoldsNoSecretThatSignsIn() throws Exception {
        post("/sign-in", Map.of("email", email), "/sign-in");
        var secret = lastLink().substring("/sign-in/".length());
        var stored = db.sql("select encode(secret_hash, 'escape') from organisation.sign_in_link")
                .query(String.class)
                .list();
        assertThat(stored).isNotEmpty().noneMatch(text -> text.contains(secret));
    }

    @Test
    void aBadAddressIsToldWhatToDoAndKept() throws Exception {
        var refused = post("/sign-in", Map.of("email", "not an address"), "/sign-in");
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".govuk-error-summary a[href=#email]").text()).contains("Enter an e-mail address");
        assertThat(page.select("#email").val()).isEqualTo("not an address");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=" + email)));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This form is out of date");
    }

    /// A link made from the request's own Host header would hand the secret to whoever wrote that
    /// header.
    @Test
    void linksInMailsDoNotFollowTheHostThatARequestClaims() throws Exception {
        var token =
                Jsoup.parse(get("/sign-in").body()).select("input[name=_csrf]").val();
        var cookie = cookies.getCookieStore().getCookies().stream()
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        var body = "_csrf="
                + URLEncoder.encode(token, StandardCharsets.UTF_8)
                + "&email="
                + URLEncoder.encode(email, StandardCharsets.UTF_8);
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("""
                            POST /sign-in HTTP/1.1
                            Host: evil.example
                            X-Forwarded-Host: evil.example
                            Cookie: %s
                            Content-Type: application/x-www-form-urlencoded
                            Content-Length: %d
                            Connection: close

                            %s""".formatted(cookie, body.length(), body)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Check your e-mail");
        }
        var mail = demo.outbox().getFirst().mail();
        assertThat(mail.to()).isEqualTo(email);
        assertThat(mail.text()).contains("/sign-in/").doesNotContain("evil.example");
    }

    @Test
    void everyPageCarriesTheHeadersAndNothingInline() throws Exception {
        var page = get("/sign-in");
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(Jsoup.parse(page.body()).select("script:not([src]), style, [style], [onclick]"))
                .isEmpty();
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=");
    }

    private String lastLink() {
        var mail = demo.outbox().stream()
                .map(sent -> sent.mail())
                .filter(sent -> sent.to().equals(email))
                .findFirst()
                .orElseThrow();
        var start = mail.text().indexOf("/sign-in/");
        return mail.text().substring(start, mail.text().indexOf('\n', start));
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("tallystick"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private static String words(String html) {
        return Jsoup.parse(html).select("main").text();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /// Posts a form as a browser does: with the token of the page that it stands on.
    private HttpResponse<String> post(String path, Map<String, String> fields, String page) throws Exception {
        var token = Jsoup.parse(get(page).body()).select("input[name=_csrf]").val();
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&", ""));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
