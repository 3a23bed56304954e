package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.bid.Drafts.Draft;
import org.tallystick.procurement.bid.Drafts.Saved;
import org.tallystick.procurement.tender.Editing;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// What every page of a bid does: find the bid by the secret in the browser, save it, and say when
/// it is too late. Whoever has no secret is asked for the code, whether there is a bid or not.
@Component
public class BidDesk {

    private final Drafts drafts;
    private final Tenders tenders;

    BidDesk(Drafts drafts, Tenders tenders) {
        this.drafts = drafts;
        this.tenders = tenders;
    }

    /// A bid in its bidder's browser.
    public record Open(BidSecret secret, Draft draft, Tenders.Published published) {
        Tender tender() {
            return published.tender();
        }
    }

    Optional<Open> open(HttpServletRequest request) {
        return BidCookie.read(request)
                .flatMap(secret ->
                        drafts.find(secret).map(draft -> new Open(secret, draft, tenders.sure(draft.tender()))));
    }

    /// Shows a page of the bid, or asks for the code.
    public ModelAndView page(HttpServletRequest request, Function<Open, ModelAndView> page) {
        return open(request).map(page).orElse(new ModelAndView("redirect:/bids/resume"));
    }

    public static ModelAndView view(Open open, String template, Map<String, ?> more) {
        var model = new HashMap<String, Object>(more);
        model.put("tender", open.published());
        return new ModelAndView(template, model);
    }

    /// @param problems of what was typed on this page; with any, nothing is saved
    ModelAndView save(
            Open open,
            PostedForm sent,
            BidForm form,
            List<Problem> problems,
            Function<Editing, ModelAndView> page,
            String next) {
        if (!problems.isEmpty()) return PlanDesk.refused(page.apply(again(sent, sent.seen(), problems, List.of())));
        return switch (drafts.save(open.secret(), sent.seen(), form)) {
            case Saved.Kept _ ->
                new ModelAndView("redirect:" + (sent.text("then").equals("draft") ? "/bids" : next));
            case Saved.NotFound _ -> new ModelAndView("redirect:/bids/resume");
            case Saved.Over(var sentence) -> over(open, sentence);
            case Saved.Refused(var wrong) -> PlanDesk.refused(page.apply(again(sent, sent.seen(), wrong, List.of())));
            case Saved.Changed(var latest) ->
                Views.with(
                        page.apply(again(
                                sent,
                                latest.version(),
                                List.of(),
                                Editing.changes(BidTyped.shown(latest.form()), BidTyped.shown(form)))),
                        HttpStatus.CONFLICT);
        };
    }

    static Editing again(PostedForm sent, int seen, List<Problem> problems, List<Editing.Change> changes) {
        return new Editing(sent.fields(problems), seen, UUID.randomUUID(), changes);
    }

    static ModelAndView over(Open open, String sentence) {
        return PlanDesk.refused(view(open, "procurement/bid/over", Map.of("sentence", sentence)));
    }

    /// What stands in the way of submitting.
    static List<Problem> problems(Open open) {
        return open.draft().form().check(open.tender()) instanceof Checked.Invalid<Bid>(var problems)
                ? problems
                : List.of();
    }
}
