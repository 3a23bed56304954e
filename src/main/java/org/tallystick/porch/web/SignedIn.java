package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;

/// Who is signed in. The session keeps the person's id only; their posts are asked anew at every
/// request.
@Component
class SignedIn {

    private static final String ACTOR = SignedIn.class.getName() + ".actor";
    private static final String SINCE = SignedIn.class.getName() + ".since";

    /// A working day; without an end, a page that asks now and then would keep a session for ever.
    private static final Duration LONGEST = Duration.ofHours(12);

    private final People people;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignedIn(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /// The actor of this request, asked once.
    Actor actor(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor known) return known;
        var actor =
                over(request) ? Actor.PUBLIC : person().flatMap(people::actor).orElse(Actor.PUBLIC);
        request.setAttribute(ACTOR, actor);
        return actor;
    }

    private boolean over(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(SINCE) instanceof Instant since
                && since.plus(LONGEST).isBefore(clock.instant());
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
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        request.getSession().setAttribute(SINCE, clock.instant());
        request.removeAttribute(ACTOR);
    }
}
