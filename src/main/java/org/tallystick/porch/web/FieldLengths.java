package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tallystick.platform.page.form.Keys;

/// No field of any form takes more than a long report's worth of text. Fields with a limit of their
/// own say so beside the field; this is for those that have none.
@Component
class FieldLengths implements HandlerInterceptor, WebMvcConfigurer {

    /// Characters; the longest limit that any field has of its own.
    static final int MOST = 50_000;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST"))
            request.getParameterMap()
                    .forEach(
                            (name, values) -> {
                                for (var value : values)
                                    if (value.length() > MOST)
                                        throw new TooLong(name, value.length());
                            });
        return true;
    }

    /// A field holds more than it may.
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String sentence;

        TooLong(String field, int length) {
            super("a field is too long", null, false, false);
            sentence =
                    "“%s” has %,d characters, and the most is %,d. Go back: what you typed is still in your browser. Shorten it and send it again, or attach the longer text as a file where the form takes one."
                            .formatted(Keys.inWords(field), length, MOST);
        }

        String sentence() {
            return sentence;
        }
    }
}
