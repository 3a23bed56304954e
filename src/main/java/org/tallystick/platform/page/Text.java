package org.tallystick.platform.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// Plain words where a component takes rich content; the template escapes them as any other text.
public record Text(String words) implements Content {

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeUserContent(words);
    }
}
