package org.tallystick.shared;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Checked.Invalid;
import org.tallystick.shared.Checked.Valid;

/// An organisation's number in a register, written as the register writes it, so that two spellings
/// of one number are equal: company "7590785" is "07590785". Schemes are org-id.guide codes; the
/// number of a scheme not known here is kept as given.
///
/// @param scheme an org-id.guide code, like "GB-COH"
/// @param id the number within that register
public record Identifier(String scheme, String id) {

    private static final int LONGEST = 200;
    private static final int COMPANY = 8;

    private static final Pattern SCHEME = Pattern.compile("[A-Z]{2,3}-[A-Z0-9_]{1,20}");

    /// Companies House's prefixes; societies (IP, NP, RS, SP) may end in letters, all others in
    /// digits.
    private static final Pattern COMPANY_PARTS = Pattern.compile(
            "(AC|BR|CE|CS|FC|FE|GE|GN|GS|IC|LP|NA|NC|NF|NI|NL|NO|NR|NV|NZ|OC|OE|PC|R|RC|SA|SC|SE|SF|SG|SI|SL"
                    + "|SO|SR|SZ|ZC|)([0-9]{1,8})");

    private static final Pattern SOCIETY = Pattern.compile("(IP|NP|RS|SP)[0-9]{3}[0-9A-Z]{3}");

    /// A charity that is run under another's number has a part of its own: "1090095-1".
    private static final Pattern CHARITY = Pattern.compile("([1-9][0-9]{5,6})(?:-0*([1-9][0-9]{0,2})|-0+)?");

    private static final Pattern SCOTTISH_CHARITY = Pattern.compile("(?:SC)?([0-9]{6})");
    private static final Pattern IRISH_CHARITY = Pattern.compile("(?:NIC)?([1-9][0-9]{5})");
    private static final Pattern PPON = Pattern.compile("(P[A-Z]{3})-?([0-9]{4})-?([A-Z]{4})");

    /// Brings both parts into the register's own spelling.
    ///
    /// @throws IllegalArgumentException where they are malformed; text from outside passes [#read]
    ///   instead
    public Identifier {
        scheme = scheme.strip().toUpperCase(Locale.ROOT);
        var wrong = wrongScheme(scheme);
        if (!wrong.isEmpty()) throw new IllegalArgumentException(wrong);
        var known = Known.of(scheme);
        id = known == null
                ? id.strip()
                : known.normal(id.strip().toUpperCase(Locale.ROOT).replace(" ", ""));
        if (id.isEmpty() || id.length() > LONGEST)
            throw new IllegalArgumentException(
                    known == null ? "Enter the organisation's number in " + scheme : known.words);
    }

    /// The identifier, or what is wrong with it; the problems name the fields "scheme" and "id".
    public static Checked<Identifier> read(String scheme, String id) {
        var wrong = wrongScheme(scheme.strip().toUpperCase(Locale.ROOT));
        if (!wrong.isEmpty()) return new Invalid<>(List.of(new Problem("scheme", wrong)));
        try {
            return new Valid<>(new Identifier(scheme, id));
        } catch (IllegalArgumentException malformed) {
            return new Invalid<>(List.of(new Problem("id", String.valueOf(malformed.getMessage()))));
        }
    }

    /// As org-id.guide joins the two: "GB-COH-07590785".
    @Override
    public String toString() {
        return scheme + "-" + id;
    }

    private static String wrongScheme(String scheme) {
        return SCHEME.matcher(scheme).matches()
                ? ""
                : "Enter the register as an org-id.guide code, like GB-COH for Companies House";
    }

    /// The registers whose spelling is known; each gives the number as it writes it, or "" for what
    /// is none.
    private enum Known {
        COH("Enter the company number as 8 characters, like 07590785 or SC268016") {
            @Override
            String normal(String id) {
                if (SOCIETY.matcher(id).matches()) return id;
                var parts = COMPANY_PARTS.matcher(id);
                if (!parts.matches()) return "";
                var missing = COMPANY - id.length();
                var zeros = parts.group(2).chars().allMatch(digit -> digit == '0');
                return missing < 0 || zeros ? "" : parts.group(1) + "0".repeat(missing) + parts.group(2);
            }
        },
        CHC("Enter the charity number as 6 or 7 digits, like 1090095 or 1090095-1") {
            @Override
            String normal(String id) {
                var match = CHARITY.matcher(id);
                if (!match.matches()) return "";
                return match.group(2) == null ? match.group(1) : match.group(1) + "-" + match.group(2);
            }
        },
        SC("Enter the Scottish charity number as SC and 6 digits, like SC042386") {
            @Override
            String normal(String id) {
                var match = SCOTTISH_CHARITY.matcher(id);
                return match.matches() ? "SC" + match.group(1) : "";
            }
        },
        NIC("Enter the Northern Ireland charity number as 6 digits, like 100012") {
            @Override
            String normal(String id) {
                var match = IRISH_CHARITY.matcher(id);
                return match.matches() ? match.group(1) : "";
            }
        },
        PPON("Enter the Public Procurement Organisation Number as 12 characters, like" + " PABC-1234-DEFG") {
            @Override
            String normal(String id) {
                var match = Identifier.PPON.matcher(id);
                return match.matches() ? match.group(1) + "-" + match.group(2) + "-" + match.group(3) : "";
            }
        };

        private final String words;

        Known(String words) {
            this.words = words;
        }

        abstract String normal(String id);

        private static @Nullable Known of(String scheme) {
            for (var known : values()) if (scheme.equals("GB-" + known.name())) return known;
            return null;
        }
    }
}
