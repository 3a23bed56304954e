package org.tallystick.porch;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.porch.setup.SetUp;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Serves the web site and the API until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final int LOST_DATABASE = 3;

    @Option(names = "--port", defaultValue = "8080", description = "The port to serve on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--demo", description = "Loads demo data and lets anyone sign in as a role. Never for real data.")
    boolean demo;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        refusePortInUse();
        var settings = StoreSettings.fromEnvironment();
        say(out, "Opening the database (%s) …".formatted(where(settings)));
        var store = Store.open(settings);
        store.onLoss(this::endWithoutDatabase);
        say(out, "Starting the site …");
        var setUp = start(store);
        say(out, "Tallystick is at http://localhost:" + port);
        if (setUp.isPresent() && !demo) {
            say(out, "This site is new. Set it up here, in a browser: " + setUp.get());
            say(out, "Whoever opens this link becomes the first administrator: keep it to yourself.");
        }
        say(
                out,
                demo
                        ? "Sign in as any role, in one click: http://localhost:" + port + "/demo"
                        : "Sign in: http://localhost:" + port + "/sign-in");
        say(out, "Stop it with Ctrl-C.");
        return CommandLineTool.GOES_ON;
    }

    /// At once, with no wait for requests under way: none of them can be answered, and the data
    /// directory is free for the next start.
    private void endWithoutDatabase() {
        var err = spec.commandLine().getErr();
        err.println(
                "The embedded PostgreSQL has ended, so Tallystick ends too. Nothing that was confirmed as saved is lost: start it again.");
        err.flush();
        Runtime.getRuntime().halt(LOST_DATABASE);
    }

    /// @return the link that sets up a site which nobody administers
    private Optional<String> start(Store store) {
        var application = new SpringApplication(Assembly.class);
        if (demo) application.setAdditionalProfiles("demo");
        // Spring closes the store after everything that rests on it.
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("store", Store.class, () -> store));
        var house = plainly(() -> application.run("--server.port=" + port));
        var address = house.getEnvironment().getRequiredProperty("tallystick.address");
        SiteAddress.write(store.data(), address);
        return house.getBean(SetUp.class).link().map(path -> address + path);
    }

    /// What keeps the house from starting, as one sentence where there is one.
    static <T> T plainly(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof CommandRefused plain) throw plain;
            throw e;
        }
    }

    private static String where(StoreSettings settings) {
        return settings.outside().map(Object::toString).orElse("the embedded PostgreSQL in " + settings.data());
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private void refusePortInUse() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, port));
        } catch (IOException taken) {
            throw new CommandRefused(
                    "Port %d is in use: stop what runs there, or name another with --port (bin/run takes the number alone)."
                            .formatted(port),
                    taken);
        }
    }
}
