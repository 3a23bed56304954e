package org.tallystick.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tallystick.page.Link;
import org.tallystick.page.Page;
import org.tallystick.page.Site;
import org.tallystick.shared.Actor;

import java.util.ArrayList;
import java.util.List;

/// Gives every template its `page`: whose site it is, who is signed in, the way around, the token
/// for its forms.
@ControllerAdvice
class PageAdvice {

    private final SignedIn signedIn;
    private final Site site;

    PageAdvice(SignedIn signedIn, Site site) {
        this.signedIn = signedIn;
        this.site = site;
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request) {
        var actor = signedIn.actor(request);
        return Page.of(
                site,
                request.getRequestURI(),
                actor.signedIn() ? actor.name() : null,
                navigation(actor),
                csrf(request));
    }

    private static List<Link> navigation(Actor actor) {
        var links = new ArrayList<Link>();
        links.add(Link.of("Charter", "/charter"));
        links.add(Link.of("Signatories", "/signatories"));
        links.add(Link.of("Contracts and promises", "/contracts"));
        links.add(Link.of("Consultations", "/consultations"));
        links.add(Link.of("What changed", "/changes"));
        links.add(Link.of("Local spend", "/local-spend"));
        links.add(Link.of("Measures", "/measures"));
        links.add(Link.of("Organisations", "/organisations"));
        if (actor.signedIn()) links.add(Link.of("Your work", "/work"));
        return links;
    }

    /// A stylesheet has no form, so that asking for one sets no cookie.
    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/assets/")) return null;
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
