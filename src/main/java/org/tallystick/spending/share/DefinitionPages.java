package org.tallystick.spending.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.place.Authorities;
import org.tallystick.library.place.Authority;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Dates;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;

/// What an organisation counts as local: several definitions, each with a name.
@Controller
@Only({Role.OFFICER, Role.ANALYST, Role.SUPPLIER})
@RequestMapping("/work/spend/{publisher}/definitions")
class DefinitionPages {

    private static final int MOST_AUTHORITIES = 5;
    private static final int LONGEST_REASON = 2000;

    private final Publishers publishers;
    private final Definitions definitions;

    DefinitionPages(Publishers publishers, Definitions definitions) {
        this.publishers = publishers;
        this.definitions = definitions;
    }

    @GetMapping
    ModelAndView list(Actor actor, @PathVariable String publisher) {
        return page(mine(actor, publisher), Fields.blank());
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).orElseThrow(NotFound::new);
    }

    private ModelAndView page(Publisher publisher, Fields fields) {
        return new ModelAndView(
                "spending/share/definitions",
                Map.of(
                        "publisher",
                        publisher,
                        "definitions",
                        definitions.of(publisher.organisation()),
                        "authorities",
                        authorities(),
                        "rows",
                        MOST_AUTHORITIES,
                        "key",
                        UUID.randomUUID(),
                        "fields",
                        fields));
    }

    private static List<Choice> authorities() {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", ""));
        Authorities.builtIn().all().stream()
                .filter(each -> each.ended().isEmpty())
                .sorted(Comparator.comparing(Authority::name))
                .forEach(each -> choices.add(Choice.of(each.code(), each.name())));
        return choices;
    }

    @PostMapping
    ModelAndView add(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var typed = PostedForm.of(all);
        return switch (check(typed)) {
            case Checked.Invalid<Local>(var problems) -> {
                var again = page(of, typed.fields(problems));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
            case Checked.Valid<Local>(var local) -> {
                definitions.add(actor, typed.key(), of.organisation(), local);
                yield back(of);
            }
        };
    }

    private static ModelAndView back(Publisher publisher) {
        return new ModelAndView("redirect:/work/spend/" + publisher.key() + "/definitions");
    }

    private static Checked<Local> check(PostedForm typed) {
        var problems = new ArrayList<Problem>();
        var name = typed.text("name");
        if (name.length() > 100) problems.add(new Problem("name", "Enter a name of at most 100 characters"));
        var codes = new ArrayList<String>();
        for (int row = 0; row < MOST_AUTHORITIES; row++)
            if (!typed.text("authority-" + row).isEmpty()) codes.add(typed.text("authority-" + row));
        var districts = Arrays.asList(typed.text("districts").split("[\\s,;]+"));
        if (districts.size() > 200) problems.add(new Problem("districts", "Enter at most 200 postcode districts"));
        var from = day(typed, "from", problems);
        var until = day(typed, "until", problems);
        if (!problems.isEmpty()) return new Checked.Invalid<>(problems);
        var read = Local.read(name, codes, districts, from.orElse(null), until.orElse(null), Postcodes.builtIn());
        return switch (read) {
            case Checked.Valid<Local> valid -> valid;
            case Checked.Invalid<Local>(var wrong) ->
                new Checked.Invalid<>(wrong.stream().map(DefinitionPages::shown).toList());
        };
    }

    /// The first of the fields for authorities stands for them all.
    private static Problem shown(Problem problem) {
        return problem.field().equals("authorities") ? new Problem("authority-0", problem.message()) : problem;
    }

    private static Optional<LocalDate> day(PostedForm typed, String field, List<Problem> problems) {
        var parts = List.of(typed.text(field + ".day"), typed.text(field + ".month"), typed.text(field + ".year"));
        if (parts.stream().allMatch(String::isEmpty)) return Optional.empty();
        var day = Dates.read(parts.get(0), parts.get(1), parts.get(2));
        if (day.isEmpty()) problems.add(new Problem(field, "Enter a day, month and year, like 1 4 2026"));
        return day;
    }

    @PostMapping("/{definition}/withdrawal")
    ModelAndView withdraw(
            Actor actor,
            @PathVariable String publisher,
            @PathVariable UUID definition,
            @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var because = PostedForm.of(all).text("because-" + definition);
        if (because.isEmpty() || because.length() > LONGEST_REASON) {
            var again = page(
                    of,
                    Fields.of(
                            Map.of("because-" + definition, because),
                            List.of(new Problem("because-" + definition, "Say in a few words why it is withdrawn"))));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (!definitions.withdraw(actor, of.organisation(), definition, because)) throw new NotFound();
        return back(of);
    }
}
