package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// A part of a form that asks a question. Each of these gives a copy with one thing changed.
///
/// @param <T> the component itself
sealed interface Asks<T extends Asks<T>>
        permits Input, Textarea, CharacterCount, Select, FileUpload, Radios, Checkboxes, DateInput {

    Question question();

    /// The same component, asking this.
    T asking(Question question);

    default T hint(@Nullable String words) {
        return asking(question().hint(words));
    }

    default T error(@Nullable String words) {
        return asking(question().error(words));
    }

    /// Whether the words that it says itself are Welsh, like "Error" before what is wrong.
    default T in(boolean welsh) {
        return asking(question().in(welsh));
    }

    default T id(String id) {
        return asking(question().id(id));
    }

    default T describedBy(@Nullable String ids) {
        return asking(question().describedBy(ids));
    }

    default T size(@Nullable Size size) {
        return asking(question().sized(size, false));
    }

    /// The question is the page's heading: one thing per page.
    default T heading(@Nullable Size size) {
        return asking(question().sized(size, true));
    }
}
