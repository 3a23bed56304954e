package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.platform.organisation.Links;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;

/// A site whose address is https, reached through a proxy that says nothing of it; its mail server
/// is down.
@OnPostgres
@TestPropertySource(
        properties = {
            "tallystick.address=https://social-value.example",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
class HttpsSiteTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    People people;

    @Autowired
    SignIns signIns;

    @Autowired
    JdbcClient db;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    @Test
    void cookiesAreForThisHostAndHttpsAlone() throws Exception {
        var page = get("/sign-in");
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-tallystick-form=")
                .contains("Secure")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000")
                .doesNotContain("includeSubDomains");
        var in = signIn();
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(each -> assertThat(each)
                        .startsWith("__Host-tallystick=")
                        .contains("Secure")
                        .contains("HttpOnly"));
        assertThat(in.headers().firstValue("Location").orElseThrow())
                .isIn("/work", "https://social-value.example/work");
    }

    /// What another site of the same domain could plant before somebody signs in.
    @Test
    void aPlantedTokenSendsNothingInSomebodysName() throws Exception {
        var planted = token(get("/sign-in").body());
        var before = cookies.get("__Host-tallystick-form");
        signIn();
        cookies.put("__Host-tallystick-form", before);
        assertThat(post("/sign-out", planted).statusCode()).isEqualTo(403);
        assertThat(get("/accessibility").body()).contains("Sign out");
        assertThat(post("/sign-out", token(get("/accessibility").body())).statusCode())
                .isEqualTo(302);
    }

    private HttpResponse<String> signIn() throws Exception {
        var id = UUID.randomUUID();
        people.add(Actor.SYSTEM, id, id + "@example.org", "Somebody");
        var link = "/sign-in/" + Links.make(signIns, id);
        return post(link, token(get(link).body()));
    }

    private static String token(String page) {
        return Jsoup.parse(page).expectFirst("input[name=_csrf]").val();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        var body = "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// As a browser behind the proxy does, which keeps cookies that are for https alone.
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        for (var each : answer.headers().allValues("Set-Cookie")) {
            var pair = each.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"social-value.example", "https://a.example/path", "ftp://a", "https://"})
    void anAddressThatIsNoneIsRefusedInWords(String address) {
        assertThatThrownBy(() -> new OwnAddress(address))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("TALLYSTICK_ADDRESS must be the site's address");
    }

    @Test
    void aPageIsShownAsEver() {
        assertThat(Browser.stranger(house).get("/contracts").status()).isEqualTo(200);
    }

    @Test
    void aMailServerThatIsDownIsPartOfNoAnswer() {
        var email = UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), email, "Somebody");
        signIns.request(email, "https://social-value.example");
        assertThat(db.sql("select count(*) from organisation.mail")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(house.getBeansOfType(Mails.class)).hasSize(1);
    }
}
