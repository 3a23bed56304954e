package org.tallystick.porch.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// How many requests of one address are under way at once. Behind a proxy that is believed it is
/// the forwarded address that counts, where [OpenConnections] sees the proxy's alone.
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestsAtOnce extends OncePerRequestFilter {

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final int most;

    RequestsAtOnce(ClientLimits limits) {
        most = limits.requests();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var address = request.getRemoteAddr();
        try {
            if (underWay.merge(address, 1, Integer::sum) > most) refuse(response);
            else chain.doFilter(request, response);
        } finally {
            underWay.computeIfPresent(address, (_, many) -> many > 1 ? many - 1 : null);
        }
    }

    /// In plain text: a page would cost what the limit saves.
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .println("Too many requests from your address are under way at once. Wait ten seconds"
                        + " and try again.");
    }
}
