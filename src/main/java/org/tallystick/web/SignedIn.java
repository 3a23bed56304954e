package org.tallystick.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.tallystick.organisation.People;
import org.tallystick.shared.Actor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in. The session keeps the person's id only; their posts are asked anew at every
/// request.
@Component
class SignedIn {

    private static final String ACTOR = SignedIn.class.getName() + ".actor";

    private final People people;
    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    SignedIn(People people) {
        this.people = people;
    }

    /// The actor of this request, asked once.
    Actor actor(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor known) return known;
        var actor = person().flatMap(people::actor).orElse(Actor.PUBLIC);
        request.setAttribute(ACTOR, actor);
        return actor;
    }

    private static Optional<UUID> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof UUID id
                ? Optional.of(id)
                : Optional.empty();
    }

    /// Signs this person in under a new session id, so that an id planted beforehand is worth
    /// nothing.
    void signIn(UUID person, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        request.removeAttribute(ACTOR);
    }
}
