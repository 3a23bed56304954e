package org.tallystick.procurement.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.shamir.Scheme;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.procurement.tender.OpeningKey;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

class SealedBytesTest {

    static final byte[] PLAIN = "twelve apprenticeships".getBytes(UTF_8);

    @Test
    void whatIsSealedOpensWithTheKeyAndInItsPlace() {
        var keys = SealedBytes.makeKeys();
        var sealed = SealedBytes.seal(keys.getPublic().getEncoded(), "tender a, bid b, 1", PLAIN);
        assertThat(SealedBytes.open(SealedBytes.scalar(keys), "tender a, bid b, 1", sealed))
                .contains(PLAIN);
        assertThat(new String(sealed, UTF_8)).doesNotContain("apprentice");
    }

    @Test
    void sealedBytesMovedToAnotherPlaceDoNotOpen() {
        var keys = SealedBytes.makeKeys();
        var sealed = SealedBytes.seal(keys.getPublic().getEncoded(), "tender a, bid b, 1", PLAIN);
        var key = SealedBytes.scalar(keys);
        assertThat(SealedBytes.open(key, "tender a, bid c, 1", sealed)).isEmpty();
        assertThat(SealedBytes.open(key, "tender a, bid b, 2", sealed)).isEmpty();
        assertThat(SealedBytes.open(SealedBytes.scalar(SealedBytes.makeKeys()), "tender a, bid b, 1", sealed))
                .isEmpty();
    }

    @Test
    void eachChangedByteIsFound() {
        var keys = SealedBytes.makeKeys();
        var sealed = SealedBytes.seal(keys.getPublic().getEncoded(), "here", PLAIN);
        for (int at : new int[] {0, 1, 33, 40, sealed.length - 1}) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(SealedBytes.open(SealedBytes.scalar(keys), "here", changed))
                    .isEmpty();
        }
        assertThat(SealedBytes.open(SealedBytes.scalar(keys), "here", new byte[0]))
                .isEmpty();
        assertThat(SealedBytes.open(SealedBytes.scalar(keys), "here", new byte[] {1, 2, 3}))
                .isEmpty();
    }

    @Test
    void lengthTellsOnlyTheBucket() {
        var key = SealedBytes.makeKeys().getPublic().getEncoded();
        assertThat(SealedBytes.seal(key, "x", new byte[0])).hasSameSizeAs(SealedBytes.seal(key, "x", new byte[16_380]));
        assertThat(SealedBytes.seal(key, "x", new byte[16_381])).hasSize(1 + 32 + 32 * 1024 + 16);
        assertThatThrownBy(() -> SealedBytes.seal(key, "x", new byte[SealedBytes.LARGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLockOpensWithItsSecretOnly() {
        var secret = SealedBytes.random(20);
        var locked = SealedBytes.lock(secret, "draft", PLAIN);
        assertThat(SealedBytes.unlock(secret, "draft", locked)).contains(PLAIN);
        assertThat(SealedBytes.unlock(secret, "another draft", locked)).isEmpty();
        assertThat(SealedBytes.unlock(SealedBytes.random(20), "draft", locked)).isEmpty();
    }

    @Test
    void anyTwoOpeningKeysMakeTheKeyAndOneDoesNot() {
        var scalar = SealedBytes.scalar(SealedBytes.makeKeys());
        var scheme = new Scheme(new SecureRandom(), 3, 2);
        var shares = scheme.split(scalar);
        for (int one = 1; one <= 3; one++)
            for (int two = one + 1; two <= 3; two++)
                assertThat(scheme.join(Map.of(one, shares.get(one), two, shares.get(two))))
                        .isEqualTo(scalar);
        for (int one = 1; one <= 3; one++)
            assertThat(scheme.join(Map.of(one, shares.get(one)))).isNotEqualTo(scalar);
    }

    Gen<byte[]> shares() {
        return random -> {
            var share = new byte[32];
            random.nextBytes(share);
            return share;
        };
    }

    @Property(tries = 200)
    void anOpeningKeyIsReadAsItWasPrinted(@ForAll("shares") byte[] share) {
        var key = new OpeningKey(7, share);
        assertThat(key.text()).matches("([0-9A-Z]{5}-){11}[0-9A-Z]{5}");
        assertThat(OpeningKey.read(
                        " " + key.text().toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                .contains(key);
    }

    @Test
    void aMistypedOpeningKeyIsNoticed() {
        var text = new OpeningKey(1, SealedBytes.random(32)).text();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '-') continue;
            var typed = text.substring(0, at) + (text.charAt(at) == 'Z' ? 'Y' : 'Z') + text.substring(at + 1);
            assertThat(OpeningKey.read(typed)).as(typed).isEmpty();
        }
        assertThat(OpeningKey.read("")).isEmpty();
        assertThat(OpeningKey.read(text.substring(6))).isEmpty();
    }
}
