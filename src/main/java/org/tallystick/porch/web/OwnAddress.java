package org.tallystick.porch.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tallystick.platform.page.HouseCookie;
import org.tallystick.shared.CommandRefused;

/// Where the setting says that the site is reached by https, every request is taken as made to that
/// address, whatever it claims and however the proxy in front passes it on: cookies are for https
/// alone, browsers are asked to stay with it, and no address is made from a header.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnAddress extends OncePerRequestFilter {

    private static final int HTTPS = 443;

    private final URI address;

    OwnAddress(@Value("${tallystick.address}") String address) {
        this.address = read(address);
    }

    private static URI read(String typed) {
        try {
            var address = URI.create(typed.strip().replaceAll("/+$", ""));
            if (address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("https?")
                    && address.getPath().isEmpty()) return address;
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw new CommandRefused(
                "TALLYSTICK_ADDRESS must be the site's address without a path, like https://social-value.example; it is %s."
                        .formatted(typed));
    }

    private boolean secure() {
        return "https".equals(address.getScheme());
    }

    void nameSessionCookie(ServletContext context) {
        if (!secure()) return;
        var cookie = context.getSessionCookieConfig();
        cookie.setName(HouseCookie.named("tallystick", true));
        cookie.setPath("/");
        cookie.setSecure(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !secure();
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Here(request), response);
    }

    private final class Here extends HttpServletRequestWrapper {

        Here(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getScheme() {
            return "https";
        }

        @Override
        public String getServerName() {
            return address.getHost();
        }

        @Override
        public int getServerPort() {
            return address.getPort() < 0 ? HTTPS : address.getPort();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address.toString()).append(getRequestURI());
        }
    }
}
