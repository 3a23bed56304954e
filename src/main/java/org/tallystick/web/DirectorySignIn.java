package org.tallystick.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.tallystick.organisation.People;

import java.io.IOException;

/// Staff who come from the council's own directory (OpenID Connect): whoever's verified address is
/// known here is signed in as that person. The directory says who somebody is; what they may do is
/// decided here.
@Component
class DirectorySignIn implements AuthenticationSuccessHandler {

    private final People people;
    private final SignedIn signedIn;

    DirectorySignIn(People people, SignedIn signedIn) {
        this.people = people;
        this.signedIn = signedIn;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var person =
                authentication.getPrincipal() instanceof OidcUser user
                                && Boolean.TRUE.equals(user.getEmailVerified())
                                && user.getEmail() != null
                        ? people.withEmail(user.getEmail())
                        : java.util.Optional.<org.tallystick.organisation.Person>empty();
        if (person.isPresent()) {
            signedIn.signIn(person.get().id(), request, response);
            response.sendRedirect("/");
        } else {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/sign-in?unknown");
        }
    }
}
