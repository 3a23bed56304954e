package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.TaskList;
import org.tallystick.platform.page.TaskList.Task;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.bid.BidDesk.Open;
import org.tallystick.procurement.tender.Editing;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// A bid as its bidder writes it: a task list, a page about them, and a page for each measure.
@Controller
@org.tallystick.platform.page.Open
@RequestMapping("/bids")
class BidPages {

    private static final Set<String> ABOUT = Set.of("name", "scheme", "number", "size", "email");

    private final BidDesk desk;
    private final Bids bids;

    BidPages(BidDesk desk, Bids bids) {
        this.desk = desk;
        this.bids = bids;
    }

    @GetMapping
    ModelAndView tasks(HttpServletRequest request) {
        return desk.page(request, this::tasks);
    }

    private ModelAndView tasks(Open open) {
        var receipts = bids.receipts(open.secret());
        var model = new LinkedHashMap<String, Object>();
        model.put("tasks", list(open));
        model.put("ready", BidDesk.problems(open).isEmpty());
        model.put("receipts", receipts);
        model.put("told", bids.scored(open.secret()));
        return BidDesk.view(open, "procurement/bid/bid-tasks", model);
    }

    private static TaskList list(Open open) {
        var form = open.draft().form();
        var tasks = new ArrayList<Task>();
        var about = BidDesk.problems(open).stream().noneMatch(each -> ABOUT.contains(each.field()));
        tasks.add(about ? Task.completed("About you", "/bids/about") : Task.notStarted("About you", "/bids/about"));
        var choices = open.tender().choices();
        for (int at = 0; at < choices.size(); at++) {
            var choice = choices.get(at);
            var href = "/bids/measures/" + (at + 1);
            var answer = form.answers().get(choice.measure());
            var blank = answer == null
                    || answer.targets().isEmpty()
                            && answer.delivery().isBlank()
                            && answer.verification().isBlank();
            var task = form.problems(open.tender(), choice.measure()).isEmpty()
                    ? Task.completed(choice.name(), href)
                    : blank ? Task.notStarted(choice.name(), href) : Task.inProgress(choice.name(), href);
            tasks.add(task.hint(TenderFigures.brief(choice)));
        }
        return new TaskList(tasks, "bid");
    }

    @GetMapping("/about")
    ModelAndView about(HttpServletRequest request) {
        return desk.page(request, open -> {
            var form = open.draft().form();
            var typed = new LinkedHashMap<String, Object>();
            typed.put("name", form.name());
            typed.put("scheme", form.scheme());
            typed.put("number", form.number());
            typed.put("size", form.size());
            typed.put("email", form.email());
            return about(open, Editing.fresh(typed, open.draft().version()));
        });
    }

    private static ModelAndView about(Open open, Editing editing) {
        return BidDesk.view(
                open,
                "procurement/bid/bid-about",
                Map.of("editing", editing, "sizes", Choice.each(List.of(Size.values()), Size::name, Size::words)));
    }

    @PostMapping("/about")
    ModelAndView saveAbout(HttpServletRequest request, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return desk.page(request, open -> {
            var form = BidTyped.about(sent, open.draft().form());
            return desk.save(
                    open,
                    sent,
                    form,
                    typedWrong(form, open, sent, ABOUT::contains),
                    editing -> about(open, editing),
                    "/bids/measures/1");
        });
    }

    /// Only what was typed and cannot be read: what is still missing is said when it is submitted.
    private static List<Problem> typedWrong(
            BidForm form, Open open, PostedForm sent, java.util.function.Predicate<String> about) {
        if (!(form.check(open.tender()) instanceof org.tallystick.shared.Checked.Invalid<Bid>(var problems)))
            return List.of();
        return problems.stream()
                .filter(each -> about.test(each.field()))
                .filter(each -> !sent.text(each.field()).isEmpty()
                        || each.field().equals("number") && !sent.text("scheme").isEmpty())
                .toList();
    }

    @GetMapping("/measures/{number:[0-9]+}")
    ModelAndView measure(HttpServletRequest request, @PathVariable int number) {
        return desk.page(request, open -> {
            var choice = choice(open, number);
            var typed =
                    BidTyped.typed(open.draft().form(), choice, open.tender().quarters());
            return measure(open, number, Editing.fresh(typed, open.draft().version()));
        });
    }

    private static Tender.Choice choice(Open open, int number) {
        var choices = open.tender().choices();
        if (number < 1 || number > choices.size()) throw new NotFound();
        return choices.get(number - 1);
    }

    private static ModelAndView measure(Open open, int number, Editing editing) {
        return BidDesk.view(
                open,
                "procurement/bid/bid-measure",
                Map.of(
                        "choice",
                        choice(open, number),
                        "number",
                        number,
                        "quarters",
                        open.tender().quarters(),
                        "editing",
                        editing));
    }

    @PostMapping("/measures/{number:[0-9]+}")
    ModelAndView saveMeasure(
            HttpServletRequest request, @PathVariable int number, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return desk.page(request, open -> {
            var choice = choice(open, number);
            var problems = new ArrayList<Problem>();
            var answer = BidTyped.answer(sent, choice, open.tender().quarters(), problems);
            var form = BidTyped.with(open.draft().form(), choice.measure(), answer);
            var own = form.problems(open.tender(), choice.measure());
            var wrong = Stream.concat(
                            problems.stream(),
                            own.stream().filter(each -> !sent.text(each.field()).isEmpty()))
                    .distinct()
                    .toList();
            var last = number >= open.tender().choices().size();
            return desk.save(
                    open,
                    sent,
                    form,
                    wrong,
                    editing -> measure(open, number, editing),
                    last ? "/bids/check" : "/bids/measures/" + (number + 1));
        });
    }
}
