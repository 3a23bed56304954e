package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.SentAgain;

/// The same form with the same words is answered as it was; with other words it is refused, and
/// both are shown: what was kept by its link, what was sent now on the page itself.
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
@Open
class SentOnce implements HandlerInterceptor, WebMvcConfigurer {

    private static final String DIGEST = SentOnce.class.getName() + ".digest";

    /// What these sent is known nowhere by a hash. The first answer, or the last saved bid, counts.
    private static final Pattern NEVER_KEPT = Pattern.compile("/(?:consultations|bids|tenders|sign-in|demo)(?:/.*)?");

    private static final Set<String> HIDDEN = Set.of("_csrf", "key", "seen", "then", "go");
    private static final int KEY = 36;

    private final SentForms forms;
    private final PageForTemplates pages;

    SentOnce(SentForms forms, PageForTemplates pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var key = key(request, handler);
        if (key == null) return true;
        var digest = SentForms.digest(request);
        var before = forms.find(key, request.getRequestURI());
        if (before.isPresent() && !before.get().says(digest))
            throw new OtherWords(before.get().went());
        request.setAttribute(DIGEST, digest);
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        var key = key(request, handler);
        if (key == null
                || answer == null
                || !(request.getAttribute(DIGEST) instanceof byte[] digest)
                || answer.getViewName() == null
                || !answer.getViewName().startsWith("redirect:")) return;
        var went = answer.getViewName().substring("redirect:".length());
        var kept = forms.keep(key, request.getRequestURI(), digest, went);
        if (!kept.says(digest)) throw new OtherWords(kept.went());
    }

    private static @Nullable UUID key(HttpServletRequest request, Object handler) {
        if (!request.getMethod().equals("POST")
                || !(handler instanceof HandlerMethod method)
                || method.hasMethodAnnotation(SentAgain.class)
                || NEVER_KEPT.matcher(request.getRequestURI()).matches()) return null;
        var key = request.getParameter("key");
        if (key == null || key.length() != KEY) return null;
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notAKey) {
            return null;
        }
    }

    /// The form was sent before with other words.
    private static final class OtherWords extends RuntimeException {
        private final transient String went;

        OtherWords(String went) {
            super("a form was sent again with other words", null, false, false);
            this.went = went;
        }
    }

    @ExceptionHandler(OtherWords.class)
    ModelAndView refuse(OtherWords other, HttpServletRequest request) {
        var words = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            var value = String.join(", ", values).strip();
            if (!HIDDEN.contains(name) && !value.isEmpty()) words.put(name, value);
        });
        return new ModelAndView(
                "porch/web/sent-before",
                Map.of("went", other.went, "words", words, "page", pages.page(request)),
                HttpStatus.CONFLICT);
    }
}
