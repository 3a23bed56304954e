package org.tallystick.library.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of suppliers brought to one spelling, for matching only: what is shown is the name as it
/// was published.
final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^A-Z0-9]+");

    /// What says how a firm is set up, and not which it is.
    private static final Set<String> FORMS =
            Set.of("LIMITED", "LTD", "LTDA", "PLC", "LLP", "LP", "CIC", "CIO", "INC", "THE", "CO", "COMPANY");

    private static final Map<String, String> SHORT = Map.of(
            "SERV", "SERVICES",
            "SERVS", "SERVICES",
            "SERVICE", "SERVICES",
            "HSE", "HOUSE",
            "ASSOC", "ASSOCIATION",
            "ST", "SAINT",
            "GRP", "GROUP",
            "INTL", "INTERNATIONAL",
            "UNITEDKINGDOM", "UK",
            "BROS", "BROTHERS");

    private Names() {}

    /// The words that tell the supplier from others, parted by one space: "ACME CARE SERVICES" for
    /// "The Acme Care Serv. Ltd *". Where nothing else is left, the forms stay.
    public static String key(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var upper =
                plain.toUpperCase(Locale.ROOT).replace("'", "").replace("’", "").replace("&", " AND ");
        var words = new ArrayList<String>();
        var all = new ArrayList<String>();
        for (var word : NOT_WORDS.split(dotted(upper))) {
            if (word.isEmpty()) continue;
            all.add(word);
            if (!FORMS.contains(word) && !word.equals("AND")) words.add(SHORT.getOrDefault(word, word));
        }
        return String.join(" ", words.isEmpty() ? all : words);
    }

    /// "P.L.C." and "C.I.C." are words, and so is "A.B.".
    private static String dotted(String name) {
        return name.replaceAll("(?<=\\b[A-Z])\\.(?=[A-Z]\\b)", "").replace("(UK)", "UK");
    }

    static List<String> words(String key) {
        return List.of(key.split(" "));
    }
}
