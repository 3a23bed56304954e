package org.tallystick.platform.page.form;

import gg.jte.Content;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One answer to choose.
///
/// @param value what is posted
/// @param reveal what opens beneath when this is chosen, usually one more field; radios and
///   checkboxes only
/// @param alone whether choosing it clears the others ("None of these"); checkboxes only
public record Choice(
        String value,
        String text,
        @Nullable String hint,
        @Nullable Content reveal,
        boolean disabled,
        boolean alone) implements Item {

    public static Choice of(String value, String text) {
        return new Choice(value, text, null, null, false, false);
    }

    /// "Yes" and "No", posted as `yes` and `no`.
    public static List<Choice> yesOrNo() {
        return List.of(of("yes", "Yes"), of("no", "No"));
    }

    /// A choice for each thing, in its order.
    public static <T> List<Choice> each(
            List<T> things, Function<? super T, String> value, Function<? super T, String> text) {
        return things.stream()
                .map(thing -> of(value.apply(thing), text.apply(thing)))
                .toList();
    }

    /// A choice for each constant, posted as [Keys] writes it.
    public static <E extends Enum<E>> List<Choice> each(Class<E> keys, Function<? super E, String> text) {
        return each(List.of(keys.getEnumConstants()), Keys::write, text);
    }

    public Choice hint(@Nullable String words) {
        return new Choice(value, text, words, reveal, disabled, alone);
    }

    public Choice reveal(@Nullable Content more) {
        return new Choice(value, text, hint, more, disabled, alone);
    }

    public Choice switchedOff() {
        return new Choice(value, text, hint, reveal, true, alone);
    }

    public Choice clearingOthers() {
        return new Choice(value, text, hint, reveal, disabled, true);
    }
}
