package org.tallystick.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// A cookie that only this site reads and only its pages are sent with. Where the site is reached
/// by https, its name says so to browsers: neither another site of the same domain nor a page
/// without https can plant it then.
///
/// @param name as it is without https
/// @param path where it is sent without https; with it, browsers want the whole site
public record HouseCookie(String name, String path) {

    private static final String HOST = "__Host-";

    /// What browsers take from this very host alone.
    public static String named(String name, boolean secure) {
        return secure ? HOST + name : name;
    }

    public Optional<String> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, named(name, request.isSecure()));
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /// Until the browser is closed.
    public void give(String value, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(value, request).build(), response);
    }

    public void take(HttpServletRequest request, HttpServletResponse response) {
        add(cookie("", request).maxAge(Duration.ZERO).build(), response);
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(named(name, request.isSecure()), value)
                .path(request.isSecure() ? "/" : path)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }

    private static void add(ResponseCookie cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
