package cn.topcentral.hub.bot.web.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that a browser keeps for us but cannot change: {@code base64url(text).base64url(HMAC-SHA256)}. The purpose is signed along, so that what
 * was signed for one thing is worth nothing for another. Thread-safe.
 */
public final class SignedText {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final String purpose;

    /** For one purpose, e.g. {@code form}. */
    public SignedText(SessionKey key, String purpose) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
        this.purpose = purpose;
    }

    /** The text with its signature, of letters, digits, {@code - _ .} */
    public String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
    }

    /** The text, if it is ours and unchanged. */
    public Optional<String> verified(String signed) {
        int dot = signed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signed.substring(0, dot));
            byte[] given = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
            return MessageDigest.isEqual(given, signature(bytes))
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no base64
        }
    }

    /** The signature alone, for a text that both sides know. */
    String signature(String text) {
        return ENCODER.encodeToString(signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether it is the signature of this text; takes the same time for every wrong one. */
    boolean isSignature(String text, String signature) {
        return MessageDigest.isEqual(
                signature(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
