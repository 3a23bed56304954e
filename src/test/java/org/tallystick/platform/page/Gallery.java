package org.tallystick.platform.page;

import gg.jte.Content;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Divider;
import org.tallystick.platform.page.form.ErrorMessage;
import org.tallystick.platform.page.form.ErrorSummary;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Fieldset;
import org.tallystick.platform.page.form.Hint;
import org.tallystick.platform.page.form.Label;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.form.Size;
import org.tallystick.platform.page.form.Typing;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.platform.page.list.BigNumber;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Downloads;
import org.tallystick.platform.page.list.Pagination;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Problem;

/// Every component on one page, as somebody would meet it: for pictures, and for tests of the
/// whole.
public final class Gallery {

    static final Site SITE = new Site("Shropshire Council", "Social value", null, Colours.USUAL, true, "en");

    private static final List<String> NAVIGATION = List.of("/contracts", "/measures", "/local-spend", "/work");

    private Gallery() {}

    public static Page page(String person) {
        return Page.of(SITE, "/contracts", person, NAVIGATION, 0, new Page.Csrf("_csrf", "t0ken"));
    }

    static String html(Page page, Fields fields, UnaryOperator<String> say) {
        Content content = output -> output.writeContent(content(fields, say));
        Content before = output -> output.writeContent(Rendered.html(BackLink.to("/contracts")));
        return Rendered.html(
                "platform/layout",
                Map.of(
                        "page", page.titled(say.apply("Return for July to September 2026"), fields),
                        "content", content,
                        "beforeContent", before));
    }

    private static String content(Fields fields, UnaryOperator<String> say) {
        var html = new StringBuilder(Rendered.html("platform/tally/errors", Map.of("fields", fields)));
        html.append("<h1 class=\"govuk-heading-l\">Return for July to September 2026</h1>");
        html.append(Rendered.html("platform/tally/bigNumbers", Map.of("bigNumbers", numbers(say))));
        html.append(Rendered.html("platform/tally/table", Map.of("table", table(say))));
        html.append(Rendered.html(
                "platform/tally/downloads", Map.of("downloads", Downloads.beside("/contracts?state=late"))));
        html.append(Rendered.html("platform/tally/table", Map.of("table", table(say))));
        html.append(Rendered.html("platform/tally/bars", Map.of("bars", bars(say))));
        for (var field : fields(fields, say)) html.append(Rendered.html(field));
        for (var part : parts(say)) html.append(part(part));
        return html.toString();
    }

    static String part(Object part) {
        return part instanceof Fieldset fieldset
                ? Rendered.html("platform/govuk/fieldset", Map.of("fieldset", fieldset, "content", new Text("")))
                : Rendered.html(part);
    }

    /// Every field, as a form would ask for it.
    static List<Object> fields(Fields fields, UnaryOperator<String> say) {
        var email =
                Rendered.html(fields.input("email", say.apply("Email address")).as(Typing.EMAIL));
        return List.of(
                fields.input("amount", say.apply("How much was delivered?"))
                        .hint(say.apply("You promised 40 this quarter"))
                        .as(Typing.DECIMAL)
                        .prefix(say.apply("about"))
                        .suffix(say.apply("jobs"))
                        .width(5),
                fields.date("starts", say.apply("When did the first person start?"))
                        .hint(say.apply("For example, 3 4 2026")),
                fields.radios(
                                "how",
                                say.apply("How may we ask you about this return?"),
                                List.of(
                                        Choice.of("email", say.apply("By email"))
                                                .hint(say.apply("We write once a quarter"))
                                                .reveal(output -> output.writeContent(email)),
                                        Choice.of("post", say.apply("By post")),
                                        new Divider(say.apply("or")),
                                        Choice.of("never", say.apply("Please do not"))))
                        .hint(say.apply("Choose one")),
                fields.checkboxes(
                        "kinds",
                        say.apply("What evidence do you have?"),
                        List.of(
                                Choice.of("letter", say.apply("A letter")).hint(say.apply("Signed")),
                                new Divider(say.apply("or")),
                                Choice.of("none", say.apply("None")).clearingOthers())),
                fields.select(
                        "quarter",
                        say.apply("Quarter"),
                        List.of(Choice.of("2026-Q3", say.apply("July to September 2026")))),
                fields.textarea("story", say.apply("Tell the story")).rows(3),
                fields.characterCount("what", say.apply("What was done?"), 300).hint(say.apply("One or two lines")),
                fields.file("file", say.apply("Evidence"))
                        .hint(say.apply("PDF, image or spreadsheet, up to 20 MB"))
                        .droppable());
    }

    static Fields wrong() {
        return Fields.of(
                Map.of("amount", "lots", "starts.day", "31", "starts.month", "2", "how", "email"),
                List.of(
                        new Problem("amount", "Enter how much was delivered, as a number, like 3 or 1,250.50"),
                        new Problem("starts", "Enter a day that exists: February 2026 has 28 days"),
                        new Problem("how", "Choose how we may ask you about this return")));
    }

