package org.tallystick.report.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.Sha256;

/// A page that checks receipts in the browser. It is one file with all that it needs, so that it works
/// when it is saved and opened without a network; the site's own rule against scripts within pages is
/// replaced by one that lets this script be, by its hash, and nothing else, not even a request.
@Controller
@Open
class VerifyPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final byte[] page;
    private final String policy;

    VerifyPage() throws IOException {
        this.page = new ClassPathResource("verify/verify.html").getContentAsByteArray();
        var text = new String(page, StandardCharsets.UTF_8);
        this.policy =
                "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                        .formatted(hash(text, "script"), hash(text, "style"));
    }

    private static String hash(String text, String element) {
        var found = Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL)
                .matcher(text);
        if (!found.find()) throw new IllegalStateException("no " + element);
        var bytes = found.group(1).getBytes(StandardCharsets.UTF_8);
        return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(Sha256.of(bytes)));
    }

    @GetMapping("/verify")
    ResponseEntity<byte[]> verify() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", policy)
                .body(page);
    }
}
