package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;

/// Staff who come from the council's own directory (OpenID Connect): an account whose verified
/// address is known here signs in as that person, and stays theirs. The directory says who somebody
/// is; what they may do is decided here.
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
        var person = authentication.getPrincipal() instanceof OidcUser user ? person(user) : Optional.<Person>empty();
        if (person.isPresent()) {
            signedIn.signIn(person.get().id(), request, response);
            response.sendRedirect("/");
        } else {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/sign-in?unknown");
        }
    }

    /// A name with a control character is nobody's.
    private Optional<Person> person(OidcUser user) {
        var email = String.valueOf(user.getEmail());
        var issuer = String.valueOf(user.getIssuer());
        var subject = String.valueOf(user.getSubject());
        return Boolean.TRUE.equals(user.getEmailVerified())
                        && user.getEmail() != null
                        && Stream.of(email, issuer, subject).noneMatch(text -> text.matches("(?s).*\\p{Cc}.*"))
                ? people.withAccount(issuer, subject, email)
                : Optional.empty();
    }
}
