package org.tallystick.charter.mark.credential;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.UkTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks the credential of a mark with nothing but files: the credential, the issuer's public
/// keys, the list of what was withdrawn. It asks no network and no database.
final class CredentialVerifier {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CredentialVerifier() {}

    /// What came of the check.
    enum Verdict {
        VALID,
        /// All fits, and nobody knows whose key signed it: anyone can make such a file.
        ISSUER_NOT_CHECKED,
        EXPIRED,
        NOT_YET_VALID,
        WITHDRAWN,
        ALTERED,
        /// Signed by a key that is not among those given.
        UNKNOWN_KEY,
        NOT_A_MARK,
        /// All fits, and without a list that can be trusted nobody knows whether it was withdrawn.
        CANNOT_TELL
    }

    /// @param lines what was seen, for whoever asked to read
    record Checked(Verdict verdict, List<String> lines) {}

    /// @param keys the issuer's JSON Web Key Set; null where there is none to hand
    /// @param status the issuer's status list; null where there is none to hand
    static Checked check(String token, @Nullable String keys, @Nullable String status, Instant now) {
        try {
            return check(parts(token), keys, status, now);
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return new Checked(
                    Verdict.NOT_A_MARK, List.of("This file is not the credential of a mark, or it is damaged."));
        }
    }

