package org.tallystick.framework.draft;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Change;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Framework;
import org.tallystick.framework.Frameworks;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// What every page that edits a draft does alike: find it, save, and answer the ways it can go.
@Component
public class DraftDesk {

    private static final String OVER =
            "The draft has been published or abandoned since then. Open the framework to see what is in force.";

    private final Frameworks frameworks;
    private final EditionDrafts drafts;
    private final People people;

    DraftDesk(Frameworks frameworks, EditionDrafts drafts, People people) {
        this.frameworks = frameworks;
        this.drafts = drafts;
        this.people = people;
    }

    public Framework framework(Actor actor, UUID id) {
        return frameworks.kept(actor, id).orElseThrow(NotFound::new);
    }

    public Draft draft(Framework framework) {
        return drafts.current(framework.id()).orElseThrow(NotFound::new);
    }

    public String name(UUID person) {
        return people.actor(person).map(Actor::name).orElse("Tallystick");
    }

    /// A form that nobody has sent yet.
    public Editing fresh(Framework framework, Draft draft, Fields fields) {
        return new Editing(framework, draft.version(), UUID.randomUUID(), fields, "", List.of());
    }

    /// The form as it was sent, with what is wrong.
    public ModelAndView refused(
            Framework framework, PostedForm typed, List<Problem> problems, Function<Editing, ModelAndView> page) {
        var editing = new Editing(framework, typed.seen(), typed.key(), typed.fields(problems), "", List.of());
        return Views.with(page.apply(editing), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Saves the edit and leads back to the draft; where somebody saved first, the form comes back
    /// with what they changed, ready to be sent on top of it.
    ModelAndView save(
            Actor actor,
            Framework framework,
            PostedForm typed,
            UnaryOperator<Edition> edit,
            String anchor,
            Function<Editing, ModelAndView> page) {
        return switch (drafts.save(actor, typed.key(), framework.id(), typed.seen(), edit)) {
            case EditionDrafts.Saved.Done _ -> toDraft(framework, anchor);
            case EditionDrafts.Saved.Over _ -> throw new Conflict(OVER);
            case EditionDrafts.Saved.Changed(var now, var changes) -> changed(framework, typed, now, changes, page);
        };
    }

    public ModelAndView changed(
            Framework framework,
            PostedForm typed,
            Draft now,
            List<Change> changes,
            Function<Editing, ModelAndView> page) {
        var editing = new Editing(
                framework, now.version(), typed.key(), typed.fields(List.of()), name(now.savedBy()), changes);
        return Views.with(page.apply(editing), HttpStatus.CONFLICT);
    }

    public Conflict over() {
        return new Conflict(OVER);
    }

    public static ModelAndView toDraft(Framework framework, String anchor) {
        return new ModelAndView("redirect:/work/frameworks/"
                + framework.id()
                + "/draft"
                + (anchor.matches("[A-Za-z0-9.-]+") ? "#" + anchor : ""));
    }

    public static ModelAndView page(String template, Map<String, ?> model) {
        return new ModelAndView(template, model);
    }
}
