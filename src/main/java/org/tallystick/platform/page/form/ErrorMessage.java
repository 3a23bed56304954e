package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// What is wrong with one field, beside it.
///
/// @param prefix the word read aloud before it; "Error" in English
public record ErrorMessage(String text, @Nullable String id, String prefix) {

    public ErrorMessage(String text, @Nullable String id) {
        this(text, id, "Error");
    }
}
