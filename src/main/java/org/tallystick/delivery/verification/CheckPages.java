package org.tallystick.delivery.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnForms;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// One return with all its claims on one page, each with its evidence and its last quarters. What
/// is decided leads on to the next return.
@Controller
@Only({Role.VERIFIER, Role.CONTRACT_MANAGER})
@RequestMapping("/work/verifications/{submitted}")
class CheckPages {

    private static final int QUARTERS_BEFORE = 4;

    private final ReturnQueue queue;
    private final Verifications verifications;
    private final ReturnForms forms;
    private final Threads threads;
    private final ReturnReads reads;

    CheckPages(ReturnQueue queue, Verifications verifications, ReturnForms forms, Threads threads, ReturnReads reads) {
        this.queue = queue;
        this.verifications = verifications;
        this.forms = forms;
        this.threads = threads;
        this.reads = reads;
    }

    /// One claim as the page shows it.
    ///
    /// @param asked the promise with its target and last quarter
    /// @param before up to four quarters before this one, the latest first
    /// @param past what was decided on it before
    public record Claim(
            ReturnForms.Asked asked,
            Return.Claim claim,
            boolean picked,
            boolean waits,
            boolean together,
            List<ContractThread.Cell> before,
            List<Verifications.Past> past) {}

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID submitted, @RequestParam(defaultValue = "0") int decided) {
        return page(actor, submitted, Fields.blank(), decided < 1 ? "" : decided(decided));
    }

    private static String decided(int claims) {
        return Many.of(claims, "decision is recorded.", "decisions are recorded.") + " This is the next return.";
    }

    private record Checked(ReturnForms.Sheet sheet, Return sent, List<CheckForm.Line> lines) {}

    private Checked find(Actor actor, UUID submitted) {
        var sent = forms.find(actor, submitted).orElseThrow(NotFound::new);
        var sheet = forms.sheet(actor, sent.contract(), sent.quarter()).orElseThrow(NotFound::new);
        var lines = new ArrayList<CheckForm.Line>();
        for (var asked : sheet.asked())
            for (var claim : sent.claims())
                if (claim.commitment().equals(asked.commitment().id()) && checks(actor, asked.commitment()))
                    lines.add(new CheckForm.Line(asked, claim, sheet.picked().containsKey(claim.commitment())));
        if (lines.isEmpty()) throw new NotFound();
        return new Checked(sheet, sent, lines);
    }

    private static boolean checks(Actor actor, Commitment commitment) {
        return actor.is(Role.VERIFIER, commitment.verifier()) || actor.is(Role.CONTRACT_MANAGER, commitment.verifier());
    }

    private ModelAndView page(Actor actor, UUID submitted, Fields fields, String said) {
        var found = find(actor, submitted);
        var before = threads.of(actor, found.sent().contract(), reads.today()).stream()
                .flatMap(thread -> thread.lines().stream())
                .collect(Collectors.toMap(
                        line -> line.commitment().id(),
                        line -> before(line, found.sent().quarter())));
        var past = verifications.history(actor, submitted);
        var claims = found.lines().stream()
                .map(line -> new Claim(
                        line.asked(),
                        line.claim(),
                        line.picked(),
                        line.waits() && found.sent().replacedBy() == null,
                        line.together(),
                        before.getOrDefault(line.promise().id(), List.of()),
                        past.getOrDefault(line.promise().id(), List.of())))
                .toList();
        return new ModelAndView(
                "delivery/verification/check",
                Map.of(
                        "sheet", found.sheet(),
                        "sent", found.sent(),
                        "claims", claims,
                        "next", queue.next(actor, submitted),
                        "fields", fields,
                        "key", UUID.randomUUID(),
                        "said", said));
    }

    private static List<ContractThread.Cell> before(ContractThread.Line line, Quarter quarter) {
        return line.cells().stream().filter(cell -> cell.quarter().compareTo(quarter) < 0).toList().reversed().stream()
                .limit(QUARTERS_BEFORE)
                .toList();
    }

    @PostMapping
    ModelAndView decide(Actor actor, @PathVariable UUID submitted, @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var form = CheckForm.of(posted, find(actor, submitted).lines());
        // A form that was sent before finds nothing that waits: it leads on as it did.
        if (form.choices().isEmpty() && find(actor, submitted).lines().stream().noneMatch(CheckForm.Line::waits))
            return onwards(actor, submitted, 0);
        if (!form.problems().isEmpty())
            return again(actor, submitted, posted, form.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        var outcomes = verifications.decide(actor, submitted, form.choices()).values();
        var said = new LinkedHashSet<String>();
        for (var each : outcomes) if (!(each instanceof Verifications.Decided.Accepted)) said.add(words(each));
        if (said.isEmpty()) return onwards(actor, submitted, outcomes.size());
        return again(actor, submitted, posted, said.stream().map(Problem::ofAll).toList(), HttpStatus.CONFLICT);
    }

    private static String words(Verifications.Decided outcome) {
        return switch (outcome) {
            case Verifications.Decided.Accepted _ -> "";
            case Verifications.Decided.Stale _ ->
                "Someone decided on a claim of this return while you had it open. Their decision is below";
            case Verifications.Decided.Replaced _ ->
                "The supplier corrected this return while you had it open. Check the correction instead";
            case Verifications.Decided.Barred(var because) -> because;
            case Verifications.Decided.Refused(var problems) ->
                problems.stream().map(Problem::message).collect(Collectors.joining(". "));
            case Verifications.Decided.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView onwards(Actor actor, UUID submitted, int decided) {
        return new ModelAndView("redirect:/work/verifications"
                + queue.next(actor, submitted).map(next -> "/" + next).orElse("")
                + "?decided="
                + decided);
    }

    private ModelAndView again(
            Actor actor, UUID submitted, PostedForm posted, List<Problem> problems, HttpStatus status) {
        var page = page(actor, submitted, posted.fields(problems), "");
        page.setStatus(status);
        return page;
    }
}
