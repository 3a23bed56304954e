package org.tallystick.porch.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.tallystick.platform.page.Colours;
import org.tallystick.platform.page.CouncilStyle;
import org.tallystick.platform.page.Site;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;

/// Whose site this is, by settings: name, logo, colours. Colours that could not be read are refused
/// at the start.
@Configuration
class SiteSettings {

    /// What the council is called where no setting says so.
    static final String NOBODY = "Tallystick";

    @Bean
    Site site(
            Environment environment,
            @Value("${tallystick.council.name}") String council,
            @Value("${tallystick.council.service}") String service,
            @Value("${tallystick.council.logo:#{null}}") @Nullable String logo,
            @Value("${tallystick.council.brand-colour}") String brand,
            @Value("${tallystick.council.accent-colour}") String accent) {
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        return new Site(council, service, logo, new Colours(brand, accent), demo, "en");
    }

    /// The council's colours as a stylesheet of their own: the content policy allows no style
    /// inside a page.
    @Bean
    CouncilStylesheet councilStylesheet(Site site) {
        return switch (CouncilStyle.css(site)) {
            case Checked.Valid(var css) -> new CouncilStylesheet(css);
            case Checked.Invalid(var problems) ->
                throw new CommandRefused("The setting tallystick.council."
                        + problems.getFirst().field()
                        + "-colour cannot be used. "
                        + problems.getFirst().message()
                        + ".");
        };
    }

    record CouncilStylesheet(String css) {}
}
