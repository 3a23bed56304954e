package org.tallystick.porch.work;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.CalendarLinks;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Calendar;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// How somebody is told what waits: a mail at once or one each morning, and their dates as a
/// calendar.
@Controller
@Only({
    Role.OFFICER,
    Role.EVALUATOR,
    Role.CONTRACT_MANAGER,
    Role.VERIFIER,
    Role.SUPPLIER,
    Role.SIGNATORY,
    Role.GROUP,
    Role.MEMBER,
    Role.ANALYST,
    Role.ADMINISTRATOR
})
class ReminderPages {

    private final Notices notices;
    private final Invitations invitations;
    private final CalendarLinks calendars;
    private final People people;
    private final Work work;
    private final String site;

    ReminderPages(
            Notices notices,
            Invitations invitations,
            CalendarLinks calendars,
            People people,
            Work work,
            @Value("${tallystick.address}") String site) {
        this.notices = notices;
        this.invitations = invitations;
        this.calendars = calendars;
        this.people = people;
        this.work = work;
        this.site = site;
    }

    @GetMapping("/work/reminders")
    ModelAndView ask(Actor actor, @RequestParam(defaultValue = "") String saved) {
        var daily = notices.daily(actor.id()) ? "daily" : "at-once";
        return page(Fields.of(Map.of("mail", daily), List.of()), !saved.isEmpty(), "");
    }

    private ModelAndView page(Fields fields, boolean saved, String calendar) {
        return new ModelAndView(
                "porch/work/reminders",
                Map.of("fields", fields, "saved", saved, "calendar", calendar, "mailed", invitations.mailed()));
    }

    @PostMapping("/work/reminders")
    ModelAndView choose(Actor actor, @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var choice = posted.text("mail");
        if (!List.of("daily", "at-once").contains(choice)) {
            var again = page(posted.fields(List.of(new Problem("mail", "Choose when we write to you"))), false, "");
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        notices.choose(actor.id(), choice.equals("daily"));
        return new ModelAndView("redirect:/work/reminders?saved=yes");
    }

    /// Shows the address of the person's calendar, once.
    @PostMapping("/work/reminders/calendar")
    ModelAndView calendar(Actor actor) {
        var daily = notices.daily(actor.id()) ? "daily" : "at-once";
        var secret = calendars.make(actor.id());
        return page(Fields.of(Map.of("mail", daily), List.of()), false, site + "/calendars/" + secret + ".ics");
    }

    /// What waits for somebody and by when, for whoever has the secret address.
    @Open
    @GetMapping("/calendars/{secret}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String secret) {
        var actor = calendars.person(secret).flatMap(people::actor).orElseThrow(NotFound::new);
        var queue = work.of(actor, false);
        var days = Stream.concat(queue.now().stream(), queue.later().stream())
                .flatMap(turn -> day(turn).stream())
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(Calendar.of("Tallystick: what waits for you", days, Instant.now())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private List<Calendar.Day> day(Turn turn) {
        var due = turn.due();
        if (due == null) return List.of();
        var id = UUID.nameUUIDFromBytes((turn.href() + turn.what()).getBytes(StandardCharsets.UTF_8));
        return List.of(new Calendar.Day(id.toString(), due, turn.what(), site + turn.href()));
    }
}
