package org.tallystick.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Spending files as messy as the published ones, in any number of lines and always the same: six
/// forms of date and five of pounds in one file, names in several spellings, quoted line ends,
/// blanks, credits, and one line in a thousand that gives no payment.
final class SpendLines {

    static final int SUPPLIERS = 60_000;
    private static final String[] MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    private static final String[] LONG =
            "January February March April May June July August September October November December".split(" ");
    private static final String[] KINDS = {"Limited", "LTD", "Ltd.", "CIC", "plc", "& Sons", "Services Ltd", "(UK) Ltd"
    };
    private static final String[] TRADES = {
        "Care", "Transport", "Joinery", "Foods", "Training", "Plumbing", "Software", "Cleaning"
    };
    private static final String[] AREAS = {"SY", "TF", "LE", "S", "RM", "HX", "BD", "NE", "EX", "OX"};

    private SpendLines() {}

    /// Writes so many lines as files of half a million each.
    static void write(Path folder, int lines) throws IOException {
        Files.createDirectories(folder);
        int most = Math.min(lines, 500_000);
        for (int file = 0; file * most < lines; file++) {
            var path = folder.resolve("spend-%03d.csv".formatted(file));
            if (!Files.exists(path)) write(path, file, most);
        }
    }

    private static void write(Path path, int seed, int lines) throws IOException {
        var random = new SplittableRandom(20_260_401L + seed);
        var text = new StringBuilder(1 << 20);
        text.append("Date,Directorate,Expense Type,Supplier Name,Supplier Postcode,Net Amount,")
                .append("Invoice Number,Description\r\n");
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int line = 0; line < lines; line++) {
                line(text, random);
                if (text.length() > 1_000_000) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void line(StringBuilder text, SplittableRandom random) {
        date(text, random);
        text.append(",Directorate of ").append(TRADES[random.nextInt(8)]).append(" and Place,");
        text.append("Category ").append(random.nextInt(120)).append(" - goods and services,");
        // A few suppliers are paid most often, as everywhere.
        double skew = random.nextDouble();
        int supplier = (int) (skew * skew * skew * SUPPLIERS);
        supplier(text, supplier, random.nextInt(20));
        text.append(',');
        if (random.nextInt(10) > 0) postcode(text, supplier);
        text.append(',');
        amount(text, random);
        text.append(",INV").append(1_000_000 + random.nextInt(8_000_000)).append(',');
        if (random.nextInt(50) == 0) text.append("\"Works at two sites:\r\nthe hall, and the \"\"old\"\" school\"");
        else text.append("Order ").append(random.nextInt(40_000)).append(" for the period");
        text.append("\r\n");
    }

    private static void date(StringBuilder text, SplittableRandom random) {
        int year = 2015 + random.nextInt(10);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        if (random.nextInt(1_000) == 0) {
            text.append("31/02/").append(year);
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> two(two(text, day).append('/'), month).append('/').append(year);
            case 1 -> two(two(text.append(year).append('-'), month).append('-'), day);
            case 2 ->
                two(two(text.append(year).append('-'), month).append('-'), day).append(" 00:00:00");
            case 3 ->
                two(text, day).append('-').append(MONTHS[month - 1]).append('-').append(year % 100);
            case 4 ->
                text.append(day).append(' ').append(LONG[month - 1]).append(' ').append(year);
            default -> two(two(text, day).append('.'), month).append('.').append(year);
        }
    }

    private static StringBuilder two(StringBuilder text, int number) {
        if (number < 10) text.append('0');
        return text.append(number);
    }

    static void supplier(StringBuilder text, int number, int spelling) {
        var name =
                TRADES[number % 8] + " " + Integer.toString(number * 7919, 36).toUpperCase(java.util.Locale.ROOT);
        var whole = name + " " + KINDS[number % KINDS.length];
        if (spelling == 0) text.append(whole.toUpperCase(java.util.Locale.ROOT)).append("  ");
        else if (spelling == 1) text.append('"').append(whole).append(", The\"");
        else text.append(whole);
    }

    private static void postcode(StringBuilder text, int number) {
        text.append(AREAS[number % 10]).append(1 + number % 9).append(' ').append(number % 7);
        text.append("ABDEFGHJLN".charAt(number % 10)).append("PQRSTUWXYZ".charAt(number / 10 % 10));
    }

    private static void amount(StringBuilder text, SplittableRandom random) {
        int pounds = 1 + random.nextInt(random.nextInt(20) == 0 ? 900_000 : 9_000);
        int pence = random.nextInt(100);
        switch (random.nextInt(5)) {
            case 0 -> grouped(text.append("\"£"), pounds, pence).append('"');
            case 1 -> grouped(text.append('"'), pounds, pence).append('"');
            case 2 ->
                two(
                        text.append(random.nextInt(8) == 0 ? "-" : "")
                                .append(pounds)
                                .append('.'),
                        pence);
            case 3 -> two(text.append('(').append(pounds).append('.'), pence).append(')');
            default -> text.append(pounds);
        }
    }

    private static StringBuilder grouped(StringBuilder text, int pounds, int pence) {
        if (pounds >= 1_000) {
            text.append(pounds / 1_000).append(',');
            if (pounds % 1_000 < 100) text.append('0');
            if (pounds % 1_000 < 10) text.append('0');
        }
        text.append(pounds >= 1_000 ? pounds % 1_000 : pounds).append('.');
        return two(text, pence);
    }
}
