package org.tallystick.platform.page;

import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// Whose service it is, and how it looks.
///
/// @param logo the address of the logo on this site; null where the name is written instead
/// @param demo whether everything in it is made up, which every page then says
/// @param language the pages' language, as a BCP 47 tag: "en" or "cy"
public record Site(
        String council, String service, @Nullable String logo, Colours colours, boolean demo, String language) {

    public Site {
        logo = Hrefs.safeOrNull(logo);
    }

    public Site inLanguage(String another) {
        return new Site(council, service, logo, colours, demo, another);
    }

    public Site named(String another) {
        return new Site(another, service, logo, colours, demo, language);
    }

    public static Site of(String council) {
        return new Site(council, "Social value", null, Colours.USUAL, false, "en");
    }
}
