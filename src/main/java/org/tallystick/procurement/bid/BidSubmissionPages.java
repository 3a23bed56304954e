package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.bid.BidDesk.Open;
import org.tallystick.procurement.bid.Bids.Submitted;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.shared.Problem;

/// Submitting: check the answers, send them once, keep the receipt; take the bid back; ask whether
/// it arrived.
@Controller
@org.tallystick.platform.page.Open
@RequestMapping("/bids")
class BidSubmissionPages {

    private final BidDesk desk;
    private final Bids bids;

    BidSubmissionPages(BidDesk desk, Bids bids) {
        this.desk = desk;
        this.bids = bids;
    }

    @GetMapping("/check")
    ModelAndView check(HttpServletRequest request) {
        return desk.page(request, open -> check(open, Fields.blank(), false));
    }

    private ModelAndView check(Open open, Fields fields, boolean changed) {
        return BidDesk.view(
                open,
                "procurement/bid/bid-check",
                Map.of(
                        "form", open.draft().form(),
                        "quarters", open.tender().quarters(),
                        "fields", fields,
                        "missing", BidDesk.problems(open),
                        "again", !bids.receipts(open.secret()).isEmpty(),
                        "changed", changed,
                        "seen", open.draft().version(),
                        "key", UUID.randomUUID()));
    }

    @PostMapping("/submission")
    ModelAndView submit(HttpServletRequest request, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return desk.page(request, open -> switch (bids.submit(sent.key(), open.secret(), sent.seen())) {
            case Submitted.Accepted _ -> new ModelAndView("redirect:/bids/receipt");
            case Submitted.NotFound _ -> new ModelAndView("redirect:/bids/resume");
            case Submitted.Over(var sentence) -> BidDesk.over(open, sentence);
            case Submitted.Refused(var problems) ->
                PlanDesk.refused(check(open, Fields.of(Map.of(), unlinked(problems)), false));
            case Submitted.Changed _ -> Views.with(check(open, Fields.blank(), true), HttpStatus.CONFLICT);
        });
    }

    /// The fields are on other pages, to which the list of answers leads.
    private static List<Problem> unlinked(List<Problem> problems) {
        return problems.stream().map(each -> Problem.ofAll(each.message())).toList();
    }

    @GetMapping("/receipt")
    ModelAndView receipt(HttpServletRequest request) {
        return desk.page(request, open -> {
            var receipts = bids.receipts(open.secret());
            return receipts.isEmpty()
                    ? new ModelAndView("redirect:/bids")
                    : BidDesk.view(open, "procurement/bid/bid-receipt", Map.of("receipts", receipts));
        });
    }

    @GetMapping("/withdrawal")
    ModelAndView withdrawal(HttpServletRequest request) {
        return desk.page(request, open -> {
            var counts = bids.receipts(open.secret()).stream().anyMatch(Receipt::counts);
            return counts
                    ? BidDesk.view(open, "procurement/bid/bid-withdrawal", Map.of("key", UUID.randomUUID()))
                    : new ModelAndView("redirect:/bids");
        });
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(HttpServletRequest request, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return desk.page(request, open -> switch (bids.withdraw(sent.key(), open.secret())) {
            case Submitted.Accepted _ -> new ModelAndView("redirect:/bids/receipt");
            case Submitted.Over(var sentence) -> BidDesk.over(open, sentence);
            case Submitted.NotFound _, Submitted.Refused _, Submitted.Changed _ -> new ModelAndView("redirect:/bids");
        });
    }

    @GetMapping("/arrived")
    ModelAndView arrived(HttpServletRequest request) {
        return desk.page(request, open -> arrived(open, Fields.blank(), List.of()));
    }

    private static ModelAndView arrived(Open open, Fields fields, List<Receipt> found) {
        return BidDesk.view(open, "procurement/bid/bid-arrived", Map.of("fields", fields, "found", found));
    }

    @PostMapping("/arrived")
    ModelAndView ask(HttpServletRequest request, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return desk.page(
                request,
                open -> bids.arrived(open.secret(), sent.text("reference"))
                        .map(found -> arrived(open, sent.fields(List.of()), List.of(found)))
                        .orElseGet(() -> PlanDesk.refused(arrived(
                                open,
                                sent.fields(
                                        List.of(
                                                new Problem(
                                                        "reference",
                                                        "We have not received anything with this reference. Check it, or submit again before the deadline"))),
                                List.of()))));
    }
}
