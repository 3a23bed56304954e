package org.tallystick.finding;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One comment: what it speaks of, what of it others may read.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/comments")
class CommentPages {

    private static final int LONGEST = 20_000;

    private final CommentView view;
    private final Comments comments;
    private final Codes codes;
    private final Quotes quotes;

    CommentPages(CommentView view, Comments comments, Codes codes, Quotes quotes) {
        this.view = view;
        this.comments = comments;
        this.codes = codes;
        this.quotes = quotes;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> query) {
        return view.page(actor, view.closed(actor, id), query, Fields.blank());
    }

    private Comments.Place place(UUID id, UUID comment) {
        return comments.place(id, comment).orElseThrow(NotFound::new);
    }

    @PostMapping("/{comment}/coding")
    ModelAndView code(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestParam MultiValueMap<String, String> form) {
        view.closed(actor, id);
        var item = place(id, comment).item();
        var chosen = new HashSet<UUID>();
        for (var each : form.getOrDefault("codes", List.of()))
            if (each.matches("[0-9a-f-]{36}")) chosen.add(UUID.fromString(each));
        codes.code(
                actor,
                Typed.key(form.getFirst("key")),
                id,
                item,
                comment,
                chosen,
                form.containsKey("settles"));
        return CommentView.back(id, item, form);
    }

    @PostMapping("/{comment}/redaction")
    ModelAndView redact(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestParam MultiValueMap<String, String> form) {
        view.closed(actor, id);
        var item = place(id, comment).item();
        var shown = Typed.plain(form.getFirst("shown"));
        var because = Typed.plain(form.getFirst("because"));
        if (because.isEmpty() || because.length() > LONGEST || shown.length() > LONGEST)
            throw new Conflict(
                    "Say why it is blacked out, in at most 20,000 characters: go back and fill in"
                            + " the reason.");
        quotes.redact(actor, Typed.key(form.getFirst("key")), comment, shown, because);
        return CommentView.back(id, item, form);
    }

    @PostMapping("/{comment}/quote")
    ModelAndView quote(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestParam MultiValueMap<String, String> form) {
        view.closed(actor, id);
        var place = place(id, comment);
        if (!place.quotable())
            throw new Conflict(
                    "Whoever wrote this did not allow it to be published in their own words.");
        quotes.quote(actor, Typed.key(form.getFirst("key")), comment, form.containsKey("quoted"));
        return CommentView.back(id, place.item(), form);
    }
}
