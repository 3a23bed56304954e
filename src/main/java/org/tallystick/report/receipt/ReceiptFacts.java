package org.tallystick.report.receipt;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The verifier's own reading of the ledger's part of a receipt, and of amounts. Part of
/// [ReceiptVerifier], which shares nothing with the part that makes receipts.
final class ReceiptFacts {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private ReceiptFacts() {}

    /// @param place how messages name it: "ledger entry 3, link 17"
    /// @param about kind and id of the thing it is about
    record Entry(String place, String about, String act, Map<String, String> facts, boolean sealed) {}

    private record Link(String place, long number, String before, String hash) {}

    /// Reads every entry, recomputes digests and hashes, and says where they do not follow.
    static List<Entry> read(JsonNode ledger, @Nullable String known, List<String> faults) {
        var entries = new ArrayList<Entry>();
        var links = new TreeMap<Long, Link>();
        for (var node : ledger.path("entries")) {
            var link = node.path("link");
            var sealed = link.isObject();
            var number = entries.size() + 1;
            var place = "ledger entry " + number + (sealed ? ", link " + text(link, "number") : "");
            var facts = facts(text(node, "facts"));
            if (facts == null) faults.add(upper(place) + ": its facts cannot be read.");
            if (!HEX.matcher(text(node, "privateDigest")).matches())
                faults.add(upper(place) + ": its private digest is not 64 hexadecimal digits.");
            else if (sealed) link(place, node, links, faults);
            entries.add(new Entry(
                    place,
                    text(node, "kind") + " " + text(node, "id"),
                    text(node, "act"),
                    facts == null ? Map.of() : facts,
                    sealed));
        }
        chain(links, ledger.path("head"), known, faults);
        return entries;
    }

    private static void link(String place, JsonNode node, Map<Long, Link> links, List<String> faults) {
        var link = node.path("link");
        var before = text(link, "before");
        var stated = text(link, "hash");
        var number =
                link.path("number").isIntegralNumber() ? link.path("number").asLong() : 0;
        if (!HEX.matcher(before).matches() || !HEX.matcher(stated).matches() || number < 1) {
            faults.add(upper(place) + ": its link cannot be read.");
            return;
        }
        var hash = hash(before, number, text(link, "sealedAt"), digest(node));
        if (!hash.equals(stated))
            faults.add(upper(place)
                    + ": the hash does not follow from what the entry says, so the entry or"
                    + " its link was altered.");
        var other = links.put(number, new Link(place, number, before, stated));
        if (other != null) faults.add(upper(place) + ": " + other.place() + " has the same number.");
    }

    private static void chain(TreeMap<Long, Link> links, JsonNode head, @Nullable String known, List<String> faults) {
        var hashes = new TreeMap<Long, String>();
        for (var link : links.values()) {
            var before = hashes.get(link.number() - 1);
            if (before != null && !before.equals(link.before()))
                faults.add(upper(link.place()) + ": it does not follow the link before it.");
            hashes.put(link.number(), link.hash());
            hashes.putIfAbsent(link.number() - 1, link.before());
        }
        if (head.isObject()) {
            var number = head.path("number").asLong(0);
            var there = hashes.get(number);
            if (there != null && !there.equals(text(head, "hash")))
                faults.add("Head: its hash is not that of link " + number + " in this receipt.");
            if (!HEX.matcher(text(head, "hash")).matches()) faults.add("Head: its hash is not 64 hexadecimal digits.");
            if (!links.isEmpty() && links.lastKey() > number)
                faults.add("Head: it is older than link " + links.lastKey() + " in this receipt.");
            hashes.putIfAbsent(number, text(head, "hash"));
        } else if (!links.isEmpty()) faults.add("Head: it is missing.");
        if (known == null) return;
        var number = Long.parseLong(known.substring(0, known.indexOf(':')));
        var there = hashes.get(number);
        if (there != null && !known.endsWith(":" + there))
            faults.add("Head: link %d has the hash %s here, and %s in the head that you gave."
                    .formatted(number, there, known.substring(known.indexOf(':') + 1)));
    }

