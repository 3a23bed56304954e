package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.OnPostgres;

/// What the demo allows is impossible anywhere else.
@OnPostgres
class OutsideTheDemoTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Test
    void nobodySignsInAsARole() throws Exception {
        assertThat(house.getBeansOfType(DemoPages.class)).isEmpty();
        try (var client = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/demo", "/demo/outbox"}) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
                var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void noDemoDataIsLoaded() {
        assertThat(house.getBeanNamesForType(Object.class))
                .noneMatch(name -> name.startsWith("org.tallystick") && name.contains("emo"));
    }
}
