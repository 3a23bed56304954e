package org.tallystick.charter.mark.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An Ed25519 key as a JSON Web Key (RFC 8037), with the JDK's own signatures.
///
/// @param x the public key, 32 bytes in base64url
/// @param d the private key likewise; empty where only the public one is known
record MarkKey(String x, String d) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BYTES = 32;

    /// What stands before the 32 bytes in an X.509 public key of this kind (RFC 8410).
    private static final byte[] HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    MarkKey {
        if (bytes(x).length != BYTES || (!d.isEmpty() && bytes(d).length != BYTES))
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }

    static MarkKey create() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            var x = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
            var d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new MarkKey(text(x), text(d));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// @throws IllegalArgumentException where the text is no such key, or its halves do not belong
    ///   together
    static MarkKey read(String jwk) {
        try {
            var key = of(JSON.readTree(jwk));
            var probe = "tallystick".getBytes(StandardCharsets.US_ASCII);
            if (!key.d().isEmpty() && !key.verifies(probe, key.sign(probe)))
                throw new IllegalArgumentException("x does not belong to d");
            return key;
        } catch (tools.jackson.core.JacksonException notJson) {
            throw new IllegalArgumentException("not a JSON Web Key", notJson);
        }
    }

    static MarkKey of(JsonNode jwk) {
        if (!jwk.path("kty").asString("").equals("OKP")
                || !jwk.path("crv").asString("").equals("Ed25519"))
            throw new IllegalArgumentException("the key is not of type OKP, Ed25519");
        return new MarkKey(jwk.path("x").asString(""), jwk.path("d").asString(""));
    }

    /// The key's thumbprint (RFC 7638), by which a credential names it.
    String kid() {
        try {
            var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
            return text(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The public half, for everyone.
    Map<String, String> publicJwk() {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", x);
        jwk.put("kid", kid());
        jwk.put("alg", "EdDSA");
        jwk.put("use", "sig");
        return jwk;
    }

    /// Both halves, for the settings of one site and nobody else.
    String secretJwk() {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\",\"d\":\"" + d + "\"}";
    }

    /// A JSON Web Token with these claims.
    String token(Map<String, ?> claims) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "EdDSA");
        header.put("typ", "JWT");
        header.put("kid", kid());
        header.put("jwk", publicJwk());
        var signed = text(JSON.writeValueAsBytes(header)) + "." + text(JSON.writeValueAsBytes(claims));
        return signed + "." + text(sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean verifies(byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey());
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes(d)));
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var encoded = Arrays.copyOf(HEAD, HEAD.length + BYTES);
        System.arraycopy(bytes(x), 0, encoded, HEAD.length, BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public String toString() {
        return "MarkKey " + kid();
    }
}
