package org.tallystick.charter.mark.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.charter.mark.credential.CredentialVerifier.Verdict;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The credential away from the site that signed it.
class CredentialTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MarkKey KEY = MarkKey.create();
    private static final Instant FROM = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-11-23T00:00:00Z");
    private static final Instant NOW = Instant.parse("2027-06-01T12:00:00Z");
    private static final String LIST = "https://social-value.example/marks/status.jwt";

    private static Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("id", "https://social-value.example/marks/7");
        claims.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        claims.put("name", "Mark of the Charter");
        claims.put("issuer", Map.of("id", "https://social-value.example/charter/1", "name", "Council"));
        claims.put("validFrom", FROM.toString());
        claims.put("validUntil", UNTIL.toString());
        claims.put("credentialSubject", Map.of("identifier", List.of(Map.of("identityHash", "Marches Befriending"))));
        claims.put("credentialStatus", Map.of("statusListIndex", "7", "statusListCredential", LIST));
        claims.put("iss", "https://social-value.example/charter/1");
        claims.put("jti", "https://social-value.example/marks/7");
        claims.put("nbf", FROM.getEpochSecond());
        claims.put("exp", UNTIL.getEpochSecond());
        return claims;
    }

    private static String keys(MarkKey... keys) {
        return JSON.writeValueAsString(Map.of(
                "keys", java.util.Arrays.stream(keys).map(MarkKey::publicJwk).toList()));
    }

    private static String status(MarkKey key, String id, Integer... withdrawn) {
        return key.token(Map.of(
                "id",
                id,
                "type",
                List.of("VerifiableCredential", "BitstringStatusListCredential"),
                "validFrom",
                FROM.toString(),
                "validUntil",
                NOW.plusSeconds(60).toString(),
                "credentialSubject",
                Map.of("encodedList", StatusBits.encode(Set.of(withdrawn)))));
    }

    private static CredentialVerifier.Checked check(String token, @Nullable String keys, @Nullable String status) {
        return CredentialVerifier.check(token, keys, status, NOW);
    }

    @Test
    void aMarkIsValidWithTheIssuersKeysAndList() {
        var checked = check(KEY.token(claims()), keys(KEY), status(KEY, LIST, 3, 9));
        assertThat(checked.verdict()).isEqualTo(Verdict.VALID);
        assertThat(checked.lines())
                .contains(
                        "Signed with a key of the issuer.",
                        "Mark of the Charter, held by Marches Befriending",
                        "From 22 November 2026 until 22 November 2028")
                .anyMatch(line -> line.contains("this mark is not on it"));
    }

    @Test
    void withoutTheListItSaysThatAWithdrawalCannotBeTold() {
        var checked = check(KEY.token(claims()), keys(KEY), null);
        assertThat(checked.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(checked.lines()).anyMatch(line -> line.startsWith("We cannot check whether it was withdrawn"));
    }

    @Test
    void aWithdrawnMarkIsWithdrawn() {
        assertThat(check(KEY.token(claims()), keys(KEY), status(KEY, LIST, 7)).verdict())
                .isEqualTo(Verdict.WITHDRAWN);
    }

    /// Somebody else's list, or an old one of another address, says nothing about this mark.
    @Test
    void anothersListIsLeftOut() {
        var forged = status(MarkKey.create(), LIST);
        var elsewhere = status(KEY, "https://elsewhere.example/marks/status.jwt");
        for (var list : List.of(forged, elsewhere)) {
            var checked = check(KEY.token(claims()), keys(KEY), list);
            assertThat(checked.verdict()).isEqualTo(Verdict.CANNOT_TELL);
            assertThat(checked.lines()).anyMatch(line -> line.contains("is not the issuer's"));
        }
    }

    /// A list that is damaged says nothing against the mark, nor for it; nor does one of long ago.
    @Test
    void aListThatIsDamagedOrTooOldLeavesItOpen() {
        for (var list : List.of("x", "a.b.c", KEY.token(claims()), KEY.token(Map.of())))
            assertThat(check(KEY.token(claims()), keys(KEY), list).verdict())
                    .as(list)
                    .isEqualTo(Verdict.CANNOT_TELL);
        var later = CredentialVerifier.check(KEY.token(claims()), keys(KEY), status(KEY, LIST), NOW.plusSeconds(60));
        assertThat(later.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(later.lines()).anyMatch(line -> line.contains("which is too old"));
    }

    @Test
    void itsTimeEnds() {
        var token = KEY.token(claims());
        assertThat(CredentialVerifier.check(token, keys(KEY), null, UNTIL.minusMillis(1))
                        .verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(CredentialVerifier.check(token, keys(KEY), null, UNTIL).verdict())
                .isEqualTo(Verdict.EXPIRED);
        assertThat(CredentialVerifier.check(token, keys(KEY), null, FROM.minusMillis(1))
                        .verdict())
                .isEqualTo(Verdict.NOT_YET_VALID);
    }

    @Test
    void whatWasAlteredIsAltered() {
        var parts = KEY.token(claims()).split("\\.");
        var claims = new String(MarkKey.bytes(parts[1]), StandardCharsets.UTF_8);
        for (var change : List.of(
                List.of("Marches Befriending", "Somebody Else"),
                List.of("2028-11-23", "2098-11-23"),
                List.of("marks/7", "marks/8"))) {
            var altered = claims.replace(change.getFirst(), change.getLast());
            assertThat(altered).isNotEqualTo(claims);
            var token = parts[0] + "." + MarkKey.text(altered.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
            assertThat(check(token, keys(KEY), null).verdict()).isEqualTo(Verdict.ALTERED);
            assertThat(check(token, null, null).verdict()).isEqualTo(Verdict.ALTERED);
        }
    }

    /// No other text is taken for the signature, not even one that decodes to the same bytes.
    @Test
    void everyChangedLetterIsSeen() {
        var token = KEY.token(claims());
        for (var at = token.length() - 90; at < token.length(); at++) {
            if (token.charAt(at) == '.') continue;
            var other = token.charAt(at) == 'B' ? 'C' : 'B';
            var changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(check(changed, keys(KEY), null).verdict())
                    .as("letter " + at)
                    .isIn(Verdict.ALTERED, Verdict.NOT_A_MARK);
        }
    }

    /// What the token says twice must be the same twice, even where the issuer signed both.
    @Test
    void aTokenThatContradictsItselfIsNotAccepted() {
        var claims = claims();
        claims.put("exp", UNTIL.plusSeconds(1).getEpochSecond());
        assertThat(check(KEY.token(claims), keys(KEY), null).verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void aForgerHasNoKeyOfTheIssuer() {
        var forged = MarkKey.create().token(claims());
        assertThat(check(forged, keys(KEY), null).verdict()).isEqualTo(Verdict.UNKNOWN_KEY);
        assertThat(check(forged, null, null).lines())
                .anyMatch(line -> line.contains("key that the file itself carries"));
    }

    @Test
    void anOldKeyStaysGood() {
        var old = MarkKey.create();
        assertThat(check(old.token(claims()), keys(old, KEY), status(KEY, LIST)).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void rubbishIsNoMark() {
        for (var rubbish : List.of("", "x", "a.b.c", "...", "e30.e30.e30", "1e999999999", KEY.token(Map.of())))
            assertThat(check(rubbish, keys(KEY), null).verdict()).as(rubbish).isEqualTo(Verdict.NOT_A_MARK);
        var none = KEY.token(claims()).split("\\.");
        var header = MarkKey.text("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(check(header + "." + none[1] + ".", keys(KEY), null).verdict())
                .isEqualTo(Verdict.NOT_A_MARK);
    }

    @Test
    void aKeyIsReadAsItWasPrintedAndHalvesMustFit() {
        assertThat(MarkKey.read(KEY.secretJwk())).isEqualTo(KEY);
        assertThat(KEY.toString()).doesNotContain(KEY.d());
        var mixed = new MarkKey(MarkKey.create().x(), KEY.d());
        assertThatThrownBy(() -> MarkKey.read(mixed.secretJwk())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MarkKey.read("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MarkKey.read("no")).isInstanceOf(IllegalArgumentException.class);
    }

    /// The public key of RFC 8037, appendix A, with the thumbprint that it states.
    @Test
    void theThumbprintIsTheOneOfTheStandard() {
        var key = new MarkKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "");
        assertThat(key.kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void theListHasTheFirstBitLeftmostAndHidesHowManyThereAre() {
        var bits = StatusBits.decode(StatusBits.encode(List.of(0, 8, 200_000)));
        assertThat(bits.stream()).containsExactly(0, 8, 200_000);
        assertThat(StatusBits.encode(List.of())).startsWith("u");
        assertThat(StatusBits.decode(StatusBits.encode(List.of())).isEmpty()).isTrue();
    }

    @Test
    void theCommandReadsWhatLiesBesideTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("mark-7.jwt");
        Files.writeString(file, KEY.token(claims()));
        assertThat(run("verify", file.toString()))
                .startsWith("ISSUER NOT CHECKED: name the issuer's keys with --keys")
                .contains("We cannot check whether it was withdrawn");
        assertThat(code("verify", file.toString())).isEqualTo(2);
        Files.writeString(folder.resolve("keys.json"), keys(KEY));
        assertThat(run("verify", file.toString())).startsWith("CANNOT TELL whether it was withdrawn");
        assertThat(code("verify", file.toString())).isEqualTo(2);
        Files.writeString(folder.resolve("status.jwt"), status(KEY, LIST, 3));
        Files.writeString(folder.resolve("status.jwt"), status(KEY, LIST, 7));
        assertThat(run("verify", file.toString())).startsWith("WITHDRAWN").contains("is on it");
        assertThat(run("key")).contains("\"kty\":\"OKP\"");
    }

    /// A forger signs with a key of their own and puts it into the file: that is not a valid mark.
    @Test
    void aFileThatBringsItsOwnKeyIsNotValid() {
        var forged = check(MarkKey.create().token(claims()), null, null);
        assertThat(forged.verdict()).isEqualTo(Verdict.ISSUER_NOT_CHECKED);
        assertThat(forged.lines()).anyMatch(line -> line.contains("Anyone can make such a key"));
    }

    private static int code(String... words) {
        var silent = new PrintWriter(new StringWriter(), true);
        return new CommandLine(new MarkCommand()).setOut(silent).execute(words);
    }

    private static String run(String... words) {
        var out = new StringWriter();
        new CommandLine(new MarkCommand()).setOut(new PrintWriter(out, true)).execute(words);
        return out.toString();
    }
}
