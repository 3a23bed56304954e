package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.tallystick.platform.page.HouseCookie;

/// The token of every form. Somebody who is signed in has it in their session, where nobody can
/// plant it; for everybody else, who has no session, it is in a cookie.
final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "tallystick-form";

    private final CsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository cookie = cookie(false);
    private final CsrfTokenRepository secureCookie = cookie(true);

    private static CsrfTokenRepository cookie(boolean secure) {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(HouseCookie.named(COOKIE, secure));
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(
                settings -> settings.httpOnly(true).sameSite("Strict").secure(secure));
        return cookie;
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        if (request.getSession(false) != null) return session;
        return request.isSecure() ? secureCookie : cookie;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
