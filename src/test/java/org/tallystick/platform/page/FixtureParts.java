package org.tallystick.platform.page;

import static org.tallystick.platform.page.form.FixtureFields.content;
import static org.tallystick.platform.page.form.FixtureFields.raw;
import static org.tallystick.platform.page.form.FixtureFields.size;
import static org.tallystick.platform.page.form.FixtureFields.text;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.ErrorMessage;
import org.tallystick.platform.page.form.ErrorSummary;
import org.tallystick.platform.page.form.Hint;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Pagination;
import org.tallystick.platform.page.list.Table;
import tools.jackson.databind.JsonNode;

/// Turns a published fixture's options into our components: everything but the parts of forms.
final class FixtureParts {

    private FixtureParts() {}

    private static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> turn) {
        var list = new ArrayList<T>();
        for (var node : nodes) if (node.isContainer() && !node.isEmpty()) list.add(turn.apply(node));
        return list;
    }

    private static Content some(@Nullable Content content) {
        return Objects.requireNonNullElse(content, new Text(""));
    }

    static Button button(JsonNode options) {
        var classes = text(options, "/classes", "");
        var kind = classes.startsWith("govuk-button--")
                ? Button.Kind.valueOf(classes.substring(14).toUpperCase(Locale.ROOT))
                : Button.Kind.PRIMARY;
        return new Button(
                text(options, "/text", ""),
                kind,
                text(options, "/type", "submit").equals("submit"),
                text(options, "/href"),
                text(options, "/name"),
                text(options, "/value"),
                options.path("isStartButton").asBoolean(false),
                options.path("preventDoubleClick").asBoolean(false),
                options.path("disabled").asBoolean(false));
    }

    static Hint hint(JsonNode options) {
        return new Hint(text(options, "/text", ""), text(options, "/id"));
    }

    static ErrorMessage errorMessage(JsonNode options) {
        return new ErrorMessage(
                text(options, "/text", ""), text(options, "/id"), text(options, "/visuallyHiddenText", "Error"));
    }

    static ErrorSummary errorSummary(JsonNode options) {
        return new ErrorSummary(
                text(options, "/titleText", ""),
                text(options, "/descriptionText"),
                each(options.path("errorList"), FixtureParts::link));
    }

    private static Link link(JsonNode item) {
        return new Link(text(item, "/text", ""), text(item, "/href"));
    }

    static Table table(JsonNode options) {
        return new Table(
                text(options, "/caption"),
                size(options, "/captionClasses"),
                each(options.path("head"), FixtureParts::column),
                each(options.path("rows"), row -> each(row, FixtureParts::cell)),
                options.path("firstCellIsHeader").asBoolean(false),
                text(options, "/classes", "").contains("small-text"),
                false);
    }

    private static Column column(JsonNode item) {
        return new Column(
                text(item, "/text", ""),
                item.has("format"),
                item.path("colspan").asInt(1),
                item.path("rowspan").asInt(1));
    }

    private static Cell cell(JsonNode item) {
        var cell = new Cell(some(content(item)), null, item.has("format"), 1, 1);
        return cell.over(item.path("colspan").asInt(1), item.path("rowspan").asInt(1));
    }

    static SummaryList summaryList(JsonNode options) {
        var card = new SummaryList.Card(text(options, "/card/title/text"), actions(options.at("/card/actions/items")));
        return new SummaryList(
                each(options.path("rows"), FixtureParts::row),
                options.has("card") ? card : null,
                !text(options, "/classes", "").equals("govuk-summary-list--no-border"));
    }

    private static SummaryList.Row row(JsonNode row) {
        return new SummaryList.Row(
                text(row, "/key/text", ""), some(content(row.path("value"))), actions(row.at("/actions/items")));
    }

    private static List<SummaryList.Action> actions(JsonNode items) {
        return each(
                items,
                item -> new SummaryList.Action(
                        text(item, "/text", ""), text(item, "/href", ""), text(item, "/visuallyHiddenText")));
    }

    static Tag tag(JsonNode options) {
        var colour = text(options, "/classes", "").replace("govuk-tag--", "");
        for (var known : Tag.Colour.values())
            if (Keys.write(known).equals(colour)) return Tag.of(text(options, "/text", ""), known);
        return Tag.of(text(options, "/text", ""));
    }

    static Breadcrumbs breadcrumbs(JsonNode options) {
        return new Breadcrumbs(
                each(options.path("items"), FixtureParts::link),
                options.path("collapseOnMobile").asBoolean(false));
    }

    static BackLink backLink(JsonNode options) {
        return new BackLink(text(options, "/text", "Back"), text(options, "/href", "#"));
    }

    static NotificationBanner notificationBanner(JsonNode options) {
        return new NotificationBanner(
                text(options, "/type", "").equals("success"), text(options, "/titleText"), some(content(options)));
    }

    static Panel panel(JsonNode options) {
        var buttons = new ArrayList<Button>();
        var links = new ArrayList<Link>();
        for (var item : options.at("/actions/items")) {
            if (item.has("href") && !item.has("type")) links.add(link(item));
            else buttons.add(pressed(item));
        }
        return new Panel(
                text(options, "/titleText", ""),
                content(options),
                text(options, "/classes", "").equals("govuk-panel--interruption"),
                buttons,
                links);
    }

    private static Button pressed(JsonNode item) {
        var submits = text(item, "/type", "").equals("submit");
        var href = text(item, "/href");
        var text = text(item, "/text", "");
        return new Button(text, Button.Kind.PRIMARY, submits, href, null, null, false, false, false);
    }

    static InsetText insetText(JsonNode options) {
        return new InsetText(some(content(options)), text(options, "/id"));
    }

    static WarningText warningText(JsonNode options) {
        return new WarningText(text(options, "/text", ""), text(options, "/iconFallbackText", "Warning"));
    }

    static Details details(JsonNode options) {
        return new Details(
                text(options, "/summaryText", ""),
                some(content(options)),
                options.path("open").asBoolean(false),
                text(options, "/id"));
    }

    static Pagination pagination(JsonNode options) {
        return new Pagination(
                arrow(options.path("previous")),
                arrow(options.path("next")),
                each(options.path("items"), FixtureParts::step),
                text(options, "/landmarkLabel", "Pagination"));
    }

    private static Pagination.@Nullable Arrow arrow(JsonNode link) {
        var href = text(link, "/href");
        return href == null ? null : new Pagination.Arrow(href, text(link, "/text"), text(link, "/labelText"));
    }

    private static Pagination.Step step(JsonNode item) {
        return item.path("ellipsis").asBoolean(false)
                ? new Pagination.Gap()
                : new Pagination.Number(
                        text(item, "/number", ""),
                        text(item, "/href", ""),
                        item.path("current").asBoolean(false));
    }

    static TaskList taskList(JsonNode options) {
        return new TaskList(each(options.path("items"), FixtureParts::task), text(options, "/idPrefix", "task-list"));
    }

    private static TaskList.Task task(JsonNode item) {
        var status = item.path("status");
        var waiting = text(status, "/classes", "").equals("govuk-task-list__status--cannot-start-yet");
        return new TaskList.Task(
                text(item, "/title/text", ""),
                text(item, "/href"),
                text(item, "/hint/text"),
                status.has("tag")
                        ? new TaskList.Tagged(tag(status.get("tag")))
                        : new TaskList.Words(text(status, "/text", ""), waiting));
    }

    static PhaseBanner phaseBanner(JsonNode options) {
        return new PhaseBanner(text(options, "/tag/text", ""), some(content(options)));
    }

    static SkipLink skipLink(JsonNode options) {
        return new SkipLink(text(options, "/text", ""), text(options, "/href", "#content"));
    }

    static ServiceNavigation serviceNavigation(JsonNode options) {
        return new ServiceNavigation(
                text(options, "/serviceName"),
                text(options, "/serviceUrl"),
                each(options.path("navigation"), FixtureParts::item),
                text(options, "/menuButtonText", "Menu"),
                text(options, "/navigationLabel", text(options, "/menuButtonText", "Menu")));
    }

    private static ServiceNavigation.Item item(JsonNode item) {
        var place = ServiceNavigation.Place.ELSEWHERE;
        if (item.path("active").asBoolean(false)) place = ServiceNavigation.Place.WITHIN;
        if (item.path("current").asBoolean(false)) place = ServiceNavigation.Place.HERE;
        return new ServiceNavigation.Item(text(item, "/text", ""), text(item, "/href"), place);
    }

    static GenericHeader genericHeader(JsonNode options) {
        var html = text(options, "/logoHtml");
        return new GenericHeader(
                html == null ? new Text(text(options, "/logoText", "")) : raw(html), text(options, "/url", "/"));
    }

    static Tabs tabs(JsonNode options) {
        return new Tabs(
                text(options, "/title", "Contents"),
                each(options.path("items"), FixtureParts::tab),
                text(options, "/id"));
    }

    private static Tabs.Tab tab(JsonNode item) {
        return new Tabs.Tab(text(item, "/id", ""), text(item, "/label", ""), some(content(item.path("panel"))));
    }
}
