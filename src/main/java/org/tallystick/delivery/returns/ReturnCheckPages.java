package org.tallystick.delivery.returns;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The second and third page of a return: check what will be sent, and the receipt. What was
/// checked is what is sent: where the saved words changed meanwhile, they are shown again.
@Controller
@Only(Role.SUPPLIER)
@RequestMapping("/work/returns/{contract}/{quarter}")
class ReturnCheckPages {

    private final ReturnForms forms;
    private final Returns returns;
    private final Evidence evidence;

    ReturnCheckPages(ReturnForms forms, Returns returns, Evidence evidence) {
        this.forms = forms;
        this.returns = returns;
        this.evidence = evidence;
    }

    @GetMapping("/check")
    ModelAndView check(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable String quarter,
            @RequestParam(required = false) @Nullable String nothing) {
        var sheet = ReturnPages.sheet(forms, actor, contract, quarter);
        if (ReturnPages.locked(sheet)) return toReceipt(sheet);
        return page(actor, sheet, nothing != null, "", List.of());
    }

    private static ModelAndView toReceipt(ReturnForms.Sheet sheet) {
        return new ModelAndView("redirect:" + ReturnPages.address(sheet) + "/receipt");
    }

    private Checked<List<ClaimLine>> lines(Actor actor, ReturnForms.Sheet sheet, ReturnForm form, boolean nothing) {
        return nothing
                ? new Checked.Valid<>(List.of())
                : form.check(sheet.asked(), ReturnPages.shelf(evidence, actor, sheet));
    }

    private ModelAndView page(
            Actor actor, ReturnForms.Sheet sheet, boolean nothing, String changed, List<Problem> problems) {
        var form = ReturnPages.form(sheet);
        return switch (lines(actor, sheet, form, nothing)) {
            case Checked.Invalid<List<ClaimLine>> _ -> new ModelAndView("redirect:" + ReturnPages.address(sheet));
            case Checked.Valid<List<ClaimLine>>(var lines) ->
                new ModelAndView(
                        "delivery/returns/check",
                        Map.of(
                                "sheet", sheet,
                                "lines", lines,
                                "files", evidence.shelf(actor, sheet.contract().supplier()),
                                "fields", PostedForm.of(Map.of()).fields(problems),
                                "seen", form.fingerprint(),
                                "key", UUID.randomUUID(),
                                "changed", changed));
        };
    }

    @PostMapping("/check")
    ModelAndView submit(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable String quarter,
            @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var key = posted.key();
        // What was typed is read before the key is looked for: sending deletes the one and makes
        // the other, so that a second click finds at least one of the two.
        var sheet = ReturnPages.sheet(forms, actor, contract, quarter);
        if (forms.find(actor, key)
                .filter(sent -> sent.contract().equals(contract))
                .filter(sent -> sent.quarter().equals(sheet.quarter()))
                .isPresent()) return toReceipt(sheet);
        var nothing = posted.has("nothing");
        var form = ReturnPages.form(sheet);
        if (!nothing && !form.fingerprint().equals(posted.text("seen"))) return changed(actor, contract, quarter);
        return switch (lines(actor, sheet, form, nothing)) {
            case Checked.Invalid<List<ClaimLine>> _ -> new ModelAndView("redirect:" + ReturnPages.address(sheet));
            case Checked.Valid<List<ClaimLine>>(var lines) ->
                submit(actor, key, sheet, posted.id("replaces").orElse(null), nothing, lines);
        };
    }

    private ModelAndView submit(
            Actor actor,
            UUID key,
            ReturnForms.Sheet sheet,
            @Nullable UUID replaces,
            boolean nothing,
            List<ClaimLine> lines) {
        var outcome = replaces == null
                ? returns.submit(actor, key, sheet.contract().id(), sheet.quarter(), lines)
                : returns.correct(actor, key, replaces, lines);
        return switch (outcome) {
            case Returns.Submitted.Accepted _ -> toReceipt(sheet);
            case Returns.Submitted.AlreadyIn _, Returns.Submitted.Stale _, Returns.Submitted.Locked _ ->
                changed(actor, sheet.contract().id(), sheet.quarter().toString());
            case Returns.Submitted.TooEarly(var from) ->
                refused(
                        actor,
                        sheet,
                        nothing,
                        List.of(Problem.ofAll("The quarter is not over. Send this from "
                                + UkTime.date(from)
                                + "; it is saved until then.")));
            case Returns.Submitted.Refused(var problems) -> refused(actor, sheet, nothing, problems);
            case Returns.Submitted.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView refused(Actor actor, ReturnForms.Sheet sheet, boolean nothing, List<Problem> problems) {
        var again = page(actor, sheet, nothing, "", problems);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /// Somebody was first: either a return is in, which is shown, or the saved words are others
    /// now, which are then to be checked again.
    private ModelAndView changed(Actor actor, UUID contract, String quarter) {
        var now = ReturnPages.sheet(forms, actor, contract, quarter);
        var view = ReturnPages.locked(now)
                ? new ModelAndView("delivery/returns/receipt", Map.of("sheet", now, "first", true))
                : page(
                        actor,
                        now,
                        false,
                        "What was saved for this return has changed since you opened"
                                + " this page, in another window or by a colleague. This is the return now: check it again.",
                        List.of());
        if (!Objects.requireNonNullElse(view.getViewName(), "").startsWith("redirect:"))
            view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    @GetMapping("/receipt")
    ModelAndView receipt(Actor actor, @PathVariable UUID contract, @PathVariable String quarter) {
        var sheet = ReturnPages.sheet(forms, actor, contract, quarter);
        if (sheet.standing() == null) return new ModelAndView("redirect:" + ReturnPages.address(sheet));
        return new ModelAndView("delivery/returns/receipt", Map.of("sheet", sheet, "first", false));
    }
}
