package org.tallystick.platform.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Link;
import org.tallystick.shared.Messages;

/// What stands around every page. The porch makes one for each request; a template gives it its
/// title.
///
/// @param title what the page is, without the service's name
/// @param wrong whether the page comes back with errors, which its title then says first
/// @param path the address of the page, from which its place in the navigation follows
/// @param person who is signed in; null for nobody
/// @param navigation the addresses of the main pages; their names are messages
/// @param waiting how many tasks wait for the person who is signed in
/// @param csrf the token that every form has to carry; null where nothing can be sent
public record Page(
        String title,
        boolean wrong,
        Site site,
        String path,
        @Nullable String person,
        List<String> navigation,
        long waiting,
        @Nullable Csrf csrf) {

    /// The pages of the frame that are written in Welsh too.
    private static final Set<String> STATEMENTS = Set.of("/accessibility", "/cookies", "/privacy", "/contact");

    /// The name and value of a hidden field.
    public record Csrf(String name, String value) {}

    public Page {
        navigation = List.copyOf(navigation);
    }

    public static Page of(
            Site site,
            String path,
            @Nullable String person,
            List<String> navigation,
            long waiting,
            @Nullable Csrf csrf) {
        return new Page(site.service(), false, site, path, person, navigation, waiting, csrf);
    }

    public Page titled(String words) {
        return new Page(words, wrong, site, path, person, navigation, waiting, csrf);
    }

    /// The same page, its text in Welsh where that is asked for: browsers and screen readers are
    /// told.
    public Page in(boolean welsh) {
        return welsh ? new Page(title, wrong, site.inLanguage("cy"), path, person, navigation, waiting, csrf) : this;
    }

    public boolean welsh() {
        return site.language().equals("cy");
    }

    /// A page with a form: its title says so when something is wrong.
    public Page titled(String words, Fields fields) {
        return new Page(words, fields.wrong(), site, path, person, navigation, waiting, csrf);
    }

    /// "Error: Send your return – Social value – Shropshire Council".
    public String titleShown() {
        var service = title.equals(site.service()) ? "" : title + " – ";
        return (wrong ? say("frame.error") + ": " : "") + service + site.service() + " – " + site.council();
    }

    /// The message of this key in the page's language.
    ///
    /// @param about names and values in turn
    public String say(String key, Object... about) {
        return Messages.in(welsh(), key, about);
    }

    private Link menu(String href) {
        var count = href.equals("/work") && waiting > 0 ? " (%,d)".formatted(waiting) : "";
        return Link.of(say("menu." + href) + count, href);
    }

    public ServiceNavigation serviceNavigation() {
        var items = navigation.stream().map(this::menu).map(this::item).toList();
        return new ServiceNavigation(site.service(), "/", items, say("frame.menu"), say("frame.main-menu"));
    }

    private ServiceNavigation.Item item(Link link) {
        var href = link.href() == null ? "" : link.href();
        var place = path.equals(href)
                ? ServiceNavigation.Place.HERE
                : !href.equals("/") && path.startsWith(href + "/")
                        ? ServiceNavigation.Place.WITHIN
                        : ServiceNavigation.Place.ELSEWHERE;
        return new ServiceNavigation.Item(link.text(), link.href(), place);
    }

    public Footer footer() {
        var links = Stream.of("/data", "/marks", "/accessibility", "/cookies", "/privacy", "/contact", "/licence")
                .map(this::menu)
                .map(link -> welsh() && STATEMENTS.contains(link.href())
                        ? Link.of(link.text(), link.href() + "?lang=cy")
                        : link)
                .toList();
        return new Footer(say("frame.about"), links, say("frame.made-by", "council", site.council()));
    }
}
