package org.tallystick.spending.matching;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.register.Decision;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;

/// Which organisations the suppliers' names mean, where the match was not sure: the most money
/// first. A decision is for every public body that pays the name, because it means one supplier;
/// each sees only the names and the money of its own payments.
@Controller
@Only({Role.OFFICER, Role.ANALYST})
@RequestMapping("/work/spend/{publisher}/suppliers")
class ReviewPages {

    private final Publishers publishers;
    private final SupplierNames names;
    private final ShareQueries asking;

    ReviewPages(Publishers publishers, SupplierNames names, ShareQueries asking) {
        this.publishers = publishers;
        this.names = names;
        this.asking = asking;
    }

    @GetMapping
    ModelAndView queue(Actor actor, @PathVariable String publisher) throws IOException {
        return page(mine(actor, publisher), Fields.blank());
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).filter(Publisher::open).orElseThrow(NotFound::new);
    }

    private ModelAndView page(Publisher publisher, Fields fields) throws IOException {
        return page(publisher, fields, "");
    }

    private ModelAndView page(Publisher publisher, Fields fields, String changed) throws IOException {
        var review = names.review(publisher.key());
        return new ModelAndView(
                "spending/matching/review",
                Map.of(
                        "publisher",
                        publisher,
                        "doubts",
                        review.undecided(),
                        "decisions",
                        review.decided(),
                        "linkage",
                        asking.linkage(publisher.key()),
                        "matched",
                        names.howMatched(),
                        "changed",
                        changed,
                        "fields",
                        fields));
    }

    private ModelAndView conflict(Publisher publisher) throws IOException {
        var again = page(
                publisher,
                Fields.blank(),
                "This has changed since then: someone has decided, or the names were matched again. This is the position now.");
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }

    @PostMapping
    ModelAndView decide(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, publisher);
        var typed = PostedForm.of(all);
        var key = typed.key();
        if (names.has(key)) return back(of);
        var doubt = shown(of, typed);
        if (doubt.isEmpty()) return conflict(of);
        var best = doubt.get().best();
        var answer = typed.text("means");
        if (!answer.equals("yes") && !answer.equals("no"))
            return refused(of, typed, "means-" + best.id(), "Choose whether they are the same");
        var yes = answer.equals("yes");
        return decided(
                actor,
                of,
                Decision.of(
                        key,
                        doubt.get().named(),
                        yes ? best.scheme() : null,
                        yes ? best.id() : null,
                        actor.id().toString(),
                        reason(typed)));
    }

    /// Of two who decide in the same instant, the second sees what changed.
    private ModelAndView decided(Actor actor, Publisher of, Decision decision) throws IOException {
        return names.decide(actor, decision) ? back(of) : conflict(of);
    }

    /// The doubt that the form showed; empty where it is none any more, or comes nearest to
    /// another.
    private Optional<Doubt> shown(Publisher of, PostedForm typed) throws IOException {
        return names.review(of.key()).undecided().stream()
                .filter(each -> each.name().equals(typed.text("name")))
                .filter(each -> each.named().companyNumber().equals(typed.text("company")))
                .filter(each -> each.named().charityNumber().equals(typed.text("charity")))
                .filter(each -> each.best().scheme().equals(typed.text("scheme")))
                .filter(each -> each.best().id().equals(typed.text("id")))
                .findFirst();
    }

    private static String reason(PostedForm typed) {
        var because = typed.text("because");
        return because.length() > 500 ? because.substring(0, 500) : because;
    }

    private ModelAndView refused(Publisher of, PostedForm typed, String field, String words) throws IOException {
        var again = page(of, typed.fields(List.of(new Problem(field, words))));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView back(Publisher publisher) {
        return new ModelAndView("redirect:/work/spend/" + publisher.key() + "/suppliers");
    }

    @PostMapping("/undoing")
    ModelAndView undo(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, publisher);
        var typed = PostedForm.of(all);
        var key = typed.key();
        var undone = typed.id("decision").orElseThrow(NotFound::new);
        if (names.has(key)) return back(of);
        if (names.review(of.key()).decided().stream()
                .noneMatch(each -> each.key().equals(undone))) return conflict(of);
        return decided(actor, of, Decision.undoing(key, undone, actor.id().toString(), "Taken back"));
    }
}
