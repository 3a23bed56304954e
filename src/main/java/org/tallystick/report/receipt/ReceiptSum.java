package org.tallystick.report.receipt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount as those read it who check: a number, or a part of a whole. Part of [ReceiptVerifier],
/// which shares nothing with the part that makes receipts.
public record ReceiptSum(BigDecimal part, @Nullable BigDecimal of) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,20})?");

    public static @Nullable ReceiptSum read(String text) {
        var parts = text.split("/", -1);
        if (parts.length > 2 || !Arrays.stream(parts).allMatch(NUMBER.asMatchPredicate())) return null;
        return new ReceiptSum(new BigDecimal(parts[0]), parts.length == 1 ? null : new BigDecimal(parts[1]));
    }

    boolean suits(String kind) {
        var whole = kind.equals("SHARE") || kind.equals("YES_NO");
        return whole == (of != null) && (of == null || of.signum() > 0);
    }

    public ReceiptSum plus(ReceiptSum other) {
        var sum = of == null || other.of == null ? null : of.add(other.of);
        return new ReceiptSum(part.add(other.part), sum);
    }

    public String exact() {
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
