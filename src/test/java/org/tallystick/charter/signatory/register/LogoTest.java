package org.tallystick.charter.signatory.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LogoTest {

    private static final String ADDRESS =
            "https://social-value.example/signatories/5fb4cafb-604f-3e0b-8231-0c9ab5b90523";

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theCodeLeadsToTheRegister() throws Exception {
        var svg = Logo.svg("Charter", "Bees", "Signed today", ADDRESS, "#1f4e4a");
        assertThat(read(svg).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Signatory of the Charter: Bees. Check it at " + ADDRESS);
        var expected = QrCode.encodeText(ADDRESS, QrCode.Ecc.MEDIUM);
        var drawn = new HashSet<String>();
        var module = Pattern.compile("M([0-9]+),([0-9]+)h1v1h-1z").matcher(svg);
        while (module.find()) drawn.add(module.group(1) + "," + module.group(2));
        var dark = new HashSet<String>();
        for (var y = 0; y < expected.size; y++)
            for (var x = 0; x < expected.size; x++) if (expected.getModule(x, y)) dark.add((x + 4) + "," + (y + 4));
        assertThat(drawn).isEqualTo(dark);
    }

    @Test
    void aNameIsNeverMarkup() throws Exception {
        var name = "<script>alert(\"1\")</script> & \u0007 Söhne 😀 " + "long ".repeat(40);
        var svg = Logo.svg("Charter", name, "Signed", ADDRESS, "#1f4e4a");
        assertThat(svg).doesNotContain("<script").doesNotContain("style=");
        var shown = read(svg).getElementsByTagName("text").item(2).getTextContent();
        assertThat(shown).startsWith("<script>").endsWith("…");
    }
}
