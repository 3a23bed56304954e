package org.tallystick.platform.page.form;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.Text;
import tools.jackson.databind.JsonNode;

/// Turns a published fixture's options into our components: the parts of forms.
public final class FixtureFields {

    private FixtureFields() {}

    public static @Nullable String text(JsonNode options, String pointer) {
        var node = options.at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    public static String text(JsonNode options, String pointer, String otherwise) {
        var text = text(options, pointer);
        return text == null ? otherwise : text;
    }

    public static Content raw(String html) {
        return output -> output.writeContent(html);
    }

    /// `html` as it is, or `text` as text; null where the fixture has neither.
    public static @Nullable Content content(JsonNode options) {
        var html = text(options, "/html");
        if (html != null) return raw(html);
        var words = text(options, "/text");
        return words == null ? null : new Text(words);
    }

    public static @Nullable Size size(JsonNode options, String pointer) {
        var classes = text(options, pointer, "");
        for (var size : Size.values()) if (classes.endsWith("--" + size.name().toLowerCase(Locale.ROOT))) return size;
        return null;
    }

    private static Question question(JsonNode options, String idKey, String textAt) {
        var name = text(options, "/name", text(options, "/namePrefix", ""));
        return new Question(
                name,
                text(options, "/" + idKey, name),
                text(options, textAt + "/text"),
                size(options, textAt + "/classes"),
                options.at(textAt + "/isPageHeading").asBoolean(false),
                text(options, "/hint/text"),
                text(options, "/errorMessage/text"),
                text(options, "/fieldset/describedBy", "").isEmpty()
                        ? text(options, "/describedBy")
                        : text(options, "/fieldset/describedBy"),
                false);
    }

    private static @Nullable Boolean spellcheck(JsonNode options) {
        return options.has("spellcheck") ? options.get("spellcheck").asBoolean() : null;
    }

    public static Input input(JsonNode options) {
        var typing = new Typing(
                text(options, "/type", "text"),
                text(options, "/inputmode"),
                text(options, "/autocomplete"),
                spellcheck(options));
        var classes = text(options, "/classes", "");
        var width = classes.matches("govuk-input--width-\\d+") ? classes.replaceAll("\\D", "") : "0";
        return new Input(
                question(options, "id", "/label"),
                text(options, "/value"),
                typing,
                text(options, "/prefix/text"),
                text(options, "/suffix/text"),
                Integer.parseInt(width),
                options.at("/disabled").asBoolean(false));
    }

    public static Textarea textarea(JsonNode options) {
        return new Textarea(
                question(options, "id", "/label"),
                text(options, "/value"),
                options.at("/rows").asInt(5),
                spellcheck(options));
    }

    public static CharacterCount characterCount(JsonNode options) {
        return new CharacterCount(
                textarea(options),
                options.path("maxlength").asInt(0),
                CharacterCount.Counting.valueOf(
                        text(options, "/countType", "UNSAID").toUpperCase(Locale.ROOT)),
                options.has("threshold") ? options.get("threshold").asInt() : null,
                text(options, "/textareaDescriptionText"));
    }

    public static Radios radios(JsonNode options) {
        var classes = text(options, "/classes", "");
        var chosen = chosen(options);
        return new Radios(
                question(options, "idPrefix", "/fieldset/legend"),
                items(options),
                chosen.isEmpty() ? text(options, "/value") : chosen.iterator().next(),
                classes.contains("govuk-radios--inline"),
                classes.contains("govuk-radios--small"));
    }

    public static Checkboxes checkboxes(JsonNode options) {
        return new Checkboxes(
                question(options, "idPrefix", "/fieldset/legend"),
                items(options),
                chosen(options),
                text(options, "/classes", "").contains("govuk-checkboxes--small"));
    }

    private static Set<String> chosen(JsonNode options) {
        var chosen = new HashSet<String>();
        for (var value : options.path("values")) chosen.add(value.asString());
        for (var item : options.path("items")) {
            if (item.path("checked").asBoolean(false))
                chosen.add(item.path("value").asString());
            if (item.has("checked") && !item.path("checked").asBoolean())
                chosen.remove(item.path("value").asString());
        }
        return chosen;
    }

    private static List<Item> items(JsonNode options) {
        var items = new ArrayList<Item>();
        for (var item : options.path("items")) items.add(item(item));
        return items;
    }

    private static Item item(JsonNode item) {
        if (item.has("divider")) return new Divider(item.get("divider").asString());
        var reveal = text(item, "/conditional/html", "");
        return new Choice(
                text(item, "/value", ""),
                text(item, "/text", ""),
                text(item, "/hint/text"),
                reveal.isEmpty() ? null : raw(reveal),
                item.path("disabled").asBoolean(false),
                text(item, "/behaviour", "").equals("exclusive"));
    }

    public static Select select(JsonNode options) {
        var choices = new ArrayList<Choice>();
        String value = text(options, "/value");
        for (var item : options.path("items")) {
            if (!item.isObject()) continue;
            choices.add((Choice) item(item));
            if (item.path("selected").asBoolean(false)) value = text(item, "/value");
        }
        var disabled = options.path("disabled").asBoolean(false);
        return new Select(question(options, "id", "/label"), choices, value, disabled);
    }

    public static DateInput dateInput(JsonNode options) {
        var parts = new ArrayList<DateInput.Part>();
        if (options.has("items")) for (var item : options.get("items")) parts.add(part(options, item, ""));
        else
            for (var key : List.of("day", "month", "year"))
                if (!options.path(key).isBoolean()) parts.add(part(options, options.path(key), key));
        return new DateInput(question(options, "id", "/fieldset/legend"), parts);
    }

    private static DateInput.Part part(JsonNode options, JsonNode item, String usual) {
        var key = text(item, "/name", usual);
        var prefix = text(options, "/namePrefix");
        var name = prefix == null ? key : prefix + "-" + key;
        return new DateInput.Part(
                key,
                name,
                text(item, "/label", key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1)),
                text(item, "/value", text(options, "/values/" + name, "")).isEmpty()
                        ? null
                        : text(item, "/value", text(options, "/values/" + name, "")),
                item.path("error").asBoolean(false)
                        || text(item, "/classes", "").contains("govuk-input--error"));
    }

    public static FileUpload fileUpload(JsonNode options) {
        return new FileUpload(
                question(options, "id", "/label"),
                options.path("multiple").asBoolean(false),
                null,
                options.path("javascript").asBoolean(false),
                options.path("disabled").asBoolean(false));
    }

    public static Label label(JsonNode options) {
        return new Label(
                text(options, "/text", ""),
                text(options, "/for"),
                size(options, "/classes"),
                options.path("isPageHeading").asBoolean(false));
    }

    public static Map<String, Object> fieldset(JsonNode options) {
        var fieldset = new Fieldset(
                text(options, "/legend/text"),
                size(options, "/legend/classes"),
                options.at("/legend/isPageHeading").asBoolean(false),
                text(options, "/describedBy"),
                text(options, "/role"));
        return Map.of("fieldset", fieldset, "content", raw(text(options, "/html", "")));
    }
}
