package org.tallystick.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/// Through Spring Boot's own configuration of view resolvers.
class JteViewsTest {

    @Controller
    static class TagPages {
        @ModelAttribute("nobodyDeclaredThis")
        String global() {
            return "and nothing happens";
        }

        @GetMapping("/tag")
        ModelAndView tag() {
            return new ModelAndView("platform/govuk/tag", Map.of("tag", Tag.of("Café <b>")));
        }

        @GetMapping("/moved")
        ModelAndView moved() {
            return new ModelAndView("redirect:/tag");
        }

        @GetMapping("/lost")
        ModelAndView lost() {
            return new ModelAndView("platform/govuk/lost");
        }
    }

    private static MockHttpServletResponse answer(String path, String accept) {
        var answers = new MockHttpServletResponse[1];
        new WebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
                .withBean(TagPages.class)
                .withBean(JteViews.class)
                .run(context -> answers[0] = MockMvcBuilders.webAppContextSetup(context)
                        .build()
                        .perform(get(path).header("Accept", accept))
                        .andReturn()
                        .getResponse());
        return answers[0];
    }

    @Test
    void writesTheTemplateThatTheControllerNamesAndIgnoresWhatItDoesNotDeclare() {
        var answer = answer("/tag", "text/html");
        assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8).strip())
                .isEqualTo("<strong class=\"govuk-tag\">Café &lt;b&gt;</strong>");
    }

    @Test
    void answersWhateverIsAccepted() {
        assertThat(answer("/tag", "*/*").getStatus()).isEqualTo(200);
        assertThat(answer("/tag", "application/json").getContentType()).startsWith("text/html");
    }

    @Test
    void leavesRedirectsToSpring() {
        assertThat(answer("/moved", "text/html").getRedirectedUrl()).isEqualTo("/tag");
    }

    @Test
    void saysWhichTemplateIsMissing() {
        assertThatThrownBy(() -> new JteViews().resolveViewName("platform/govuk/lost", Locale.UK))
                .hasMessage("There is no template src/main/resources/templates/platform/govuk/lost.jte");
        assertThatThrownBy(() -> answer("/lost", "text/html"))
                .hasRootCauseMessage("There is no template src/main/resources/templates/platform/govuk/lost.jte");
    }
}
