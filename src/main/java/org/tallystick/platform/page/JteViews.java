package org.tallystick.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Finds the template that a controller names: "delivery/returns/return" is
/// `templates/delivery/return.jte`. A redirect is left to Spring. The page is rendered whole before
/// the first byte goes out, so that a failing template still becomes an error page with its own
/// status.
@Component
final class JteViews implements ViewResolver, Ordered {

    /// Where the build puts the templates, compiled.
    static final String PACKAGE = "org.tallystick";

    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        // Spring also asks for a name with a file ending of what the reader accepts; no template's
        // name has a dot.
        if (name.startsWith("redirect:") || name.startsWith("forward:") || name.contains(".")) return null;
        var template = name + ".jte";
        if (!engine.hasTemplate(template))
            throw new IllegalStateException("There is no template src/main/resources/templates/" + template);
        return new JteView(template);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 20;
    }

    private final class JteView implements View {
        private final String template;

        private JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var page = new Utf8ByteOutput();
            Map<String, Object> parameters = model == null ? Map.of() : new HashMap<>(model);
            engine.render(template, parameters, page);
            response.setContentType(HTML);
            response.setContentLength(page.getContentLength());
            page.writeTo(response.getOutputStream());
        }
    }
}
