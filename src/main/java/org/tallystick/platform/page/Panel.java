package org.tallystick.platform.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Link;

/// That it is done, with the reference; or, interrupting, a question before it is done.
///
/// @param links further ways on from an interruption, after its buttons
public record Panel(
        String title, @Nullable Content body, boolean interrupting, List<Button> buttons, List<Link> links) {

    public Panel {
        buttons = List.copyOf(buttons);
        links = List.copyOf(links);
    }

    public static Panel of(String title, @Nullable Content body) {
        return new Panel(title, body, false, List.of(), List.of());
    }

    /// "Your reference number", and the reference large beneath.
    public static Panel withReference(String title, String words, String reference) {
        return of(title, new Reference(words, reference));
    }

    public static Panel interrupting(String title, Content body, List<Button> buttons, List<Link> links) {
        return new Panel(title, body, true, buttons, links);
    }

    public String classes() {
        return interrupting ? "govuk-panel govuk-panel--interruption" : "govuk-panel govuk-panel--confirmation";
    }

    private record Reference(String words, String reference) implements Content {
        @Override
        public void writeTo(gg.jte.TemplateOutput output) {
            output.writeUserContent(words);
            output.writeContent("<br><strong>");
            output.writeUserContent(reference);
            output.writeContent("</strong>");
        }
    }
}
