package org.tallystick.procurement.award;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.platform.page.TaskList;
import org.tallystick.platform.page.TaskList.Task;
import org.tallystick.platform.page.form.Link;
import org.tallystick.procurement.evaluation.Evaluators;
import org.tallystick.procurement.tender.OpeningKeys;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.procurement.tender.Procurements.State;
import org.tallystick.procurement.tender.TenderCriteriaPages;
import org.tallystick.procurement.tender.TenderTyped;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.UkTime;

/// How far a procurement is: what is done, what is next, what has to wait and for what. It says
/// nothing of bids before they are opened.
@Component
class Progress {

    private final PlanDesk desk;
    private final OpeningKeys keys;
    private final Tenders tenders;
    private final Evaluators evaluators;
    private final Awards awards;

    Progress(PlanDesk desk, OpeningKeys keys, Tenders tenders, Evaluators evaluators, Awards awards) {
        this.desk = desk;
        this.keys = keys;
        this.tenders = tenders;
        this.evaluators = evaluators;
        this.awards = awards;
    }

    /// One sentence on where it stands.
    String now(Actor actor, Plan plan) {
        var tender = tenders.find(plan.procurement());
        var deadline = tender.map(each -> UkTime.deadline(each.deadline())).orElse("");
        return switch (plan.state()) {
            case PLANNED -> "Nobody outside sees this yet. Work through the steps, then publish.";
            case OPEN ->
                "Published. Bids are taken until "
                        + deadline
                        + ". Before then nobody, not even staff, can find out whether there are any.";
            case CLOSED -> "The deadline was " + deadline + ". Two of the named officers now open the bids together.";
            case EVALUATING ->
                "The bids are open: "
                        + evaluators.bids(actor, plan.procurement()).size()
                        + ". Evaluators score first, then you moderate.";
            case AWARDED -> "The contract is awarded and the evaluation is locked.";
        };
    }

    TaskList before(Actor actor, Plan plan) {
        var at = "/work/procurements/" + plan.procurement() + "/";
        if (plan.state() != State.PLANNED) return TaskList.of();
        var form = plan.form();
        var edition = desk.edition(actor, form).isPresent();
        var factsDone = desk.problems(actor, form, TenderTyped.FACTS::contains).isEmpty();
        var tasks = new ArrayList<Task>();
        tasks.add(task("What you are buying, and when", at + "facts", factsDone, true));
        if (!edition) {
            for (var title : List.of("Choose measures", "Set points and contract terms", "Review policies"))
                tasks.add(Task.cannotStartYet(title, "Choose a framework in the first step."));
        } else {
            var chosen = !form.choices().isEmpty();
            tasks.add(task("Choose measures", at + "measures", chosen, chosen));
            var points = desk.problems(actor, form, TenderCriteriaPages::about).isEmpty();
            tasks.add(
                    chosen
                            ? task(
                                    "Set points and contract terms",
                                    at + "criteria",
                                    points,
                                    !form.weight().isBlank())
                            : Task.cannotStartYet("Set points and contract terms", "Choose measures first."));
            tasks.add(new Task(
                    "Review policies, and preview as a bidder sees it",
                    at + "review",
                    null,
                    new TaskList.Words(points ? "Look through it" : "Points first", false)));
        }
        var openers = keys.openers(actor, plan.procurement());
        var fetched = openers.stream().filter(OpeningKeys.Collected::collected).count();
        tasks.add(task(
                        "Name who opens the bids, and give out their keys",
                        at + "keys",
                        !openers.isEmpty() && fetched == openers.size(),
                        !openers.isEmpty())
                .hint(
                        openers.isEmpty()
                                ? "Three officers are usual; any two open."
                                : fetched + " of " + openers.size() + " keys fetched"));
        tasks.add(Task.notStarted("Publish", at + "publication"));
        return new TaskList(tasks, "before");
    }

    private static Task task(String title, String href, boolean done, boolean begun) {
        return done ? Task.completed(title, href) : begun ? Task.inProgress(title, href) : Task.notStarted(title, href);
    }

    /// Where to go once it is published.
    List<Link> after(Actor actor, Plan plan) {
        var at = "/work/procurements/" + plan.procurement() + "/";
        var links = new ArrayList<Link>();
        if (plan.state() == State.PLANNED) return links;
        links.add(Link.of("The page that bidders see", "/tenders/" + plan.procurement()));
        if (plan.state() == State.OPEN || plan.state() == State.CLOSED)
            links.add(Link.of("Extend the deadline", at + "deadline"));
        if (plan.state() == State.CLOSED) links.add(Link.of("Open the bids", at + "opening"));
        links.add(Link.of("Who evaluates", at + "evaluators"));
        if (plan.state() == State.EVALUATING || plan.state() == State.AWARDED) {
            links.add(Link.of("Read the bids", at + "bids"));
            links.add(Link.of("Moderate the scores", at + "moderation"));
            links.add(Link.of("Ranking, and how the points add up", at + "ranking"));
            links.add(Link.of("Award", at + "award"));
        }
        awards.contract(plan.procurement()).ifPresent(contract -> {
            links.add(Link.of("Assessment summaries", at + "summaries"));
            links.add(Link.of("The contract", "/contracts/" + contract));
        });
        return links;
    }
}
