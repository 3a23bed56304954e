package org.tallystick.finding;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.page.Choice;
import org.tallystick.page.Fields;
import org.tallystick.page.Keys;
import org.tallystick.page.Paging;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.survey.Item;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The one screen on which comments are read and coded.
@Component
public class CommentView {

    private static final int ON_A_PAGE = 20;

    private final Results results;
    private final Comments comments;
    private final Codes codes;

    CommentView(Results results, Comments comments, Codes codes) {
        this.results = results;
        this.comments = comments;
        this.codes = codes;
    }

    /// A question that has comments.
    public record Asked(Item item, long comments) {}

    /// How far two coders agree on one code.
    public record OnCode(String name, String kappa) {}

    Results.Read.All closed(Actor actor, UUID id) {
        if (!(results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all))
            throw new NotFound();
        comments.collect(all.consultation());
        return all;
    }

    ModelAndView page(Actor actor, Results.Read.All all, Map<String, String> query, Fields typed) {
        var id = all.consultation().id();
        var counts = comments.counts(id);
        var asked =
                all.survey()
                        .items()
                        .filter(item -> counts.containsKey(item.id()))
                        .map(item -> new Asked(item, counts.getOrDefault(item.id(), 0L)))
                        .toList();
        var model = new HashMap<String, Object>();
        model.put("consultation", all.consultation());
        model.put("title", all.survey().title().en());
        model.put("asked", asked);
        if (asked.isEmpty()) return new ModelAndView("finding/no-comments", model);
        var item =
                asked.stream()
                        .filter(each -> each.item().id().equals(query.get("item")))
                        .findFirst()
                        .orElse(asked.getFirst())
                        .item();
        var words = query.getOrDefault("q", "").strip();
        if (words.length() > 200) words = words.substring(0, 200);
        var show = Keys.read(query.getOrDefault("show", ""), Comments.Show.ALL);
        var paging = Paging.read(query.get("page"), ON_A_PAGE);
        var found = comments.find(actor, id, item.id(), words, show, paging.offset(), ON_A_PAGE);
        var address = address(id, item.id(), words, show);
        var frame = codes.frame(id, item.id());
        model.put("item", item);
        model.put("words", words);
        model.put("show", Keys.write(show));
        model.put("frame", frame);
        model.put("choices", Choice.each(frame, each -> each.id().toString(), Codes.Framed::name));
        model.put("found", found.comments());
        model.put("inWords", paging.inWords(found.total()));
        model.put("pagination", paging.pagination(found.total(), n -> address + "&page=" + n));
        model.put("here", address);
        model.put("agreed", agreed(id, item.id()));
        model.put("fields", typed);
        return new ModelAndView("finding/comments", model);
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
        return codes.agreement(id, item).stream()
                .filter(each -> each.things() > 0)
                .flatMap(each -> each.byCode().entrySet().stream())
                .map(
                        each ->
                                new OnCode(
                                        each.getKey(),
                                        each.getValue()
                                                        .kappa()
                                                        .map(kappa -> "kappa " + kappa)
                                                        .orElse("kappa cannot be told")
                                                + ", the same on "
                                                + each.getValue().agreed()
                                                + " of "
                                                + each.getValue().things()))
                .toList();
    }

    /// The question that a form is about.
    static String item(Results.Read.All all, MultiValueMap<String, String> form) {
        var item = Typed.plain(form.getFirst("item"));
        if (all.survey().item(item).isEmpty()) throw new NotFound();
        return item;
    }

    static ModelAndView back(UUID id, String item, MultiValueMap<String, String> form) {
        var from = Typed.plain(form.getFirst("from"));
        var base = "/work/consultations/" + id + "/comments?item=";
        var safe = from.startsWith(base) && from.matches("[A-Za-z0-9/?&=%+._-]+");
        return new ModelAndView(
                "redirect:"
                        + (safe ? from : base + URLEncoder.encode(item, StandardCharsets.UTF_8)));
    }
}
