package org.tallystick;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.context.ApplicationContext;
import org.tallystick.platform.organisation.Links;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Somebody with a browser, at the running house: they keep cookies, follow redirects, and send
/// forms with the token that the page gave them.
public final class Browser {

    private static final AtomicInteger BROWSERS = new AtomicInteger();

    private final String site;

    /// A server that does not answer fails the test, rather than keeping it for ever.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client;

    private Browser(String site) {
        this.site = site;
        // Each comes from an address of its own, as people do: the sign-in page limits each one.
        var number = BROWSERS.incrementAndGet();
        try {
            client = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .localAddress(InetAddress.getByAddress(new byte[] {127, 9, (byte) (number >> 8), (byte) number}))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came back.
    public record Answer(int status, URI address, HttpHeaders headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Document page() {
            return Jsoup.parse(text(), address.toString());
        }
    }

    /// Nobody who is signed in, at a site that runs by itself.
    public static Browser at(String site) {
        return new Browser(site);
    }

    /// Somebody of the demo, signed in by the button of their post.
    public static Browser inDemo(String site, String post) {
        var browser = new Browser(site);
        var page = browser.get("/demo");
        var button = page.page().expectFirst("button:contains(as " + post + ")");
        var form = button.closest("form");
        if (form == null) throw new AssertionError("no form for " + post);
        browser.post(
                "/demo/sign-in",
                Map.of(
                        "person", form.expectFirst("input[name=person]").val(),
                        "_csrf", form.expectFirst("input[name=_csrf]").val()));
        return browser;
    }

    /// Nobody who is signed in.
    public static Browser stranger(ApplicationContext house) {
        return new Browser("http://127.0.0.1:" + house.getEnvironment().getProperty("local.server.port"));
    }

    /// A new person with these roles there, signed in by a one-time link.
    public static Browser of(ApplicationContext house, OrganisationId at, Role... roles) {
        var people = house.getBean(People.class);
        var id = UUID.randomUUID();
        var name = (roles.length == 0 ? "Nobody" : roles[0].words())
                + " "
                + id.toString().substring(0, 4);
        people.add(Actor.SYSTEM, id, id + "@example.org", name);
        for (var role : roles) people.give(Actor.SYSTEM, UUID.randomUUID(), id, at, role);
        var browser = stranger(house);
        var link = "/sign-in/" + Links.make(house.getBean(SignIns.class), id);
        browser.send(browser.get(link), link, Map.of());
        return browser;
    }

    /// A new public body.
    public static OrganisationId council(ApplicationContext house, String name) {
        var id = new OrganisationId(UUID.randomUUID());
        var details = new Organisations.Details(name, Sector.PUBLIC, null, null);
        return house.getBean(Organisations.class).register(Actor.SYSTEM, id, details, Map.of());
    }

    public Answer get(String path) {
        return answer(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    /// Asks until the page has these words.
    public Answer until(String path, String words) {
        var latest = Instant.now().plus(PATIENCE);
        for (var page = get(path); ; page = get(path)) {
            if (page.text().contains(words)) return page;
            if (Instant.now().isAfter(latest)) throw new AssertionError("never “" + words + "” in " + page.text());
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /// Sends the form that the page has for this address, with what it holds and these changes.
    public Answer send(Answer page, String action, Map<String, String> changes) {
        return post(action, filled(page, action, changes));
    }

    /// As [#send], with several boxes of one name ticked.
    public Answer sendEach(Answer page, String action, String name, List<String> values, Map<String, String> changes) {
        var fields = filled(page, action, changes);
        fields.remove(name);
        var body = Stream.concat(fields.entrySet().stream(), values.stream().map(value -> Map.entry(name, value)))
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return answer(HttpRequest.newBuilder(URI.create(site + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Sends these fields as they are.
    public Answer post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return answer(HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Sends the page's form with a file.
    public Answer upload(Answer page, String action, String field, String filename, byte[] content) {
        return upload(page, action, Map.of(), field, filename, content);
    }

    /// As [#upload], with what the form holds changed.
    public Answer upload(
            Answer page, String action, Map<String, String> changes, String field, String filename, byte[] content) {
        var boundary = "part-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        filled(page, action, changes).forEach((name, value) -> {
            if (!name.equals(field))
                body.writeBytes(part(boundary, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        });
        body.writeBytes(part(boundary, "name=\"" + field + "\"; filename=\"" + filename + "\"", content));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return answer(HttpRequest.newBuilder(URI.create(site + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String boundary, String disposition, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static Map<String, String> filled(Answer page, String action, Map<String, String> changes) {
        var form = page.page().selectFirst("form[action=" + action + "]");
        if (form == null)
            throw new AssertionError("no form for "
                    + action
                    + " on "
                    + page.address()
                    + ", which says "
                    + page.page().text());
        var fields = new LinkedHashMap<String, String>();
        for (Element input : form.select("input, textarea, select")) fill(input, fields);
        fields.putAll(changes);
        return fields;
    }

    private static void fill(Element input, Map<String, String> fields) {
        var type = input.attr("type");
        if (type.equals("file") || type.equals("submit")) return;
        if ((type.equals("radio") || type.equals("checkbox")) && !input.hasAttr("checked")) return;
        var chosen = input.selectFirst("option[selected], option");
        var selected = input.selectFirst("option[selected]");
        var value = input.is("select") ? (selected == null ? chosen : selected) : null;
        fields.put(
                input.attr("name"),
                input.is("textarea") ? input.wholeText() : value == null ? input.val() : value.val());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Every page that any test asks for is held to what [Markup] asks.
    private static Answer sound(Answer answer) {
        var html = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        if (html && answer.text().contains("<main")) {
            var faults = Markup.faults(answer.page());
            if (!faults.isEmpty()) throw new AssertionError(answer.address() + ": " + faults);
        }
        return answer;
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            return sound(new Answer(answer.statusCode(), answer.uri(), answer.headers(), answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
