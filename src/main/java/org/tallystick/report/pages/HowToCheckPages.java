package org.tallystick.report.pages;

import gg.jte.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.NotFound;

/// The documents from which anyone can write a verifier, as pages of the site, and receipts to try it
/// on.
@Controller
@Open
class HowToCheckPages {

    private static final String HERE = "/data/how-to-check/";

    /// The documents with what each is about, in the order in which they are read.
    private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();

    static {
        DOCUMENTS.put("receipts", "Receipts: what is in the file, and every rule to check it by");
        DOCUMENTS.put("ledger", "The ledger and the public log: bytes, hashes, keys");
        DOCUMENTS.put("spending", "Local spending: how a share is worked out");
        DOCUMENTS.put("mark", "The Mark: how it is decided, and the file that shows it");
        DOCUMENTS.put("survey", "Consultations: the form of a survey and of what it found");
    }

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> HowToCheckPages::attributes)
            .build();

    /// The classes of GOV.UK; links from one document to another lead to its page.
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        var style = switch (node) {
            case Heading heading ->
                "govuk-heading-" + (heading.getLevel() == 1 ? "l" : heading.getLevel() == 2 ? "m" : "s");
            case Paragraph _ -> "govuk-body";
            case BulletList _ -> "govuk-list govuk-list--bullet";
            case OrderedList _ -> "govuk-list govuk-list--number";
            case Link _ -> "govuk-link";
            case TableBlock _ -> "govuk-table";
            case TableCell cell -> cell.isHeader() ? "govuk-table__header" : "govuk-table__cell";
            case Code _ -> "tally-hash";
            case FencedCodeBlock _ -> tag.equals("code") ? "tally-command" : "";
            default -> "";
        };
        if (!style.isEmpty()) attributes.put("class", style);
        if (node instanceof TableCell cell && cell.isHeader()) attributes.put("scope", "col");
        if (node instanceof Link link && link.getDestination().matches("[a-z]+\\.md"))
            attributes.put("href", HERE + link.getDestination().replace(".md", ""));
    }

    @GetMapping("/data/how-to-check")
    ModelAndView all() {
        return new ModelAndView("report/pages/how-to-check", Map.of("documents", DOCUMENTS, "vectors", Vectors.all()));
    }

    @GetMapping("/data/how-to-check/{document}")
    ModelAndView document(@PathVariable String document) throws IOException {
        var about = Optional.ofNullable(DOCUMENTS.get(document)).orElseThrow(NotFound::new);
        var text = new ClassPathResource("docs/" + document + ".md").getContentAsString(StandardCharsets.UTF_8);
        var html = RENDERER.render(PARSER.parse(text))
                .replace(
                        "<table",
                        "<div class=\"tally-scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table")
                .replace("</table>", "</table></div>")
                .replace(
                        "<pre>", "<div class=\"tally-scroll\" role=\"region\" aria-label=\"Code\" tabindex=\"0\"><pre>")
                .replace("</pre>", "</pre></div>");
        Content content = output -> output.writeContent(html);
        return new ModelAndView("report/pages/how-to-check-document", Map.of("about", about, "document", content));
    }

    /// A receipt to try a verifier on.
    @GetMapping("/data/how-to-check/vectors/{name}")
    ResponseEntity<byte[]> vector(@PathVariable String name) {
        var type = name.endsWith(".json") ? MediaType.APPLICATION_JSON : MediaType.valueOf("text/plain;charset=utf-8");
        return ResponseEntity.ok().contentType(type).body(Vectors.find(name).orElseThrow(NotFound::new));
    }
}
