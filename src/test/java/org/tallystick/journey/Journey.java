package org.tallystick.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A test that goes through the house in a browser, opened for each of its journeys.
abstract class Journey {

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    Chromium chromium;

    @BeforeEach
    void open() {
        chromium = new Chromium(port);
    }

    @AfterEach
    void close() {
        chromium.close();
    }
}