    /// Keys and values as netstrings, one after the other; null where they are not.
    private static @Nullable Map<String, String> facts(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var words = new ArrayList<String>();
        for (var at = 0; at < bytes.length; ) {
            var length = 0;
            var digits = at;
            while (at < bytes.length && at - digits < 8 && bytes[at] >= '0' && bytes[at] <= '9')
                length = length * 10 + bytes[at++] - '0';
            var end = at + 1 + length;
            if (at == digits || end >= bytes.length || bytes[at] != ':' || bytes[end] != ',') return null;
            words.add(new String(bytes, at + 1, length, StandardCharsets.UTF_8));
            at = end + 1;
        }
        var facts = new TreeMap<String, String>();
        if (words.size() % 2 != 0) return null;
        for (var i = 0; i < words.size(); i += 2) facts.put(words.get(i), words.get(i + 1));
        return facts;
    }

    private static byte[] digest(JsonNode entry) {
        var bytes = new ByteArrayOutputStream();
        for (var field : List.of("at", "act", "kind", "id", "facts")) netstring(bytes, text(entry, field));
        bytes.writeBytes(HexFormat.of().parseHex(text(entry, "privateDigest")));
        return sha256(bytes);
    }

    private static String hash(String before, long number, String sealedAt, byte[] digest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(before));
        netstring(bytes, Long.toString(number));
        netstring(bytes, sealedAt);
        bytes.writeBytes(digest);
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static void netstring(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write(',');
    }

    private static byte[] sha256(ByteArrayOutputStream bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String upper(String place) {
        return Character.toUpperCase(place.charAt(0)) + place.substring(1);
    }

    /// An amount: a number, or a part of a whole.
    record Sum(BigDecimal part, @Nullable BigDecimal of) {

        private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,20})?");

        static @Nullable Sum read(String text) {
            var parts = text.split("/", -1);
            if (parts.length > 2 || !Arrays.stream(parts).allMatch(NUMBER.asMatchPredicate())) return null;
            return new Sum(new BigDecimal(parts[0]), parts.length == 1 ? null : new BigDecimal(parts[1]));
        }

        boolean suits(String kind) {
            var whole = kind.equals("SHARE") || kind.equals("YES_NO");
            return whole == (of != null) && (of == null || of.signum() > 0);
        }

        Sum plus(Sum other) {
            var sum = of == null || other.of == null ? null : of.add(other.of);
            return new Sum(part.add(other.part), sum);
        }

        String exact() {
            return of == null ? plain(part) : plain(part) + "/" + plain(of);
        }

        String shown(String kind) {
            return switch (kind) {
                case "POUNDS" -> (part.signum() < 0 ? "-£" : "£") + pence();
                case "SHARE" -> "%s%% (%s of %s)".formatted(percent(), grouped(plain(part)), whole());
                case "YES_NO" -> "%s of %s yes".formatted(grouped(plain(part)), whole());
                case "NARRATIVE" -> grouped(plain(part)) + (plain(part).equals("1") ? " account" : " accounts");
                default -> grouped(plain(part));
            };
        }

        private String whole() {
            return of == null ? "" : grouped(plain(of));
        }

        private String pence() {
            var rounded = part.abs().setScale(2, RoundingMode.HALF_UP).toPlainString();
            return grouped(rounded.endsWith(".00") ? rounded.replace(".00", "") : rounded);
        }

        private String percent() {
            if (of == null) return "";
            var hundred = BigDecimal.valueOf(100);
            var rounded = part.multiply(hundred).divide(of, 1, RoundingMode.HALF_UP);
            // 100 is said of the whole alone, and 0 of nothing alone.
            if (rounded.compareTo(hundred) == 0 && part.compareTo(of) != 0)
                return part.compareTo(of) < 0 ? "99.9" : "100.1";
            if (rounded.signum() == 0 && part.signum() != 0) return part.signum() > 0 ? "0.1" : "-0.1";
            return grouped(plain(rounded));
        }

        private static String plain(BigDecimal number) {
            var text = number.toPlainString();
            return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        }

        private static String grouped(String number) {
            var point = number.indexOf('.');
            var whole = point < 0 ? number : number.substring(0, point);
            var rest = point < 0 ? "" : number.substring(point);
            return whole.replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", ",") + rest;
        }
    }

    static boolean over(String quarter, String day) {
        var next = LocalDate.of(
                        Integer.parseInt(quarter.substring(0, 4)), Integer.parseInt(quarter.substring(6)) * 3 - 2, 1)
                .plusMonths(3);
        return next.toString().compareTo(day) <= 0;
    }

    static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
