package org.tallystick.report.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.tallystick.shared.CommandRefused;

/// Asks a site for what it publishes, for commands.
public final class Fetching {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Fetching() {}

    /// @param most bytes; more are refused
    /// @throws CommandRefused where the site does not answer, or not with what was asked for
    public static byte[] bytes(String address, int most) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200)
                    throw new CommandRefused(
                            "%s answers %d: check the address.".formatted(address, answer.statusCode()));
                var bytes = body.readNBytes(most + 1);
                if (bytes.length > most)
                    throw new CommandRefused("%s is larger than %,d MB.".formatted(address, most >> 20));
                return bytes;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new CommandRefused(address + " is not an address: check it.", noAddress);
        } catch (IOException nobody) {
            throw new CommandRefused(address + " does not answer: try again later.", nobody);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("Stopped before " + address + " answered.", stopped);
        }
    }
}
