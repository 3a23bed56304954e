package org.tallystick.consultation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;

/// Which answers say the same. Two people may well do so: it is shown, and nothing is left out
/// because of it.
public final class DuplicateRules {

    static final int BYTES = 16;

    private DuplicateRules() {}

    /// 16 bytes that two answers share when they say the same. Capitals, signs and spacing do not
    /// count, and nor does who answers.
    public static byte[] fingerprint(Answers answers) {
        var sorted = new TreeMap<String, String>();
        answers.byItem().forEach((item, answer) -> {
            if (!(answer instanceof Answer.ContactDetails)) sorted.put(item, sense(answer));
        });
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(digest.digest(sorted.toString().getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sense(Answer answer) {
        return switch (answer) {
            case Answer.Written(var text) -> words(text);
            case Answer.Number(var value) -> value.stripTrailingZeros().toPlainString();
            case Answer.Uploaded file -> file.sha256();
            case Answer.Chosen _, Answer.ContactDetails _ -> answer.toString();
        };
    }

    private static String words(String text) {
        var lower = text.toLowerCase(Locale.UK);
        var plain = new StringBuilder(lower.length());
        for (int at = 0, point; at < lower.length(); at += Character.charCount(point)) {
            point = lower.codePointAt(at);
            if (means(point)) plain.appendCodePoint(point);
            else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') plain.append(' ');
        }
        return plain.isEmpty() ? text.strip() : plain.toString().strip();
    }

    /// Letters and numbers of any script.
    private static boolean means(int point) {
        return Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.LETTER_NUMBER
                || Character.getType(point) == Character.OTHER_NUMBER;
    }
}
