package org.tallystick.planning.market;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Format;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Dates;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Warehouse;

/// The knowledge base of local markets, one page for each category, with its annex for a
/// commissioning plan.
@Controller
@Only({Role.OFFICER, Role.ANALYST})
@RequestMapping("/work/spend/{publisher}/market")
class MarketPages {

    private static final int LONGEST = 2000;
    private static final int LONGEST_CATEGORY = 500;

    private final Publishers publishers;
    private final Definitions definitions;
    private final Markets markets;
    private final Notes notes;
    private final Warehouse warehouse;
    private final InstantSource clock;

    MarketPages(
            Publishers publishers,
            Definitions definitions,
            Markets markets,
            Notes notes,
            Warehouse warehouse,
            InstantSource clock) {
        this.clock = clock;
        this.publishers = publishers;
        this.definitions = definitions;
        this.markets = markets;
        this.notes = notes;
        this.warehouse = warehouse;
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).orElseThrow(NotFound::new);
    }

    /// What counts as local: the one that is named, or the publisher's first.
    private Optional<Definition> definition(Publisher publisher, Map<String, String> all) {
        var standing = definitions.of(publisher.organisation());
        return standing.stream()
                .filter(each -> each.id().toString().equals(all.get("local")))
                .findFirst()
                .or(() -> standing.stream().findFirst());
    }

    @GetMapping
    ModelAndView market(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all) {
        return page(actor, mine(actor, publisher), all, Fields.blank());
    }

    private ModelAndView page(Actor actor, Publisher publisher, Map<String, String> all, Fields fields) {
        var definition = definition(publisher, all);
        if (definition.isEmpty() || warehouse.manifests(publisher.key()).isEmpty())
            return waiting(
                    publisher,
                    "Load a spending file and say what counts as local. What is known about each market then appears here.");
        var categories = markets.categories(publisher, definition.get());
        if (categories.isEmpty())
            return waiting(
                    publisher,
                    "None of the loaded payments names a category, so there is no market to show."
                            + " Load a file with a column that says what each payment was for, like"
                            + " Category or Purpose, and choose that column for the category.");
        var category = categories.stream()
                .filter(each -> each.equals(all.get("category")))
                .findFirst()
                .or(() -> categories.stream().findFirst())
                .orElseThrow();
        return new ModelAndView(
                "planning/market/market",
                Map.of(
                        "market",
                        markets.of(actor, publisher, definition.get(), category, today()),
                        "categories",
                        Choice.each(categories, each -> each, each -> each),
                        "definitions",
                        Choice.each(
                                definitions.of(publisher.organisation()),
                                each -> each.id().toString(),
                                Definition::name),
                        "key",
                        UUID.randomUUID(),
                        "fields",
                        fields));
    }

    private static ModelAndView waiting(Publisher publisher, String words) {
        return new ModelAndView("planning/market/waiting", Map.of("publisher", publisher, "words", words));
    }

    private java.time.LocalDate today() {
        return UkTime.day(clock.instant());
    }

    @SentAgain
    @PostMapping
    ModelAndView note(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var words = Cell.text(all.getOrDefault("words", "")).text().strip();
        var category = all.getOrDefault("category", "");
        var on = Dates.read(
                all.getOrDefault("on.day", ""), all.getOrDefault("on.month", ""), all.getOrDefault("on.year", ""));
        var definition = definition(of, all).orElseThrow(NotFound::new);
        if (!markets.categories(of, definition).contains(category)) throw new NotFound();
        var problems = new ArrayList<Problem>();
        if (words.isEmpty() || words.length() > LONGEST)
            problems.add(new Problem("words", "Enter a note of at most 2,000 characters"));
        if (on.isEmpty()) problems.add(new Problem("on", "Enter a day, month and year, like 1 4 2026"));
        if (category.length() > LONGEST_CATEGORY)
            problems.add(
                    new Problem(
                            "words",
                            "Notes are kept for categories of at most 500 characters. Shorten this one in the system that makes the file"));
        if (on.isEmpty() || !problems.isEmpty()) {
            var again = page(actor, of, all, Fields.of(all, problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (!notes.add(actor, key(all), of.organisation(), category, on.get(), words)) {
            var sent = new Problem(
                    "words",
                    "Another note was already sent with this form. Press “Add the note” again"
                            + " to add this one too");
            var again = page(actor, of, all, Fields.of(all, List.of(sent)));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return new ModelAndView("redirect:" + MarketRules.address(of.key(), definition.id(), category));
    }

    private static UUID key(Map<String, String> all) {
        try {
            return UUID.fromString(all.getOrDefault("key", ""));
        } catch (IllegalArgumentException noForm) {
            throw new NotFound();
        }
    }

    @GetMapping("/annex.{format:csv|ods}")
    ResponseEntity<byte[]> annex(
            Actor actor,
            @PathVariable String publisher,
            @PathVariable String format,
            @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var definition = definition(of, all).orElseThrow(NotFound::new);
        var category = all.getOrDefault("category", "");
        if (warehouse.manifests(of.key()).isEmpty()
                || !markets.categories(of, definition).contains(category)) throw new NotFound();
        List<List<String>> rows = MarketRules.annex(markets.of(actor, of, definition, category, today()), today());
        return format.equals("ods")
                ? Twins.unkept(Twins.sheet(Format.ODS, "market " + category, rows))
                : Twins.unkept(Twins.csv("market " + category, rows));
    }
}
