package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tallystick.OnPostgres;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;

/// Staff come from the council's own directory, played here by a small OpenID Connect provider.
@OnPostgres
class DirectorySignInTest {

    private static final Directory DIRECTORY = new Directory();

    @DynamicPropertySource
    static void council(DynamicPropertyRegistry settings) {
        var registration = "spring.security.oauth2.client.registration.council.";
        var provider = "spring.security.oauth2.client.provider.council.";
        settings.add(registration + "client-id", () -> "tallystick");
        settings.add(registration + "client-secret", () -> "of-the-test");
        settings.add(registration + "authorization-grant-type", () -> "authorization_code");
        settings.add(registration + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        settings.add(provider + "authorization-uri", () -> DIRECTORY.at("/authorize"));
        settings.add(provider + "token-uri", () -> DIRECTORY.at("/token"));
        settings.add(provider + "jwk-set-uri", () -> DIRECTORY.at("/keys"));
        // Named, and asked for nothing before somebody signs in.
        settings.add(provider + "issuer-uri", () -> DIRECTORY.at(""));
        settings.add(registration.replace("council", "away") + "client-id", () -> "tallystick");
        settings.add(provider.replace("council", "away") + "issuer-uri", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void close() {
        DIRECTORY.server.stop(0);
    }

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void whoIsKnownByAVerifiedAddressIsSignedIn() throws Exception {
        var email = "staff." + UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), email, "Staff from the directory");
        assertThat(signInAs(email, true)).contains("Staff from the directory");
    }

    @Test
    void anAddressThatTheDirectoryHasNotVerifiedSignsNobodyIn() throws Exception {
        var email = "staff." + UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), email, "Staff from the directory");
        assertThat(signInAs(email, false)).contains("Your directory knows you, but Tallystick does not");
    }

    @Test
    void whoIsNotKnownHereIsToldSo() throws Exception {
        var page = signInAs("stranger." + UUID.randomUUID() + "@council.example", true);
        assertThat(page)
                .contains("Your directory knows you, but Tallystick does not")
                .doesNotContain("Sign out");
    }

    @Test
    void anAccountStaysThePersonsWhomItSignedInFirst() throws Exception {
        var first = "staff." + UUID.randomUUID() + "@council.example";
        var second = "staff." + UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), first, "First of the directory");
        people.add(Actor.SYSTEM, UUID.randomUUID(), second, "Second of the directory");
        assertThat(signInAs("one", first, true)).contains("First of the directory");
        assertThat(signInAs("one", second, true)).as("a new address").contains("First of the directory");
        assertThat(signInAs("another", first, true))
                .as("an address that was given to somebody else")
                .contains("Your directory knows you, but Tallystick does not");
    }

    @Test
    void anAddressWithAControlCharacterIsNobodys() throws Exception {
        assertThat(signInAs("a\u0000b@council.example", true))
                .contains("Your directory knows you, but Tallystick does not");
    }

    @Test
    void aDirectoryThatDoesNotAnswerKeepsNobodyFromTheRest() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var site = "http://localhost:" + port;
            var away = get(client, site + "/oauth2/authorization/away");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body()).contains("is not responding").contains("it sends no links");
            assertThat(get(client, site + "/contracts").statusCode()).isEqualTo(200);
            assertThat(get(client, site + "/oauth2/authorization/other").statusCode())
                    .isEqualTo(404);
            assertThat(get(client, site + "/sign-in?error").body()).contains("Your directory did not sign you in");
            assertThat(get(client, site + "/login/oauth2/code/council?code=1&state=1")
                            .headers())
                    .satisfies(headers ->
                            assertThat(headers.firstValue("Location")).contains("/sign-in?error"));
        }
    }

    /// Follows the browser's way from the sign-in page through the directory and back; gives the
    /// page it ends on.
    private String signInAs(String email, boolean verified) throws Exception {
        return signInAs("account-" + email, email, verified);
    }

    private String signInAs(String account, String email, boolean verified) throws Exception {
        DIRECTORY.subject = account;
        DIRECTORY.email = email;
        DIRECTORY.verified = verified;
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var next = "http://localhost:" + port + "/sign-in";
            assertThat(get(client, next).body()).contains("Sign in with your council account");
            next = "http://localhost:" + port + "/oauth2/authorization/council";
            for (var hop = 0; hop < 6; hop++) {
                var answer = get(client, next);
                if (answer.statusCode() != 302) return answer.body();
                next = URI.create(next)
                        .resolve(answer.headers().firstValue("Location").orElseThrow())
                        .toString();
                if (next.endsWith(port + "/")) next = "http://localhost:" + port + "/accessibility";
            }
        }
        throw new AssertionError("the way did not end");
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Just enough of a provider: it sends everyone back with a code, and turns the code into a
    /// signed token.
    private static final class Directory {
        private final HttpServer server;
        private final RSAKey key;
        private volatile String nonce = "";
        private volatile String email = "";
        private volatile String subject = "";
        private volatile boolean verified;

        Directory() {
            try {
                key = new RSAKeyGenerator(2048).keyID("test").generate();
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/authorize", this::authorize);
            server.createContext("/token", this::token);
            server.createContext("/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/.well-known/openid-configuration", this::describe);
            server.start();
        }

        String at(String path) {
            return "http://localhost:" + server.getAddress().getPort() + path;
        }

        private void describe(HttpExchange exchange) throws IOException {
            json(exchange, """
                    {"issuer": "%s", "authorization_endpoint": "%s", "token_endpoint": "%s", "jwks_uri": "%s",
                     "response_types_supported": ["code"], "subject_types_supported": ["public"],
                     "id_token_signing_alg_values_supported": ["RS256"]}
                    """.formatted(at(""), at("/authorize"), at("/token"), at("/keys")));
        }

        private void authorize(HttpExchange exchange) throws IOException {
            var asked = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            nonce = asked.getOrDefault("nonce", "");
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            asked.get("redirect_uri")
                                    + "?code=1&state="
                                    + java.net.URLEncoder.encode(
                                            asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        }

        private void token(HttpExchange exchange) throws IOException {
            try {
                var now = Instant.now();
                var claims = new JWTClaimsSet.Builder()
                        .issuer(at(""))
                        .subject(subject)
                        .audience("tallystick")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", nonce)
                        .claim("email", email)
                        .claim("email_verified", verified)
                        .build();
                var token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
                token.sign(new RSASSASigner(key));
                json(
                        exchange,
                        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                                + token.serialize()
                                + "\"}");
            } catch (com.nimbusds.jose.JOSEException e) {
                throw new IOException(e);
            }
        }

        private static void json(HttpExchange exchange, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
