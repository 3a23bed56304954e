package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

/// Lets a request through to its handler when the handler is [Open], or [Only] for a role that the
/// actor holds. Everyone else learns nothing: not found. A page asked for by somebody not signed in
/// leads to the sign-in page, as every address under it does.
@Component
class AccessGuard implements HandlerInterceptor {

    private final SignedIn signedIn;
    private final Map<HandlerMethod, Door> doors = new ConcurrentHashMap<>();

    AccessGuard(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler) return true;
        if (!(handler instanceof HandlerMethod method)) {
            // What another site's script asks beforehand: no handler of ours, so that nothing of
            // ours would answer for an exception.
            response.sendError(404);
            return false;
        }
        if (method.getBeanType().getPackageName().startsWith("org.springframework.boot")) return true;
        var door = doors.computeIfAbsent(method, Door::of);
        if (door.open()) return true;
        if (door.roles().isEmpty()) throw new NotFound();
        var actor = signedIn.actor(request);
        if (door.roles().stream().anyMatch(actor::is)) return true;
        if (!actor.signedIn() && request.getMethod().equals("GET") && !wantsData(request)) {
            response.sendRedirect("/sign-in");
            return false;
        }
        throw new NotFound();
    }

    private static boolean wantsData(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /// What a handler declares. Looking for annotations takes longer than most of what is done with
    /// a request, and they never change.
    ///
    /// @param roles nobody's where it declares nothing
    private record Door(boolean open, Set<Role> roles) {

        static Door of(HandlerMethod method) {
            if (declared(method, Open.class) != null) return new Door(true, Set.of());
            var only = declared(method, Only.class);
            return new Door(false, only == null ? Set.of() : Set.of(only.value()));
        }

        private static <A extends Annotation> @Nullable A declared(HandlerMethod method, Class<A> kind) {
            var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), kind);
            if (onMethod != null) return onMethod;
            // What stands on the method replaces what stands on the class, whichever of the two it
            // is.
            return method.hasMethodAnnotation(Open.class) || method.hasMethodAnnotation(Only.class)
                    ? null
                    : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), kind);
        }
    }
}
