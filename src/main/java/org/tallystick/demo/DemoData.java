package org.tallystick.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Loads the demo at its first start; what is there already is left alone.
@Component
@Profile("demo")
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final DemoCast cast;

    DemoData(DemoCast cast) {
        this.cast = cast;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            LOG.info("Making sure that the demo's data is there …");
            cast.enter();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
