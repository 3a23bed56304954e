package org.tallystick.charter.signatory.signing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.tallystick.platform.page.HouseCookie;

/// The secret of a signing in the browser of whoever signs, until the browser is closed.
public final class SigningCookie {

    private static final HouseCookie COOKIE = new HouseCookie("tallystick-signing", "/charter");

    private SigningCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request);
    }

    public static void give(String secret, HttpServletRequest request, HttpServletResponse response) {
        COOKIE.give(secret, request, response);
    }
}
