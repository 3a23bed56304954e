package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.InTheDemo;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Open;

/// The matrix in `examples/access.csv` says the same as the handlers, line by line: a route without
/// a line fails, and so does a line without a route. Then every guarded address is asked for by
/// somebody who is not signed in.
@InTheDemo
class AccessMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/examples/access.csv");

    @Autowired
    RequestMappingHandlerMapping routes;

    @LocalServerPort
    int port;

    @Test
    void everyRouteHasItsLineAndEveryLineItsRoute() throws IOException {
        assertThat(declared()).containsExactlyInAnyOrderEntriesOf(written());
    }

    @Test
    void whoIsNotSignedInFindsNothingBehindAGuard() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            for (var line : written().entrySet()) {
                if (line.getValue().equals("everyone") || !line.getKey().startsWith("GET ")) continue;
                var path = line.getKey()
                        .substring(4)
                        .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 302)
                    assertThat(answer.headers().firstValue("Location").orElseThrow())
                            .as(line.getKey())
                            .endsWith("/sign-in");
                else assertThat(answer.statusCode()).as(line.getKey()).isEqualTo(404);
            }
        }
    }

    private Map<String, String> declared() {
        var found = new TreeMap<String, String>();
        routes.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("org.tallystick")) return;
            if (info.getPatternValues().equals(Set.of("/error"))) return;
            for (var path : info.getPatternValues())
                for (var method : info.getMethodsCondition().getMethods()) found.put(method + " " + path, who(handler));
        });
        return found;
    }

    private static String who(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(Open.class)) return "everyone";
        var only = handler.getMethodAnnotation(Only.class);
        if (only == null && AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Open.class)) return "everyone";
        if (only == null) only = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Only.class);
        if (only == null) return "nobody: the handler is neither @Open nor @Only";
        return Arrays.stream(only.value()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining("|"));
    }

    private static Map<String, String> written() throws IOException {
        var lines = new TreeMap<String, String>();
        for (var line : Files.readAllLines(MATRIX)) {
            if (line.startsWith("#") || line.isBlank()) continue;
            var parts = line.split(",", -1);
            var who = Arrays.stream(parts[2].split("\\|")).sorted().collect(Collectors.joining("|"));
            assertThat(lines.put(parts[0] + " " + parts[1], who))
                    .as("a line twice: " + line)
                    .isNull();
        }
        return lines;
    }
}
