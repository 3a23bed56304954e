package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;

/// No field of any form takes more than a long report's worth of text, under a name that a page can
/// have given it. Fields with a limit of their own say so beside the field; this is for those that
/// have none.
@Component
class FieldLengths implements HandlerInterceptor, WebMvcConfigurer {

    /// Characters; no page of the house has a field with so long a name.
    static final int LONGEST_NAME = 500;

    /// The server itself reads more, so that a form with too many is refused in words.
    static final int MOST_FIELDS = 1_000;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var posted = request.getMethod().equals("POST");
        var many = request.getParameterMap().values().stream()
                .mapToInt(each -> each.length)
                .sum();
        if (many > MOST_FIELDS) throw new TooMany();
        request.getParameterMap().forEach((name, values) -> {
            if (!isName(name)) throw PostedForm.unreadable();
            for (var value : values)
                if (posted && value.length() > PostedForm.LONGEST) throw new TooLong(name, value.length());
        });
        return true;
    }

    /// Values are cleaned of what no document may hold; a name that needs it is no page's.
    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /// A form has more fields than any page gives it.
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("a form has too many fields", null, false, false);
        }
    }

    /// A field holds more than it may.
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String sentence;

        TooLong(String field, int length) {
            super("a field is too long", null, false, false);
            sentence =
                    "“%s” has %,d characters, and the most is %,d. Go back: what you typed is still in your browser. Shorten it and send it again, or attach the longer text as a file if the form accepts one."
                            .formatted(Keys.inWords(field), length, PostedForm.LONGEST);
        }

        String sentence() {
            return sentence;
        }
    }
}
