package org.tallystick.platform.page.form;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sort and filter keys in an address, like `?sort=newest-first`. They are enums, so that nothing
/// typed reaches SQL; an unknown key reads as the default, so that an old bookmark still opens.
public final class Keys {

    private Keys() {}

    public static <E extends Enum<E>> E read(@Nullable String typed, E otherwise) {
        for (var key : otherwise.getDeclaringClass().getEnumConstants())
            if (write(key).equals(typed)) return key;
        return otherwise;
    }

    /// "leftOut" is "Left out", and "part-0191" is "Part": the name of a form's field, for people.
    public static String inWords(String field) {
        var words = field.replaceFirst("[-_.].*$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? field : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `NEWEST_FIRST` is "newest-first".
    public static String write(Enum<?> key) {
        return key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