    /// Every component that is no field, its words passed through `say`.
    static List<Object> parts(UnaryOperator<String> say) {
        return List.of(
                Button.submit(say.apply("Send your return")),
                Button.link(say.apply("Save and come back"), "/later").secondary(),
                Button.submit(say.apply("Withdraw this bid")).warning(),
                Button.start(say.apply("Start now"), "/start"),
                new Fieldset(say.apply("Legend"), Size.M, false, null, null),
                new Label(say.apply("Label"), "x", Size.M, false),
                new Hint(say.apply("Hint"), "h"),
                new ErrorMessage(say.apply("Error message"), "e", say.apply("Error")),
                new ErrorSummary(
                        say.apply("There is a problem"),
                        say.apply("Look at these"),
                        List.of(Link.of(say.apply("Enter a date"), "#d"))),
                SummaryList.of(
                                SummaryList.Row.of(
                                        say.apply("Supplier"),
                                        say.apply("Marches Community Energy"),
                                        new SummaryList.Action(say.apply("Change"), "/c", say.apply("supplier"))),
                                SummaryList.Row.of(say.apply("Period"), say.apply("April 2026 to March 2029")))
                        .card(say.apply("Warm homes advice"), new SummaryList.Action(say.apply("Open"), "/o", null)),
                Tag.of(say.apply("Verified"), Tag.Colour.GREEN),
                Breadcrumbs.of(
                        Link.of(say.apply("Home"), "/"),
                        Link.of(say.apply("Contracts and promises"), "/contracts"),
                        Link.text(say.apply("Warm homes"))),
                new BackLink(say.apply("Back"), "/"),
                new NotificationBanner(
                        true,
                        say.apply("Success"),
                        new Text(say.apply("Your return was received on 22 November 2026"))),
                Panel.withReference(say.apply("Return received"), say.apply("Your reference"), say.apply("TS-4F2K-91")),
                InsetText.of(
                        say.apply("A return takes about ten minutes. You can stop at any time and" + " come back.")),
                new WarningText(
                        say.apply("A submitted return is locked. To change it, send a correction."),
                        say.apply("Warning")),
                Details.of(
                        say.apply("What counts as evidence"),
                        say.apply("A letter, a photograph, a payslip with the name removed.")),
                new Paging(4, 25).pagination(214, n -> "/contracts?page=" + n),
                new Pagination(
                        new Pagination.Arrow("/1", say.apply("Before"), say.apply("Promises")),
                        new Pagination.Arrow("/2", say.apply("After"), say.apply("Evidence")),
                        List.of(),
                        say.apply("Pages")),
                TaskList.of(
                        TaskList.Task.completed(say.apply("About your organisation"), "/1"),
                        TaskList.Task.inProgress(say.apply("Jobs for residents"), "/2")
                                .hint(say.apply("Two of three answers given")),
                        TaskList.Task.notStarted(say.apply("Apprenticeships"), "/3"),
                        TaskList.Task.cannotStartYet(
                                say.apply("Check and send"), say.apply("Answer every question first"))),
                PhaseBanner.of(say.apply("Demo"), say.apply("Everything here is made up")),
                new SkipLink(say.apply("Skip"), "#main-content"),
                new ServiceNavigation(
                        say.apply("Social value"),
                        "/",
                        List.of(
                                new ServiceNavigation.Item(say.apply("Measures"), "/m", ServiceNavigation.Place.HERE),
                                new ServiceNavigation.Item(say.apply("Spend"), null, ServiceNavigation.Place.WITHIN)),
                        say.apply("Menu"),
                        say.apply("Main menu")),
                new GenericHeader(new Text(say.apply("Council")), "/"),
                new Footer(say.apply("About"), List.of(Link.of(say.apply("Privacy"), "/privacy")), say.apply("A note")),
                Tabs.of(
                        new Tabs.Tab("claimed", say.apply("Claimed"), new Text(say.apply("48 claimed this quarter."))),
                        new Tabs.Tab("verified", say.apply("Verified"), new Text(say.apply("43 verified.")))));
    }

    static Table table(UnaryOperator<String> say) {
        return Table.of(
                        say.apply("Promised, claimed and verified"),
                        Column.of(say.apply("Measure")),
                        Column.numeric(say.apply("Promised")),
                        Column.numeric(say.apply("Claimed")),
                        Column.numeric(say.apply("Verified")),
                        Column.of(say.apply("State")))
                .row(
                        Cell.link(say.apply("Jobs for local residents"), "/m/1"),
                        Cell.of("40"),
                        Cell.of("48"),
                        Cell.of(say.apply("43.2")),
                        Cell.of(say.apply("Good")))
                .row(
                        Cell.link(say.apply("Apprenticeship weeks"), "/m/2"),
                        Cell.of("1,250"),
                        Cell.of("900"),
                        Cell.of("870"),
                        Cell.of(say.apply("Approaching target")))
                .row(
                        Cell.link(say.apply("Spend with local suppliers"), "/m/3"),
                        Cell.of("£120,000"),
                        Cell.of("£98,450.50"),
                        Cell.of(say.apply("Nothing verified")),
                        Cell.of(say.apply("Requires improvement")));
    }

    static Bars bars(UnaryOperator<String> say) {
        return new Bars(
                say.apply("Two thirds of what was promised has been verified"),
                say.apply("Theme"),
                say.apply("Verified"),
                List.of(
                        bar(say.apply("Jobs and skills"), say.apply("870 of 1,250 weeks"), 870, 1250),
                        bar(say.apply("Local economy"), say.apply("£64,000 of £120,000"), 64, 120),
                        bar(say.apply("Environment"), say.apply("Nothing verified"), 0, 10)));
    }

    private static Bars.Bar bar(String label, String shown, long part, long whole) {
        return new Bars.Bar(label, shown, BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    static List<BigNumber> numbers(UnaryOperator<String> say) {
        return List.of(
                BigNumber.of(say.apply("214"), say.apply("contracts with promises"), "/contracts")
                        .note(say.apply("at 30 September 2026")),
                BigNumber.of(say.apply("£1.2m"), say.apply("spent with local suppliers"), "/spend")
                        .note(say.apply("of £3.1m with a known place")),
                new BigNumber(
                        say.apply("Nothing yet"),
                        say.apply("verified this quarter"),
                        null,
                        say.apply("12 returns are waiting")));
    }
}
