package org.tallystick.consultation.design;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Responses;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// One consultation's desk: what is left to do, launching, correcting, moving the close, closing.
@Controller("consultationDesk")
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class DeskPages {

    private final PlanDesk desk;
    private final Launches launches;
    private final Consultations consultations;
    private final Responses responses;
    private final Closings closings;
    private final InstantSource clock;

    DeskPages(
            PlanDesk desk,
            Launches launches,
            Consultations consultations,
            Responses responses,
            Closings closings,
            InstantSource clock) {
        this.clock = clock;
        this.desk = desk;
        this.launches = launches;
        this.consultations = consultations;
        this.responses = responses;
        this.closings = closings;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        return desk(draft, PlanDesk.fresh(draft, Map.of()));
    }

    private ModelAndView desk(Draft draft, PlanEditing editing) {
        var id = draft.consultation();
        var launched = consultations.find(id);
        var model = new HashMap<String, Object>();
        model.put("editing", editing);
        model.put("points", ReadinessRules.check(draft.plan(), UkTime.day(clock.instant())));
        launched.ifPresent(each -> {
            model.put("launched", each);
            model.put("count", consultations.count(id));
            model.put("channels", responses.channels(id));
            model.put("repeats", each.closed() ? responses.repeats(id) : 0L);
            model.put("heldBack", responses.heldBack(id));
            model.put("extensions", launches.extensions(id));
            model.put("editions", consultations.editions(id));
            model.put(
                    "differs",
                    !draft.plan().content().equals(consultations.latest(each).content()));
        });
        return new ModelAndView(launched.isPresent() ? "consultation/design/held" : "consultation/design/desk", model);
    }

    @PostMapping("/launch")
    ModelAndView launch(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        if (!posted.has("sure"))
            return refused(draft, posted, List.of(new Problem("sure", "Confirm that it may be launched")));
        return done(actor, draft, posted, launches.launch(actor, posted.key(), id, posted.seen()));
    }

    @PostMapping("/editions")
    ModelAndView correct(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        return done(
                actor, draft, posted, launches.correct(actor, posted.key(), id, posted.seen(), posted.text("because")));
    }

    @PostMapping("/extensions")
    ModelAndView extend(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        var problems = new ArrayList<Problem>();
        var closes = instant(posted, problems);
        if (closes == null) return refused(draft, posted, problems);
        return done(actor, draft, posted, launches.extend(actor, posted.key(), id, closes, posted.text("why")));
    }

    private static @org.jspecify.annotations.Nullable Instant instant(PostedForm posted, List<Problem> problems) {
        var noDay = "Enter the new last day, like 3 4 2027";
        var closes = ScheduleForm.closes(posted, noDay, problems);
        if (closes == null && problems.isEmpty()) problems.add(new Problem("closes", noDay));
        if (closes == null) return null;
        var instant = UkTime.instant(closes);
        if (instant.isEmpty())
            problems.add(new Problem("closes-time", "Choose another time: clocks change that night"));
        return instant.orElse(null);
    }

    private ModelAndView done(Actor actor, Draft draft, PostedForm posted, Launches.Done done) {
        return switch (done) {
            case Launches.Done.Accepted _ -> new ModelAndView("redirect:/work/consultations/" + draft.consultation());
            case Launches.Done.NotFound _ -> throw new NotFound();
            case Launches.Done.Refused(var problems) -> refused(draft, posted, problems);
            case Launches.Done.Already(var now) ->
                throw new Conflict(
                        "The closing date was moved to "
                                + UkTime.deadline(now.closes())
                                + " already, with another reason, which people can read on its page. We did not keep your change: choose a later closing date if you need one.");
            case Launches.Done.Changed(var now) -> desk.changed(actor, now, posted, editing -> desk(now, editing));
        };
    }

    private ModelAndView refused(Draft draft, PostedForm posted, List<Problem> problems) {
        // What is wrong with the survey itself has no field on this page.
        var here = problems.stream()
                .map(each ->
                        posted.has(each.field()) || each.field().equals("sure") ? each : Problem.ofAll(each.message()))
                .toList();
        return PlanDesk.refused(draft, posted, here, editing -> desk(draft, editing));
    }

    @PostMapping("/closing")
    ModelAndView close(Actor actor, @PathVariable UUID id) {
        return switch (closings.finish(actor, id)) {
            case Closings.Closed.Done _ -> new ModelAndView("redirect:/work/consultations/" + id);
            case Closings.Closed.NotFound _ -> throw new NotFound();
            case Closings.Closed.StillOpen _ ->
                throw new Conflict("People may still answer. It closes automatically at the time people were given.");
        };
    }

    /// Who answered, once it is closed and until the day on which it is deleted.
    @GetMapping("/contacts")
    ModelAndView contacts(Actor actor, @PathVariable UUID id) {
        var consultation = consultations
                .kept(actor, id)
                .filter(each -> each.closed() && each.mode() != Mode.ANONYMOUS)
                .orElseThrow(NotFound::new);
        return new ModelAndView(
                "consultation/design/contacts",
                Map.of(
                        "consultation",
                        consultation,
                        "title",
                        consultations
                                .latest(consultation)
                                .content()
                                .survey()
                                .title()
                                .en(),
                        "contacts",
                        responses.contacts(actor, id)));
    }
}
