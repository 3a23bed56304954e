package org.tallystick.bench;

import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.tallystick.library.register.Asked;
import org.tallystick.library.register.Entry;
import org.tallystick.library.register.Match;
import org.tallystick.library.register.Matcher;
import org.tallystick.library.register.Register;

/// Two hundred thousand names, as spending files misspell them, against a made register of five
/// million companies. Who made a name knows what it means; one in five means nobody.
final class SupplierBench {

    private static final int COMPANIES = 5_000_000;
    private static final int NAMES = 200_000;
    private static final String[] TRADES =
            ("Care Homes,Transport,Joinery,Foods,Training,Plumbing and Heating,Software,Cleaning Services,Electrical,Consulting,"
                            + "Construction,Property,Nursery,Security,Landscapes,Catering,Engineering,Design,Holdings,Logistics")
                    .split(",");
    private static final String[] PLACES =
            ("Shropshire,Leicester,Rotherham,Thurrock,Devon,Oxford,Calder,Tyne,Midlands,Northern,Southern,Western,Border,Valley,"
                            + "Coastal,Central,Highland,Riverside,Castle,Abbey")
                    .split(",");
    private static final String[] FORMS = {"Limited", "Ltd", "LIMITED", "Ltd.", "CIC", "PLC"};

    private SupplierBench() {}

    private record Tally(int right, int wrong, int doubtful, int meant) {
        Tally and(Tally other) {
            return new Tally(right + other.right, wrong + other.wrong, doubtful + other.doubtful, meant + other.meant);
        }
    }

    static void run(Table table) throws Exception {
        var started = System.nanoTime();
        var register = new Register();
        for (int number = 0; number < COMPANIES; number++)
            register.add(new Entry(
                    "GB-COH",
                    "%08d".formatted(number + 1),
                    name(number) + " " + FORMS[number % FORMS.length],
                    "",
                    "unknown",
                    "unknown",
                    ""));
        register.seal();
        var built = (System.nanoTime() - started) / 1e9;
        int threads = 2;
        var parts = new ArrayList<Callable<Tally>>();
        for (int part = 0; part < threads; part++) {
            int first = part * (NAMES / threads);
            parts.add(() -> match(register, first, first + NAMES / threads));
        }
        var all = new Tally(0, 0, 0, 0);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            for (var done : workers.invokeAll(parts)) all = all.and(done.get());
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        var runtime = Runtime.getRuntime();
        table.row(
                "200,000 names, 5 million companies",
                "%.0f s, %.0f of them to build the register; %d MB of heap"
                        .formatted(seconds, built, (runtime.totalMemory() - runtime.freeMemory()) >> 20),
                "",
                "goal: under 300 s; precision %.4f, recall %.4f, to look at %.3f"
                        .formatted(
                                (double) all.right() / (all.right() + all.wrong()),
                                (double) all.right() / all.meant(),
                                (double) all.doubtful() / NAMES));
    }

    private static Tally match(Register register, int from, int to) {
        var matcher = new Matcher(register);
        int right = 0;
        int wrong = 0;
        int doubtful = 0;
        int meant = 0;
        for (int at = from; at < to; at++) {
            var random = new SplittableRandom(at);
            boolean there = random.nextInt(5) > 0;
            int company = random.nextInt(COMPANIES);
            if (there) meant++;
            var written = there ? misspelt(company, random) : name(COMPANIES + company) + " Ltd";
            var match = matcher.match(new Asked(written, "", "", ""));
            if (match instanceof Match.Doubtful) doubtful++;
            if (!(match instanceof Match.Found found)) continue;
            if (there && Integer.parseInt(found.entry().id()) == company + 1) right++;
            else wrong++;
        }
        return new Tally(right, wrong, doubtful, meant);
    }

    /// Names overlap as real ones do: a made word, perhaps a place, and a trade.
    private static String name(int number) {
        var random = new SplittableRandom(77L * number + 5);
        var word = new StringBuilder();
        for (int syllable = 0; syllable < 2 + random.nextInt(3); syllable++)
            word.append("BCDFGHLMNPRSTVW".charAt(random.nextInt(15)))
                    .append("aeiou".charAt(random.nextInt(5)))
                    .append("lnrst".charAt(random.nextInt(5)));
        var place = random.nextInt(2) == 0 ? " " + PLACES[random.nextInt(PLACES.length)] : "";
        return word.toString().toLowerCase(Locale.ROOT) + place + " " + TRADES[random.nextInt(TRADES.length)];
    }

    private static String misspelt(int company, SplittableRandom random) {
        var name = name(company);
        var form = FORMS[random.nextInt(FORMS.length)];
        return switch (random.nextInt(8)) {
            case 0 -> name.toUpperCase(Locale.ROOT) + " " + form;
            case 1 -> "The " + name + " " + form + " *";
            case 2 -> name.replace(" and ", " & ");
            case 3 -> left(name, random) + " " + form;
            case 4 -> swapped(name, random) + " " + form;
            case 5 -> (name + " " + form).substring(0, Math.min(name.length() - 2, 32));
            default -> name + " " + form;
        };
    }

    private static String left(String name, SplittableRandom random) {
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.substring(at + 1);
    }

    private static String swapped(String name, SplittableRandom random) {
        int at = 1 + random.nextInt(name.length() - 3);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }
}
