package org.tallystick.delivery.verification;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.RuleTables;
import org.tallystick.platform.page.Open;

/// How claims are picked at random for a closer check, and what the checks have shown.
@Controller
@Open
class SamplePages {

    private final Samples samples;
    private final RuleTables tables;

    SamplePages(Samples samples, RuleTables tables) {
        this.samples = samples;
        this.tables = tables;
    }

    @GetMapping("/random-checks")
    ModelAndView page() {
        return new ModelAndView(
                "delivery/verification/random-checks", Map.of("rates", tables.rates(), "results", samples.results()));
    }
}
