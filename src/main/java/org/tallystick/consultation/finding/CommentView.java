package org.tallystick.consultation.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.survey.Item;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.list.Downloads;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;

/// The one screen on which comments are read and coded.
@Component
class CommentView {

    private static final int ON_A_PAGE = 20;

    private final Results results;
    private final Comments comments;
    private final Codes codes;
    private final Findings findings;
    private final CodeAgreements agreements;

    CommentView(Results results, Comments comments, Codes codes, CodeAgreements agreements, Findings findings) {
        this.agreements = agreements;
        this.findings = findings;
        this.results = results;
        this.comments = comments;
        this.codes = codes;
    }

    /// A question that has comments.
    public record Asked(Item item, long comments) {}

    /// How far two coders agree on one code.
    public record OnCode(String name, String kappa) {}

    Results.Read.All closed(Actor actor, UUID id) {
        if (!(results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all)) throw new NotFound();
        comments.collect(all.consultation());
        return all;
    }

    ModelAndView page(Actor actor, Results.Read.All all, Map<String, String> query, Fields typed) {
        var id = all.consultation().id();
        var asked = asked(all);
        var model = new HashMap<String, Object>();
        model.put("consultation", all.consultation());
        model.put("title", all.survey().title().en());
        model.put("asked", asked);
        if (asked.isEmpty()) return new ModelAndView("consultation/finding/no-comments", model);
        var asking = asking(asked, query);
        var item = asking.item();
        var words = asking.words();
        var show = asking.show();
        var paging = Paging.read(query.get("page"), ON_A_PAGE);
        var wanted = new Comments.Wanted(
                words, show, PostedForm.of(query).id("comment").orElse(null));
        var found = comments.find(actor, id, item.id(), wanted, paging.offset(), ON_A_PAGE);
        if (found.comments().isEmpty() && paging.number() > 1) {
            // Whoever codes the last of those that are not coded is shown those before it.
            paging = new Paging(1, ON_A_PAGE);
            found = comments.find(actor, id, item.id(), wanted, 0, ON_A_PAGE);
        }
        var address = address(id, item.id(), words, show);
        var here = paging.number() == 1 ? address : address + "&page=" + paging.number();
        var frame = codes.frame(id, item.id());
        model.put("item", item);
        model.put("words", words);
        model.put("show", Keys.write(show));
        model.put("frame", frame);
        model.put("named", Choice.each(frame, each -> each.id() + " " + each.name(), Codes.Framed::name));
        model.put("choices", Choice.each(frame, each -> each.id().toString(), Codes.Framed::name));
        model.put("found", found.comments());
        model.put("inWords", paging.inWords(found.total()));
        model.put("pagination", paging.pagination(found.total(), n -> address + "&page=" + n));
        model.put("downloads", Downloads.beside(address));
        model.put("here", safe(id, query.getOrDefault("from", "")).orElse(here));
        model.put("published", findings.latest(id).isPresent());
        model.put("agreed", agreed(id, item.id()));
        model.put("fields", typed);
        return new ModelAndView("consultation/finding/comments", model);
    }

    private List<Asked> asked(Results.Read.All all) {
        var counts = comments.counts(all.consultation().id());
        return all.survey()
                .items()
                .filter(item -> counts.containsKey(item.id()))
                .map(item -> new Asked(item, counts.getOrDefault(item.id(), 0L)))
                .toList();
    }

    /// Which comments an address asks for.
    private record Asking(Item item, String words, Comments.Show show) {}

    /// @param asked at least one
    private static Asking asking(List<Asked> asked, Map<String, String> query) {
        var item = asked.stream()
                .filter(each -> each.item().id().equals(query.get("item")))
                .findFirst()
                .orElse(asked.getFirst())
                .item();
        var words = query.getOrDefault("q", "").strip();
        return new Asking(
                item,
                words.length() > 200 ? words.substring(0, 200) : words,
                Keys.read(query.getOrDefault("show", ""), Comments.Show.ALL));
    }

    static final List<String> HEADINGS = List.of(
            "question",
            "comment",
            "as others may read it",
            "why",
            "may be quoted",
            "quoted",
            "my codes",
            "codes of others",
            "state");

    /// All comments that an address asks for, each by its headings. What others found in one that
    /// the reader has not coded is left out, as on the page.
    List<Map<String, String>> list(Actor actor, Results.Read.All all, Map<String, String> query) {
        var asked = asked(all);
        if (asked.isEmpty()) return List.of();
        var asking = asking(asked, query);
        var id = all.consultation().id();
        var names = new HashMap<UUID, String>();
        codes.frame(id, asking.item().id()).forEach(each -> names.put(each.id(), each.name()));
        var wanted = new Comments.Wanted(asking.words(), asking.show(), null);
        return comments.every(actor, id, asking.item().id(), wanted).stream()
                .map(each -> row(asking.item(), each, names))
                .toList();
    }

    private static Map<String, String> row(Item item, Comment comment, Map<UUID, String> names) {
        var cells = List.of(
                item.id(),
                comment.text(),
                comment.shown() == null ? comment.text() : comment.shown(),
                comment.because() == null ? "" : comment.because(),
                comment.quotable() ? "yes" : "no",
                comment.quoted() ? "yes" : "no",
                comment.mine() == null ? "not coded yet" : named(comment.mine(), names),
                named(comment.others(), names),
                comment.mine() == null
                        ? ""
                        : comment.differs() ? "coded differently" : comment.settled() ? "settled" : "");
        var row = new LinkedHashMap<String, String>();
        for (var at = 0; at < cells.size(); at++) row.put(HEADINGS.get(at), cells.get(at));
        return row;
    }

    private static String named(Set<UUID> codes, Map<UUID, String> names) {
        return codes.stream()
                .map(each -> names.getOrDefault(each, ""))
                .filter(each -> !each.isEmpty())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String address(UUID id, String item, String words, Comments.Show show) {
        return "/work/consultations/"
                + id
                + "/comments?item="
                + URLEncoder.encode(item, StandardCharsets.UTF_8)
                + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                + (show == Comments.Show.ALL ? "" : "&show=" + Keys.write(show));
    }

    private List<OnCode> agreed(UUID id, String item) {
        return agreements.of(id, item).stream()
                .filter(each -> each.things() > 0)
                .flatMap(each -> each.byCode().entrySet().stream())
                .map(each -> new OnCode(
                        each.getKey(),
                        each.getValue().kappa().map(kappa -> "kappa " + kappa).orElse("kappa cannot be worked out")
                                + ", the same on "
                                + each.getValue().agreed()
                                + " of "
                                + each.getValue().things()))
                .toList();
    }

    /// The question that a form is about.
    static String item(Results.Read.All all, PostedForm form) {
        var item = form.text("item");
        if (all.survey().item(item).isEmpty()) throw new NotFound();
        return item;
    }

    static ModelAndView back(UUID id, String item, PostedForm form) {
        var from = safe(id, form.text("from"));
        return new ModelAndView("redirect:" + from.orElseGet(() -> address(id, item, "", Comments.Show.ALL)));
    }

    /// Where a form was shown, if it is a list of this consultation's comments.
    private static Optional<String> safe(UUID id, String from) {
        var known = from.startsWith("/work/consultations/" + id + "/comments?item=");
        return Optional.of(from).filter(_ -> known && from.matches("[A-Za-z0-9/?&=%+._-]+"));
    }
}
