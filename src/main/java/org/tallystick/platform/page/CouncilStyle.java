package org.tallystick.platform.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// The council's colours as a stylesheet of custom properties, served at `/assets/council.css`.
public final class CouncilStyle {

    /// The least contrast of words on their background: WCAG 2.2, 1.4.3, level AA.
    static final BigDecimal LEAST = new BigDecimal("4.5");

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    private CouncilStyle() {}

    /// The stylesheet; or what is wrong with the colours, in the fields `brand` and `accent`.
    public static Checked<String> css(Site site) {
        var colours = site.colours();
        var problems = new ArrayList<Problem>();
        if (!HEX.matcher(colours.accent()).matches()) problems.add(notAColour("accent"));
        if (!HEX.matcher(colours.brand()).matches()) problems.add(notAColour("brand"));
        else if (contrastWithWhite(colours.brand()).compareTo(LEAST) < 0) problems.add(tooPale(colours.brand()));
        return problems.isEmpty() ? new Checked.Valid<>(written(colours)) : new Checked.Invalid<>(problems);
    }

    private static Problem notAColour(String field) {
        return new Problem(field, "Enter a colour as # and six digits or letters a to f, like #1f4e4a");
    }

    private static Problem tooPale(String brand) {
        var contrast = contrastWithWhite(brand).setScale(1, RoundingMode.DOWN);
        return new Problem(
                "brand",
                "Choose a darker colour: white words on %s have a contrast of %s to 1, and need %s to 1"
                        .formatted(brand, contrast, LEAST));
    }

    private static String written(Colours colours) {
        return """
        :root {
          --govuk-brand-colour: %1$s;
          --tally-brand: %1$s;
          --tally-brand-dark: %2$s;
          --tally-accent: %3$s;
        }
        """.formatted(colours.brand(), darker(colours.brand()), colours.accent());
    }

    /// Contrast of white words on this colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    public static BigDecimal contrastWithWhite(String colour) {
        var weights = List.of("0.2126", "0.7152", "0.0722");
        var parts = parts(colour);
        var luminance = IntStream.range(0, 3)
                .mapToObj(i -> linear(parts.get(i)).multiply(new BigDecimal(weights.get(i))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BigDecimal("1.05").divide(luminance.add(new BigDecimal("0.05")), MathContext.DECIMAL32);
    }

    /// WCAG 2.2, "relative luminance": one channel, 0 to 255, without its gamma.
    private static BigDecimal linear(int channel) {
        var share = channel / 255.0;
        return BigDecimal.valueOf(share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
    }

    private static String darker(String colour) {
        return parts(colour).stream()
                .map(channel -> "%02x".formatted(channel * 7 / 10))
                .collect(Collectors.joining("", "#", ""));
    }

    private static List<Integer> parts(String colour) {
        return IntStream.of(1, 3, 5)
                .mapToObj(at -> Integer.parseInt(colour.substring(at, at + 2), 16))
                .toList();
    }
}
