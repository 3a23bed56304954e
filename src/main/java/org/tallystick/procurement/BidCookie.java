package org.tallystick.procurement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

import java.util.Optional;

/// A bidder's secret in their own browser. In an address it would end in histories, in access logs
/// and in what is sent on to other sites.
final class BidCookie {

    private static final String NAME = "tallystick-bid";
    private static final String PATH = "/bids";

    private BidCookie() {}

    static Optional<BidSecret> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? Optional.empty() : BidSecret.read(cookie.getValue());
    }

    /// Until the browser is closed; the code brings it back.
    static void give(BidSecret secret, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(secret.text(), request).build(), response);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        add(cookie("", request).maxAge(0).build(), response);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }

    private static void add(ResponseCookie cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
