package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Page;
import org.tallystick.platform.page.Site;
import org.tallystick.porch.work.Work;
import org.tallystick.shared.Actor;

/// Gives every template its `page`: whose site it is, who is signed in, the way around, the token
/// for its forms.
@Component
class PageForTemplates implements HandlerInterceptor {

    private static final List<String> EVERYBODY = List.of(
            "/charter",
            "/signatories",
            "/contracts",
            "/consultations",
            "/changes",
            "/local-spend",
            "/measures",
            "/organisations");
    private static final List<String> SIGNED_IN =
            Stream.concat(EVERYBODY.stream(), Stream.of("/work")).toList();

    private final SignedIn signedIn;
    private final Site site;
    private final Work work;
    private final Organisations organisations;
    private volatile @Nullable String council;

    PageForTemplates(SignedIn signedIn, Site site, Work work, Organisations organisations) {
        this.organisations = organisations;
        this.signedIn = signedIn;
        this.site = site;
        this.work = work;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        // What somebody does may be what waited for them.
        if (!request.getMethod().equals("GET")) {
            var actor = signedIn.actor(request);
            if (actor.signedIn()) work.forget(actor);
        }
        if (view != null && !elsewhere(view)) view.addObject("page", page(request));
    }

    /// A browser that is sent elsewhere is shown nothing here.
    private static boolean elsewhere(ModelAndView view) {
        var name = view.getViewName();
        return name == null
                ? view.getView() instanceof RedirectView
                : name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }

    Page page(HttpServletRequest request) {
        return page(request, signedIn.actor(request));
    }

    /// For what is said when something failed: where the database does not answer, nobody knows who
    /// asks, and the page is as everybody sees it.
    Page afterFailure(HttpServletRequest request) {
        try {
            return page(request);
        } catch (DataAccessException | TransactionException noDatabase) {
            return page(request, Actor.PUBLIC);
        }
    }

    private Page page(HttpServletRequest request, Actor actor) {
        return Page.of(
                site(),
                request.getRequestURI(),
                actor.signedIn() ? actor.name() : null,
                navigation(actor),
                actor.signedIn() ? work.count(actor) : 0,
                csrf(request));
    }

    /// Where no setting names the council, the first body that was set up here does.
    private Site site() {
        if (!site.council().equals(SiteSettings.NOBODY)) return site;
        var known = council;
        if (known == null) {
            try {
                known = organisations.first().orElse(null);
                council = known;
            } catch (DataAccessException | TransactionException noDatabase) {
                return site;
            }
        }
        return known == null ? site : site.named(known);
    }

    private static List<String> navigation(Actor actor) {
        return actor.signedIn() ? SIGNED_IN : EVERYBODY;
    }

    /// A stylesheet has no form, so that asking for one sets no cookie.
    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/assets/")) return null;
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
