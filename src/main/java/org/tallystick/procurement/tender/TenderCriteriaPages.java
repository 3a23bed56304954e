package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Role;

/// For each chosen measure: a criterion with its points, or a term of the contract.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}/criteria")
public class TenderCriteriaPages {

    private final PlanDesk desk;

    TenderCriteriaPages(PlanDesk desk) {
        this.desk = desk;
    }

    public static boolean about(String field) {
        return field.equals("weight") || field.startsWith("measure-");
    }

    @GetMapping
    ModelAndView weigh(Actor actor, @PathVariable UUID id) {
        var plan = desk.open(actor, id);
        return page(actor, plan, Editing.fresh(TenderTyped.typed(plan.form()), plan.version()));
    }

    private ModelAndView page(Actor actor, Plan plan, Editing editing) {
        var edition = desk.edition(actor, plan.form());
        if (edition.isEmpty() || plan.form().choices().isEmpty())
            return new ModelAndView("redirect:/work/procurements/" + plan.procurement() + "/measures");
        var choices = plan.form().choices();
        var rows = IntStream.range(0, choices.size())
                .boxed()
                .flatMap(
                        at -> edition
                                .get()
                                .measure(choices.get(at).measure())
                                .map(measure -> new CriterionRow(at, measure))
                                .stream())
                .toList();
        return new ModelAndView(
                "procurement/tender/criteria",
                Map.of(
                        "plan", plan,
                        "rows", rows,
                        "total", Figures.plain(total(editing, choices.size())),
                        "editing", editing));
    }

    /// The points as they were typed; what is no number counts as none until it is corrected.
    private static BigDecimal total(Editing editing, int choices) {
        return IntStream.range(0, choices)
                .filter(at -> "yes".equals(editing.fields().value("measure-" + at + "-linked")))
                .boxed()
                .flatMap(at ->
                        Stream.of("quantity", "delivery", "verification").map(part -> "measure-" + at + "-" + part))
                .map(field -> editing.fields().value(field))
                .flatMap(typed -> Numbers.readPositive(typed == null ? "" : typed).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @PostMapping
    ModelAndView save(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.open(actor, id);
        var sent = PostedForm.of(all);
        return desk.save(
                actor,
                id,
                plan.buyer(),
                sent,
                TenderTyped.criteria(sent, plan.form()),
                TenderCriteriaPages::about,
                editing -> page(actor, plan, editing),
                "/review");
    }
}
