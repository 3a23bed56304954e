package org.tallystick.report.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.list.Table;

/// One promise on a contract's page.
///
/// @param because why it is rated so; null where nothing is rated
/// @param kept what was promised first and how that changed; empty where it did not
/// @param worth a money value put on it, in words; null where that is switched off
record PromiseView(
        String theme,
        String name,
        @Nullable String href,
        String words,
        String checked,
        @Nullable String rating,
        @Nullable String because,
        @Nullable String worth,
        List<String> kept,
        Table figures,
        Table quarters,
        List<Story> stories) {

    public record Story(String quarter, String state, String words) {}
}
