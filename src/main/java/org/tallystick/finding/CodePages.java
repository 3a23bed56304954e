package org.tallystick.finding;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.finding.Codes.Change;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    private ModelAndView answer(
            Actor actor,
            Results.Read.All all,
            MultiValueMap<String, String> form,
            String field,
            Change change) {
        var item = CommentView.item(all, form);
        return switch (change) {
            case Change.Done _ -> CommentView.back(all.consultation().id(), item, form);
            case Change.NotThere _ ->
                    throw new Conflict(
                            "Somebody has merged that code in the meantime. Look at the codes as"
                                    + " they are now.");
            case Change.Taken _ ->
                    refused(
                            actor,
                            all,
                            form,
                            field,
                            "Choose another name: a code of this question has it. To make one of"
                                    + " two codes, merge them");
        };
    }

    private ModelAndView refused(
            Actor actor,
            Results.Read.All all,
            MultiValueMap<String, String> form,
            String field,
            String message) {
        var page =
                view.page(
                        actor,
                        all,
                        Map.of("item", CommentView.item(all, form)),
                        Fields.of(form, List.of(new Problem(field, message))));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && !name.contains("\n");
    }

    @PostMapping("/codes")
    ModelAndView add(
            Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var all = view.closed(actor, id);
        var name = Typed.plain(form.getFirst("name"));
        if (!isName(name))
            return refused(actor, all, form, "name", "Enter a name of at most 100 characters");
        var key = Typed.key(form.getFirst("key"));
        return answer(
                actor,
                all,
                form,
                "name",
                codes.add(actor, key, id, CommentView.item(all, form), name));
    }

    @PostMapping("/code-names")
    ModelAndView rename(
            Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var all = view.closed(actor, id);
        var name = Typed.plain(form.getFirst("rename"));
        if (!isName(name))
            return refused(actor, all, form, "rename", "Enter a name of at most 100 characters");
        var key = Typed.key(form.getFirst("key"));
        var code = code(form, "code");
        if (code == null) return refused(actor, all, form, "code", "Choose the code to rename");
        return answer(
                actor,
                all,
                form,
                "rename",
                codes.rename(actor, key, id, CommentView.item(all, form), code, name));
    }

    @PostMapping("/code-merges")
    ModelAndView merge(
            Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var all = view.closed(actor, id);
        var one = code(form, "one");
        var into = code(form, "into");
        if (one == null || into == null || one.equals(into))
            return refused(actor, all, form, "into", "Choose two different codes");
        return answer(
                actor,
                all,
                form,
                "into",
                codes.merge(actor, id, CommentView.item(all, form), one, into));
    }

    private static @org.jspecify.annotations.Nullable UUID code(
            MultiValueMap<String, String> form, String field) {
        var typed = String.valueOf(form.getFirst(field));
        return typed.matches("[0-9a-f-]{36}") ? UUID.fromString(typed) : null;
    }
}
