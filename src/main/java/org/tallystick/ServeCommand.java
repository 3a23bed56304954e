package org.tallystick;

import org.springframework.boot.SpringApplication;
import org.tallystick.shared.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(name = "serve", description = "Serves the web site and the API until it is stopped.")
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The port to serve on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--demo",
            description = "Loads demo data and lets anyone sign in as a role. Never for real data.")
    boolean demo;

    @Override
    public Integer call() {
        refusePortInUse();
        var settings = new HashMap<String, Object>(Map.of("server.port", port));
        if (demo) settings.put("spring.profiles.active", "demo");
        var application = new SpringApplication(Tallystick.class);
        application.setDefaultProperties(settings);
        try {
            application.run();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof CannotStart plain) throw plain;
            throw e;
        }
        return CommandLineTool.GOES_ON;
    }

    private void refusePortInUse() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, port));
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port %d is in use: stop what runs there, or name another with --port."
                            .formatted(port),
                    taken);
        }
    }
}
