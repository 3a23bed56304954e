package org.tallystick.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// What is to be done, and how far each part is.
///
/// @param idPrefix what the ids of hints and states begin with, where a page has two lists
public record TaskList(List<Task> tasks, String idPrefix) {

    public record Task(
            String title, @Nullable String href, @Nullable String hint, Status status) {

        public Task {
            href = Hrefs.safeOrNull(href);
        }

        public static Task completed(String title, String href) {
            return new Task(title, href, null, new Words("Completed", false));
        }

        public static Task inProgress(String title, String href) {
            return new Task(title, href, null, new Tagged(Tag.of("In progress", Tag.Colour.TEAL)));
        }

        public static Task notStarted(String title, String href) {
            return new Task(title, href, null, new Tagged(Tag.of("Not started", Tag.Colour.GREY)));
        }

        public static Task cannotStartYet(String title, @Nullable String why) {
            return new Task(title, null, why, new Words("Cannot start yet", true));
        }

        public Task hint(String words) {
            return new Task(title, href, words, status);
        }
    }

    public sealed interface Status {}

    /// @param waiting whether the task cannot be started yet, and so is written faintly
    public record Words(String text, boolean waiting) implements Status {}

    public record Tagged(Tag tag) implements Status {}

    public TaskList {
        tasks = List.copyOf(tasks);
    }

    public static TaskList of(Task... tasks) {
        return new TaskList(List.of(tasks), "task-list");
    }
}
