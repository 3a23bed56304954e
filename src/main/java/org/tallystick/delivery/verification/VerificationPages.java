package org.tallystick.delivery.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnForms;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.delivery.returns.SpendCorrections;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Many;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The claims that wait to be checked, what was asked and decided, and the page on which one claim
/// is decided on again.
@Controller
@Only({Role.VERIFIER, Role.CONTRACT_MANAGER})
@RequestMapping("/work/verifications")
class VerificationPages {

    private static final int SHOWN = 25;

    private final ReturnQueue queue;
    private final Verifications verifications;
    private final ReturnForms forms;
    private final Threads threads;
    private final ReturnReads reads;
    private final SpendCorrections corrections;

    VerificationPages(
            ReturnQueue queue,
            Verifications verifications,
            ReturnForms forms,
            Threads threads,
            ReturnReads reads,
            SpendCorrections corrections) {
        this.queue = queue;
        this.verifications = verifications;
        this.forms = forms;
        this.threads = threads;
        this.reads = reads;
        this.corrections = corrections;
    }

    /// What the list shows.
    public enum Tab {
        TO_CHECK,
        QUERIED,
        DECIDED
    }

    @GetMapping
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String decided,
            @RequestParam(required = false) @Nullable String page) {
        var shown = Keys.read(tab, Tab.TO_CHECK);
        var paging = Paging.read(page, SHOWN);
        var waiting = queue.count(actor);
        var queried = queue.countQueried(actor);
        var tabs = new LinkedHashMap<Tab, String>();
        tabs.put(Tab.TO_CHECK, "To check (%,d)".formatted(waiting.returns()));
        tabs.put(Tab.QUERIED, "Queried (%,d)".formatted(queried));
        tabs.put(Tab.DECIDED, "Decided");
        // One more than is shown says whether there is a next page of what nobody counts.
        var lines = switch (shown) {
            case TO_CHECK -> List.<ReturnQueue.Line>of();
            case QUERIED -> queue.queried(actor, paging.offset(), SHOWN);
            case DECIDED -> queue.decided(actor, paging.offset(), SHOWN + 1);
        };
        var total = switch (shown) {
            case TO_CHECK -> waiting.returns();
            case QUERIED -> queried;
            case DECIDED -> paging.offset() + (long) lines.size();
        };
        return new ModelAndView(
                "delivery/verification/queue",
                Map.of(
                        "tab",
                        shown,
                        "tabs",
                        tabs,
                        "items",
                        shown == Tab.TO_CHECK ? queue.of(actor, paging.offset(), SHOWN) : List.<ReturnQueue.Item>of(),
                        "lines",
                        lines.stream().limit(SHOWN).toList(),
                        "corrected",
                        shown == Tab.TO_CHECK ? corrections.of(actor) : List.of(),
                        "showing",
                        paging.inWords(total, "return") + ", " + Many.of(waiting.claims(), "claim") + " in all",
                        "pagination",
                        paging.pagination(
                                total,
                                n -> "/work/verifications?"
                                        + (shown == Tab.TO_CHECK ? "" : "tab=" + Keys.write(shown) + "&")
                                        + "page="
                                        + n),
                        "decided",
                        said(decided)));
    }

    private static String said(String decided) {
        if (decided.matches("[1-9][0-9]{0,3}"))
            return Many.of(Integer.parseInt(decided), "decision is recorded.", "decisions are recorded.");
        var state = Keys.read(decided, ClaimState.SUBMITTED);
        return state == ClaimState.SUBMITTED
                ? ""
                : "Your decision is recorded. The claim is now: %s.".formatted(state.words());
    }

    @GetMapping("/{submitted}/{commitment}")
    ModelAndView ask(Actor actor, @PathVariable UUID submitted, @PathVariable UUID commitment) {
        return page(actor, submitted, commitment, Fields.blank(), "");
    }

    private ModelAndView page(Actor actor, UUID submitted, UUID commitment, Fields fields, String changed) {
        var sent = forms.find(actor, submitted).orElseThrow(NotFound::new);
        var claim = sent.claims().stream()
                .filter(each -> each.commitment().equals(commitment))
                .findFirst()
                .orElseThrow(NotFound::new);
        var sheet = forms.sheet(actor, sent.contract(), sent.quarter()).orElseThrow(NotFound::new);
        var asked = sheet.asked().stream()
                .filter(each -> each.commitment().id().equals(commitment))
                .filter(each -> checks(actor, each.commitment()))
                .findFirst()
                .orElseThrow(NotFound::new);
        var cells = threads.of(actor, sent.contract(), reads.today()).stream()
                .flatMap(thread -> thread.lines().stream())
                .filter(line -> line.commitment().id().equals(commitment))
                .flatMap(line -> line.cells().stream())
                .toList();
        return new ModelAndView(
                "delivery/verification/decide",
                Map.of(
                        "sheet", sheet,
                        "sent", sent,
                        "asked", asked,
                        "claim", claim,
                        "past", past(actor, sent, commitment),
                        "cells", cells,
                        "fields", fields,
                        "key", UUID.randomUUID(),
                        "changed", changed));
    }

    private static boolean checks(Actor actor, Commitment commitment) {
        return actor.is(Role.VERIFIER, commitment.verifier()) || actor.is(Role.CONTRACT_MANAGER, commitment.verifier());
    }

    /// Every decision on the claim, those on the returns that it corrects first.
    private List<Verifications.Past> past(Actor actor, Return sent, UUID commitment) {
        var all = new ArrayList<Verifications.Past>();
        if (sent.replaces() != null)
            forms.find(actor, sent.replaces()).ifPresent(earlier -> all.addAll(past(actor, earlier, commitment)));
        all.addAll(verifications.history(actor, sent.id(), commitment));
        return all;
    }

    @PostMapping("/{submitted}/{commitment}")
    ModelAndView decide(
            Actor actor,
            @PathVariable UUID submitted,
            @PathVariable UUID commitment,
            @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        return switch (DecisionForm.of(posted).check()) {
            case Checked.Invalid<Verifications.Decision>(var problems) ->
                refused(actor, submitted, commitment, posted, problems);
            case Checked.Valid<Verifications.Decision>(var decision) ->
                decide(actor, submitted, commitment, posted, decision);
        };
    }

    private ModelAndView decide(
            Actor actor, UUID submitted, UUID commitment, PostedForm posted, Verifications.Decision decision) {
        var outcome = verifications.decide(actor, posted.key(), submitted, commitment, posted.seen(), decision);
        return switch (outcome) {
            case Verifications.Decided.Accepted(var state) ->
                new ModelAndView("redirect:/work/verifications?decided=" + Keys.write(state));
            case Verifications.Decided.Stale(var state, var _) ->
                changed(
                        actor,
                        submitted,
                        commitment,
                        posted,
                        "Someone decided on this claim while you had it open. Its status is now: "
                                + state.words()
                                + ". Their words are below. Decide again only if you want to change that.");
            case Verifications.Decided.Replaced _ ->
                changed(
                        actor,
                        submitted,
                        commitment,
                        posted,
                        "The supplier corrected this return while you had it open. Check the" + " correction instead.");
            case Verifications.Decided.Barred(var because) ->
                refused(actor, submitted, commitment, posted, List.of(Problem.ofAll(because)));
            case Verifications.Decided.Refused(var problems) -> refused(actor, submitted, commitment, posted, problems);
            case Verifications.Decided.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView refused(
            Actor actor, UUID submitted, UUID commitment, PostedForm posted, List<Problem> problems) {
        var again = page(actor, submitted, commitment, posted.fields(problems), "");
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView changed(Actor actor, UUID submitted, UUID commitment, PostedForm posted, String words) {
        var again = page(actor, submitted, commitment, posted.fields(List.of()), words);
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }
}