    private record Token(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {}

    private static Token parts(String token) {
        var parts = token.strip().split("\\.", -1);
        if (parts.length != 3) throw new IllegalArgumentException("not three parts");
        for (var part : parts)
            // Bits that a decoder would ignore are an alteration too.
            if (!MarkKey.text(MarkKey.bytes(part)).equals(part))
                throw new IllegalArgumentException("not written as base64url is");
        return new Token(
                JSON.readTree(MarkKey.bytes(parts[0])),
                JSON.readTree(MarkKey.bytes(parts[1])),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                MarkKey.bytes(parts[2]));
    }

    private static Checked check(Token token, @Nullable String keys, @Nullable String status, Instant now) {
        var lines = new ArrayList<String>();
        if (!token.header().path("alg").asString("").equals("EdDSA")
                || !types(token.claims()).contains("OpenBadgeCredential"))
            return new Checked(Verdict.NOT_A_MARK, List.of("This file is not the credential of a mark."));
        var signer = signer(token, keys, lines);
        if (signer == null) return new Checked(Verdict.UNKNOWN_KEY, lines);
        if (!signer.verifies(token.signed(), token.signature()) || !agrees(token.claims()))
            return new Checked(
                    Verdict.ALTERED,
                    List.of("The signature does not match: the file was altered after it was signed."));
        describe(token.claims(), lines);
        return new Checked(standing(token, signer, keys, status, now, lines), lines);
    }

    private static List<String> types(JsonNode claims) {
        var types = new ArrayList<String>();
        claims.path("type").forEach(each -> types.add(each.asString("")));
        return types;
    }

    /// The key that the token names; one of the keys given, where any are.
    private static @Nullable MarkKey signer(Token token, @Nullable String keys, List<String> lines) {
        var kid = token.header().path("kid").asString("");
        if (keys == null) {
            lines.add(
                    "The signature is checked with the key that the file itself carries. Anyone can make such a key: save the issuer's /marks/keys.json next to the file.");
            return MarkKey.of(token.header().path("jwk"));
        }
        var known = new HashMap<String, MarkKey>();
        JSON.readTree(keys)
                .path("keys")
                .forEach(each -> known.put(MarkKey.of(each).kid(), MarkKey.of(each)));
        var key = known.get(kid);
        lines.add(
                key == null
                        ? "The file is signed with a key that is not among the issuer's: it is forged, or the keys are older than the file."
                        : "Signed with a key of the issuer.");
        return key;
    }

    /// The claims that tokens share with credentials must say the same in both places.
    private static boolean agrees(JsonNode claims) {
        return claims.path("jti").asString("").equals(claims.path("id").asString("?"))
                && claims.path("iss")
                        .asString("")
                        .equals(claims.path("issuer").path("id").asString("?"))
                && claims.path("nbf").asLong(0) == instant(claims, "validFrom").getEpochSecond()
                && claims.path("exp").asLong(0) == instant(claims, "validUntil").getEpochSecond();
    }

    private static Instant instant(JsonNode claims, String name) {
        return Instant.parse(claims.path(name).asString(""));
    }

    private static void describe(JsonNode claims, List<String> lines) {
        var holder = claims.path("credentialSubject").path("identifier").path(0).path("identityHash");
        lines.add(claims.path("name").asString("") + ", held by " + holder.asString(""));
        lines.add("Awarded by " + claims.path("issuer").path("name").asString(""));
        lines.add("From "
                + UkTime.date(UkTime.day(instant(claims, "validFrom")))
                + " until "
                + UkTime.date(UkTime.day(instant(claims, "validUntil").minusSeconds(1))));
        lines.add("Its page: " + claims.path("id").asString(""));
    }

    private static Verdict standing(
            Token token,
            MarkKey signer,
            @Nullable String keys,
            @Nullable String status,
            Instant now,
            List<String> lines) {
        var withdrawn = withdrawn(token.claims(), signer, keys, status, now, lines);
        if (Boolean.TRUE.equals(withdrawn)) return Verdict.WITHDRAWN;
        if (!now.isBefore(instant(token.claims(), "validUntil"))) return Verdict.EXPIRED;
        if (now.isBefore(instant(token.claims(), "validFrom"))) return Verdict.NOT_YET_VALID;
        if (keys == null) return Verdict.ISSUER_NOT_CHECKED;
        return withdrawn == null ? Verdict.CANNOT_TELL : Verdict.VALID;
    }

    /// Null where there is no list that can be trusted.
    private static @Nullable Boolean withdrawn(
            JsonNode claims,
            MarkKey signer,
            @Nullable String keys,
            @Nullable String status,
            Instant now,
            List<String> lines) {
        if (status == null) {
            lines.add("We cannot check whether it was withdrawn without the issuer's list: save "
                    + claims.path("credentialStatus")
                            .path("statusListCredential")
                            .asString("")
                    + " next to the file as status.jwt.");
            return null;
        }
        try {
            return listed(claims, signer, keys, parts(status), now, lines);
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            lines.add("The list of withdrawn marks next to the file is damaged. Save it again.");
            return null;
        }
    }

    private static @Nullable Boolean listed(
            JsonNode claims, MarkKey signer, @Nullable String keys, Token list, Instant now, List<String> lines) {
        var by = keys == null ? signer : signer(list, keys, new ArrayList<>());
        if (by == null
                || !by.verifies(list.signed(), list.signature())
                || !types(list.claims()).contains("BitstringStatusListCredential")
                || !list.claims()
                        .path("id")
                        .asString("")
                        .equals(claims.path("credentialStatus")
                                .path("statusListCredential")
                                .asString("?"))) {
            lines.add(
                    "The list of withdrawn marks next to the file is not the issuer's, so it was ignored. Save it again.");
            return null;
        }
        if (list.claims().path("validUntil").isMissingNode() || !now.isBefore(instant(list.claims(), "validUntil"))) {
            lines.add("The list of withdrawn marks next to the file is of "
                    + UkTime.time(instant(list.claims(), "validFrom"))
                    + ", which is too old. Save it again.");
            return null;
        }
        var index = Integer.parseInt(
                claims.path("credentialStatus").path("statusListIndex").asString(""));
        var bits = StatusBits.decode(
                list.claims().path("credentialSubject").path("encodedList").asString(""));
        lines.add("The issuer's list of withdrawn marks is of "
                + UkTime.time(instant(list.claims(), "validFrom"))
                + (bits.get(index) ? "; this mark is on it." : "; this mark is not on it."));
        return bits.get(index);
    }

    static Map<Verdict, String> sentences() {
        return Map.of(
                Verdict.VALID, "VALID",
                Verdict.ISSUER_NOT_CHECKED, "ISSUER NOT CHECKED: name the issuer's keys with --keys",
                Verdict.EXPIRED, "EXPIRED: its time is over",
                Verdict.NOT_YET_VALID, "NOT VALID YET",
                Verdict.WITHDRAWN, "WITHDRAWN",
                Verdict.ALTERED, "ALTERED",
                Verdict.UNKNOWN_KEY, "NOT THE ISSUER'S",
                Verdict.CANNOT_TELL, "CANNOT TELL whether it was withdrawn: save the issuer's list again",
                Verdict.NOT_A_MARK, "NOT A MARK");
    }
}
