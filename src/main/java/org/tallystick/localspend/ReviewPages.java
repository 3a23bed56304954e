package org.tallystick.localspend;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.supplier.Decision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which organisations the suppliers' names mean, where the match was not sure: the most money
/// first. Decisions are for everybody who loads here, because a name means one supplier.
@Controller
@Only({Role.OFFICER, Role.ANALYST})
@RequestMapping("/work/spend/{publisher}/suppliers")
class ReviewPages {

    private final Publishers publishers;
    private final SupplierNames names;
    private final Asking asking;

    ReviewPages(Publishers publishers, SupplierNames names, Asking asking) {
        this.publishers = publishers;
        this.names = names;
        this.asking = asking;
    }

    @GetMapping
    ModelAndView queue(Actor actor, @PathVariable String publisher) throws IOException {
        return page(mine(actor, publisher), Fields.blank());
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).orElseThrow(NotFound::new);
    }

    private ModelAndView page(Publisher publisher, Fields fields) throws IOException {
        return new ModelAndView(
                "localspend/review",
                Map.of(
                        "publisher", publisher,
                        "doubts", names.undecided(),
                        "decisions", names.decisions(),
                        "linkage", asking.linkage(publisher.key()),
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    @PostMapping
    ModelAndView decide(
            Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, publisher);
        var typed = new Typed(all);
        var name = typed.text("name");
        var doubt =
                names.undecided().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(null);
        // Somebody has decided meanwhile, or this is the same form again.
        if (doubt == null) return back(of);
        var answer = typed.text("means");
        if (!answer.equals("yes") && !answer.equals("no"))
            return refused(
                    of, typed, "means-" + doubt.best().id(), "Choose whether they are the same");
        var yes = answer.equals("yes");
        names.decide(
                actor,
                new Decision(
                        typed.id("key"),
                        name,
                        yes ? doubt.best().scheme() : null,
                        yes ? doubt.best().id() : null,
                        null,
                        actor.id().toString(),
                        reason(typed),
                        java.time.Instant.now()));
        return back(of);
    }

    private static String reason(Typed typed) {
        var because = typed.text("because");
        return because.length() > 500 ? because.substring(0, 500) : because;
    }

    private ModelAndView refused(Publisher of, Typed typed, String field, String words)
            throws IOException {
        var again = page(of, typed.fields(List.of(new Problem(field, words))));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView back(Publisher publisher) {
        return new ModelAndView("redirect:/work/spend/" + publisher.key() + "/suppliers");
    }

    @PostMapping("/undoing")
    ModelAndView undo(
            Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, publisher);
        var typed = new Typed(all);
        var undone = typed.id("decision");
        if (names.decisions().stream().noneMatch(each -> each.key().equals(undone)))
            return back(of);
        names.decide(
                actor,
                new Decision(
                        typed.id("key"),
                        "",
                        null,
                        null,
                        undone,
                        actor.id().toString(),
                        "Taken back",
                        java.time.Instant.now()));
        return back(of);
    }
}
