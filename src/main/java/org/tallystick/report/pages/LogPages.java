package org.tallystick.report.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.platform.ledger.LogWitnesses;
import org.tallystick.platform.ledger.Openings;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.UkTime;

/// The ledger's public log under the addresses that C2SP's `tlog-tiles` gives its parts, and a page
/// that says what it is.
@Controller
@Open
class LogPages {

    private static final MediaType TEXT = MediaType.valueOf("text/plain;charset=utf-8");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PublicLog log;
    private final Openings openings;
    private final LogWitnesses witnesses;
    private final String site;

    LogPages(PublicLog log, Openings openings, LogWitnesses witnesses, @Value("${tallystick.address}") String site) {
        this.log = log;
        this.openings = openings;
        this.witnesses = witnesses;
        this.site = site;
    }

    @GetMapping("/log")
    ModelAndView log() {
        var model = new HashMap<String, @Nullable Object>();
        model.put("site", site);
        model.put("sealed", log.sealed().orElse(null));
        model.put("at", log.sealedAt().map(UkTime::opening).orElse(""));
        model.put("keys", log.keys());
        model.put("witnesses", witnesses.keys());
        model.put("seen", witnesses.seen().stream().map(LogPages::words).toList());
        return new ModelAndView("report/pages/log", model);
    }

    private static String words(LogWitnesses.Seen seen) {
        return seen.signed()
                ? "%s signed the log with %,d entries on %s."
                        .formatted(seen.name(), seen.size(), UkTime.opening(seen.at()))
                : "%s has not signed. %s".formatted(seen.name(), seen.words());
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return fresh(log.checkpoint().orElseThrow(NotFound::new));
    }

    @GetMapping("/log/vkeys")
    ResponseEntity<byte[]> keys() {
        var lines = log.keys().stream().map(VerifierKey::text).collect(Collectors.joining("\n"));
        if (lines.isEmpty()) throw new NotFound();
        return fresh((lines + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static ResponseEntity<byte[]> fresh(byte[] text) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .body(text);
    }

    /// @param path with the slash before it
    @GetMapping("/log/tile/{*path}")
    ResponseEntity<byte[]> tile(
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings)
            throws IOException {
        var tile = Tile.at(path.substring(1)).orElseThrow(NotFound::new);
        var bytes = log.tile(tile).orElseThrow(NotFound::new);
        var answer = ResponseEntity.ok().cacheControl(FOR_EVER).contentType(MediaType.APPLICATION_OCTET_STREAM);
        // Hashes do not shrink; entries do.
        if (tile.level() != Tile.ENTRIES) return answer.body(bytes);
        answer.varyBy(HttpHeaders.ACCEPT_ENCODING);
        if (!encodings.contains("gzip")) return answer.body(bytes);
        return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(packed(bytes));
    }

    /// The proof of one entry, with the entry.
    @GetMapping("/log/entries/{index}.tlog-proof")
    ResponseEntity<byte[]> proof(@PathVariable long index) {
        return fresh(log.proof(index).orElseThrow(NotFound::new).getBytes(StandardCharsets.UTF_8));
    }

    /// What the entries of one bundle said that are in the log by their digest alone, where everybody
    /// may read it by now.
    @GetMapping("/log/openings/{bundle}")
    ResponseEntity<byte[]> openings(@PathVariable long bundle) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(openings.of(bundle).orElseThrow(NotFound::new));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
