package org.tallystick.procurement.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Open;
import org.tallystick.procurement.bid.BidDesk;
import org.tallystick.shared.NotFound;

/// How a bid was scored, for the supplier that sent it, after the award.
@Controller
@Open
class BidSummaryPages {

    private final BidDesk desk;
    private final Evaluations evaluations;

    BidSummaryPages(BidDesk desk, Evaluations evaluations) {
        this.desk = desk;
        this.evaluations = evaluations;
    }

    @GetMapping("/bids/summary")
    ModelAndView summary(HttpServletRequest request) {
        return desk.page(
                request,
                open -> BidDesk.view(
                        open,
                        "procurement/evaluation/bid-summary",
                        Map.of("summary", evaluations.summary(open.secret()).orElseThrow(NotFound::new))));
    }
}
