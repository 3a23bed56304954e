package org.tallystick.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Renders templates as the product does, and writes HTML so that two ways of writing the same can
/// be compared.
public final class Rendered {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, JteViews.PACKAGE);

    private Rendered() {}

    public static String html(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        ENGINE.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /// A component, by the template of its own name.
    public static String html(Object component) {
        var name = component.getClass().getSimpleName();
        var parameter = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return html("platform/govuk/" + parameter, Map.of(parameter, component));
    }

    /// One line for each element or text: attributes and classes in order of name, spaces run
    /// together.
    static String normal(String html) {
        var lines = new StringBuilder();
        for (var node : Jsoup.parseBodyFragment(html).body().childNodes()) write(node, 0, lines);
        return lines.toString();
    }

    private static void write(Node node, int depth, StringBuilder lines) {
        switch (node) {
            case TextNode text when text.isBlank() -> {}
            case TextNode text -> line(depth, text.text().strip(), lines);
            case Element element -> {
                line(depth, tag(element), lines);
                if (element.tagName().equals("textarea")) line(depth + 1, element.wholeText(), lines);
                else for (var child : element.childNodes()) write(child, depth + 1, lines);
            }
            default -> {}
        }
    }

    private static void line(int depth, String words, StringBuilder lines) {
        lines.append("  ".repeat(depth)).append(words).append('\n');
    }

    private static String tag(Element element) {
        var written = new StringBuilder("<").append(element.tagName());
        element.attributes().asList().stream()
                .sorted(Comparator.comparing(Attribute::getKey))
                .forEach(a -> written.append(' ').append(a.getKey()).append('=').append(value(a)));
        return written.append('>').toString();
    }

    private static String value(Attribute attribute) {
        return attribute.getKey().equals("class")
                ? String.join(
                        " ", new TreeSet<>(List.of(attribute.getValue().strip().split("\\s+"))))
                : attribute.getValue();
    }
}
