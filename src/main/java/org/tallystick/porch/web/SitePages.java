package org.tallystick.porch.web;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.Role;

/// The pages that every public site owes its readers.
@Controller
@Open
class SitePages {

    private final SiteSettings.CouncilStylesheet stylesheet;
    private final Statements statements;

    SitePages(SiteSettings.CouncilStylesheet stylesheet, Statements statements) {
        this.stylesheet = stylesheet;
        this.statements = statements;
    }

    @GetMapping("/assets/council.css")
    ResponseEntity<String> councilStyle() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(stylesheet.css());
    }

    @GetMapping("/accessibility")
    ModelAndView accessibility(@RequestParam(defaultValue = "") String lang) {
        return statement("porch/web/accessibility", lang);
    }

    @GetMapping("/cookies")
    ModelAndView cookies(@RequestParam(defaultValue = "") String lang) {
        return statement("porch/web/cookies", lang);
    }

    @GetMapping("/privacy")
    ModelAndView privacy(@RequestParam(defaultValue = "") String lang) {
        return statement("porch/web/privacy", lang);
    }

    private ModelAndView statement(String view, String lang) {
        return new ModelAndView(view, Map.of("said", statements, "welsh", lang.equals("cy")));
    }

    /// What the accessibility, privacy and contact pages lack, for whoever can have it filled in.
    @Only(Role.ADMINISTRATOR)
    @GetMapping("/work/statements")
    ModelAndView gaps() {
        return new ModelAndView("porch/web/statements", Map.of("gaps", statements.gaps()));
    }

    @GetMapping("/licence")
    ModelAndView licence() {
        return new ModelAndView("porch/web/licence", Map.of());
    }
}
