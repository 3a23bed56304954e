package org.tallystick.charter.mark.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Scheme;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The Mark as a signatory meets it: what was agreed, how it stands today, what was decided and
/// why, and an appeal.
@Controller
@Only({Role.SIGNATORY, Role.SUPPLIER})
@RequestMapping("/work/marks/mine")
class MyMarkPages {

    private final Signatories signatories;
    private final MarkDesk desk;
    private final Schemes schemes;
    private final Marks marks;
    private final Panel panel;

    MyMarkPages(Signatories signatories, MarkDesk desk, Schemes schemes, Marks marks, Panel panel) {
        this.signatories = signatories;
        this.desk = desk;
        this.schemes = schemes;
        this.marks = marks;
        this.panel = panel;
    }

    /// One signatory's side.
    public record Side(
            Signatory signatory,
            String name,
            String charter,
            Optional<Scheme> scheme,
            Marks.Preview preview,
            List<Decided> decided) {
        public Side {
            decided = List.copyOf(decided);
        }
    }

    /// @param until the last day for an appeal that can still be made; empty where none can
    public record Decided(Mark mark, List<Mark.Appeal> appeals, Optional<LocalDate> until) {
        public Decided {
            appeals = List.copyOf(appeals);
        }
    }

    @GetMapping
    ModelAndView all(Actor actor) {
        return page(actor, Fields.blank());
    }

    private ModelAndView page(Actor actor, Fields fields) {
        return new ModelAndView(
                "charter/mark/decision/mine",
                Map.of(
                        "sides",
                                signatories.mine(actor).stream().map(this::side).toList(),
                        "fields", fields,
                        "key", UUID.randomUUID()));
    }

    private Side side(Signatory each) {
        return new Side(
                each,
                desk.name(each),
                desk.charterName(each),
                schemes.latest(each.charter()),
                marks.preview(each),
                marks.of(each.id()).stream()
                        .filter(mark -> mark.state() != Mark.State.PROPOSED && mark.state() != Mark.State.NOT_AGREED)
                        .map(this::decided)
                        .toList());
    }

    private Decided decided(Mark mark) {
        var appeals = marks.appeals(mark.id());
        return new Decided(mark, appeals, until(mark, appeals));
    }

    private Optional<LocalDate> until(Mark mark, List<Mark.Appeal> appeals) {
        var withdrawn = mark.state() == Mark.State.WITHDRAWN;
        var open = withdrawn
                || mark.state() == Mark.State.REFUSED
                || (mark.state() == Mark.State.HELD && !mark.conditions().isEmpty());
        var made = appeals.stream().anyMatch(each -> Objects.equals(each.withdrawal(), mark.withdrawal()));
        return Optional.ofNullable(withdrawn ? mark.withdrawalAppealBy() : mark.appealBy())
                .filter(day -> open && !made && !day.isBefore(marks.today()));
    }

    @PostMapping("/{id}/appeal")
    ModelAndView appeal(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var mark = marks.find(id)
                .filter(each -> signatories.mine(actor, each.signatory()).isPresent())
                .orElseThrow(NotFound::new);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("appeal-" + id, 4_000, "Say what is wrong with the decision", problems);
        if (problems.isEmpty())
            switch (panel.appeal(actor, typed.key(), mark, words)) {
                case Panel.Outcome.Done _ -> {}
                case Panel.Outcome.Refused(var wrong) -> problems.addAll(wrong);
                case Panel.Outcome.Changed(var what) -> what.forEach(each -> problems.add(Problem.ofAll(each)));
            }
        return problems.isEmpty()
                ? new ModelAndView("redirect:/work/marks/mine")
                : Views.with(page(actor, typed.fields(problems)), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
