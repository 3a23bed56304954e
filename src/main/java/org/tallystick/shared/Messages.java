package org.tallystick.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What pages say in two languages: `messages_en.properties` and `messages_cy.properties`, which a
/// translator can edit without knowing Java. A name in braces is filled in.
public final class Messages {

    private static final Properties ENGLISH = read("en");
    private static final Properties WELSH = read("cy");

    private Messages() {}

    /// @param about names and values in turn: "n", 3
    /// @throws IllegalArgumentException where there is no such message in that language
    public static String in(boolean welsh, String key, Object... about) {
        var text = (welsh ? WELSH : ENGLISH).getProperty(key);
        if (text == null) throw new IllegalArgumentException("no message " + key + (welsh ? " in Welsh" : ""));
        for (var at = 0; at < about.length; at += 2)
            text = text.replace("{" + about[at] + "}", about[at + 1].toString());
        return text;
    }

    /// As [#in], where English has another form for one: the key ends in `.one` or `.more`.
    ///
    /// @param count what `{n}` stands for
    public static String count(boolean welsh, String key, long count) {
        return in(welsh, key + (count == 1 ? ".one" : ".more"), "n", "%,d".formatted(count));
    }

    /// The messages of one type: each is a constant of an enum, and its key is `Type.CONSTANT`.
    public interface Of {

        String name();

        default String in(boolean welsh, Object... about) {
            return Messages.in(welsh, getClass().getSimpleName() + "." + name(), about);
        }
    }

    static Set<String> keys(boolean welsh) {
        return new TreeSet<>((welsh ? WELSH : ENGLISH).stringPropertyNames());
    }

    private static Properties read(String language) {
        var file = "/messages_" + language + ".properties";
        var read = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
