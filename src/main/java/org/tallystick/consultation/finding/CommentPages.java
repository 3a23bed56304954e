package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

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
        var all = view.closed(actor, id);
        var place = place(id, comment);
        var item = place.item();
        var typed = PostedForm.of(form.toSingleValueMap());
        var chosen = form.getOrDefault("codes", List.of()).stream()
                .flatMap(each -> PostedForm.of(Map.of("code", each)).id("code").stream())
                .collect(Collectors.toSet());
        if (codes.code(actor, typed.key(), id, item, comment, typed.seen(), chosen))
            return CommentView.back(id, item, typed);
        var names = codes.frame(id, item).stream()
                .filter(each -> chosen.contains(each.id()))
                .map(Codes.Framed::name)
                .collect(Collectors.joining(", "));
        return changed(
                actor,
                all,
                place,
                comment,
                typed,
                "Someone has coded this comment since you looked. You chose: "
                        + (names.isEmpty() ? "none of the codes" : names)
                        + ". Look at the codes others chose, then choose again");
    }

    @PostMapping("/{comment}/redaction")
    ModelAndView redact(
            Actor actor, @PathVariable UUID id, @PathVariable UUID comment, @RequestParam Map<String, String> form) {
        var all = view.closed(actor, id);
        var place = place(id, comment);
        var typed = PostedForm.of(form);
        var problems = new ArrayList<Problem>();
        var because =
                typed.needed("because", LONGEST, "Say why it is blacked out, like “It names a neighbour”", problems);
        var shown = typed.within("shown", LONGEST, problems);
        if (shown.isEmpty() && place.quoted())
            problems.add(new Problem(
                    "shown", "Leave something to read, or first choose “Do not publish it as a" + " quote”"));
        if (!problems.isEmpty()) return refused(actor, all, place, comment, typed, problems);
        if (quotes.redact(actor, typed.key(), comment, typed.seen(), shown, because))
            return CommentView.back(id, place.item(), typed);
        return changed(
                actor,
                all,
                place,
                comment,
                typed,
                "Someone has blacked out something here since you looked. You wrote: “"
                        + shown
                        + "”. Look at what others can read now, then change that");
    }

    /// The comment alone as it is now.
    private ModelAndView changed(
            Actor actor, Results.Read.All all, Comments.Place place, UUID comment, PostedForm typed, String words) {
        var fields = Fields.of(Map.of(), List.of(Problem.ofAll(words)));
        return alone(actor, all, place, comment, typed, fields, HttpStatus.CONFLICT);
    }

    private ModelAndView alone(
            Actor actor,
            Results.Read.All all,
            Comments.Place place,
            UUID comment,
            PostedForm typed,
            Fields fields,
            HttpStatus status) {
        var query = Map.of("item", place.item(), "comment", comment.toString(), "from", typed.text("from"));
        var page = view.page(actor, all, query, fields);
        page.setStatus(status);
        return page;
    }

    /// The comment alone, with what was typed: its fields bear its id, for a page has many such
    /// forms.
    private ModelAndView refused(
            Actor actor,
            Results.Read.All all,
            Comments.Place place,
            UUID comment,
            PostedForm typed,
            List<Problem> problems) {
        var fields = Fields.of(
                Map.of("shown-" + comment, typed.text("shown"), "because-" + comment, typed.text("because")),
                problems.stream()
                        .map(each -> new Problem(each.field() + "-" + comment, each.message()))
                        .toList());
        return alone(actor, all, place, comment, typed, fields, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{comment}/quote")
    ModelAndView quote(
            Actor actor, @PathVariable UUID id, @PathVariable UUID comment, @RequestParam Map<String, String> form) {
        view.closed(actor, id);
        var place = place(id, comment);
        var typed = PostedForm.of(form);
        if (!place.quotable()) throw new Conflict("The person who wrote this did not agree to be quoted.");
        if (place.blank() && typed.has("quoted"))
            throw new Conflict(
                    "There is nothing left of this comment to read. Change what others can read, then publish it as a quote.");
        quotes.quote(actor, typed.key(), comment, typed.has("quoted"));
        return CommentView.back(id, place.item(), typed);
    }
}
