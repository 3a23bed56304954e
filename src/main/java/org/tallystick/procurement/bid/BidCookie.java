package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.tallystick.platform.page.HouseCookie;

/// A bidder's secret in their own browser. In an address it would end in histories, in access logs
/// and in what is sent on to other sites.
final class BidCookie {

    private static final HouseCookie COOKIE = new HouseCookie("tallystick-bid", "/bids");

    private BidCookie() {}

    static Optional<BidSecret> read(HttpServletRequest request) {
        return COOKIE.read(request).flatMap(BidSecret::read);
    }

    /// Until the browser is closed; the code brings it back.
    static void give(BidSecret secret, HttpServletRequest request, HttpServletResponse response) {
        COOKIE.give(secret.text(), request, response);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.take(request, response);
    }
}
