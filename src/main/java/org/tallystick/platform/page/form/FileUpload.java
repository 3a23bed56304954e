package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Choosing a file to send; the page's form must be multipart.
///
/// @param accept the kinds that the browser offers first, like ".csv,.xlsx"; the server still has
///   to look
/// @param drop whether a file may be dropped on it; needs the script and works without
public record FileUpload(
        Question question, boolean multiple, @Nullable String accept, boolean drop, boolean disabled)
        implements Asks<FileUpload> {

    public static FileUpload of(String name, String label) {
        return new FileUpload(Question.of(name, label), false, null, false, false);
    }

    @Override
    public FileUpload asking(Question another) {
        return new FileUpload(another, multiple, accept, drop, disabled);
    }

    public FileUpload several() {
        return new FileUpload(question, true, accept, drop, disabled);
    }

    public FileUpload accepting(String kinds) {
        return new FileUpload(question, multiple, kinds, drop, disabled);
    }

    public FileUpload droppable() {
        return new FileUpload(question, multiple, accept, true, disabled);
    }

    public FileUpload switchedOff() {
        return new FileUpload(question, multiple, accept, drop, true);
    }
}
