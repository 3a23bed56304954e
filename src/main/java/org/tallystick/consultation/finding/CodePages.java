package org.tallystick.consultation.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.finding.Codes.Change;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The frame of codes of a question: codes added, renamed, merged.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/comments")
class CodePages {

    private static final int LONGEST_NAME = 100;

    private final CommentView view;
    private final Codes codes;

    CodePages(CommentView view, Codes codes) {
        this.view = view;
        this.codes = codes;
    }

    private ModelAndView answer(Actor actor, Results.Read.All all, PostedForm form, String field, Change change) {
        var item = CommentView.item(all, form);
        return switch (change) {
            case Change.Done _ -> CommentView.back(all.consultation().id(), item, form);
            case Change.NotThere _ ->
                throw new Conflict("Someone has merged that code since then. Look at the codes as" + " they are now.");
            case Change.Renamed(var now) ->
                throw new Conflict("Someone has renamed that code “"
                        + now
                        + "” since then. Look at the codes as they are now, and choose again.");
            case Change.Taken _ ->
                refused(
                        actor,
                        all,
                        form,
                        field,
                        "Choose another name: another code for this question has it. To combine two codes, merge them");
        };
    }

    private ModelAndView refused(Actor actor, Results.Read.All all, PostedForm form, String field, String message) {
        var page = view.page(
                actor,
                all,
                Map.of("item", CommentView.item(all, form), "from", form.text("from")),
                form.fields(List.of(new Problem(field, message))));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && !name.contains("\n");
    }

    /// A code by its id, and by the name that the page showed.
    private static Optional<Codes.Picked> picked(PostedForm form, String field) {
        var parts = form.text(field).split(" ", 2);
        return PostedForm.of(Map.of("id", parts[0]))
                .id("id")
                .map(id -> new Codes.Picked(id, parts.length == 2 ? parts[1] : ""));
    }

    @PostMapping("/codes")
    ModelAndView add(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var kept = view.closed(actor, id);
        var form = PostedForm.of(all);
        var name = form.text("name");
        if (!isName(name)) return refused(actor, kept, form, "name", "Enter a name of at most 100 characters");
        var key = form.key();
        return answer(actor, kept, form, "name", codes.add(actor, key, id, CommentView.item(kept, form), name));
    }

    @PostMapping("/code-names")
    ModelAndView rename(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var kept = view.closed(actor, id);
        var form = PostedForm.of(all);
        var name = form.text("rename");
        if (!isName(name)) return refused(actor, kept, form, "rename", "Enter a name of at most 100 characters");
        var key = form.key();
        var code = picked(form, "code");
        if (code.isEmpty()) return refused(actor, kept, form, "code", "Choose the code to rename");
        return answer(
                actor,
                kept,
                form,
                "rename",
                codes.rename(actor, key, id, CommentView.item(kept, form), code.get(), name));
    }

    @PostMapping("/code-merges")
    ModelAndView merge(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var kept = view.closed(actor, id);
        var form = PostedForm.of(all);
        var one = picked(form, "one");
        var into = picked(form, "into");
        if (one.isEmpty() || into.isEmpty() || one.map(Codes.Picked::id).equals(into.map(Codes.Picked::id)))
            return refused(actor, kept, form, "into", "Choose two different codes");
        return answer(
                actor, kept, form, "into", codes.merge(actor, id, CommentView.item(kept, form), one.get(), into.get()));
    }
}
