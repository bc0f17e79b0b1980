package cn.topcentral.hub.connectors.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes as webhooks use them, and comparing them without telling how far they agree. */
public final class Hmac {
    /** How far a signed timestamp may be from our clock; every scheme that signs one allows five minutes. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Hmac() {}

    public static byte[] sha256(String secret, byte[]... parts) {
        return hash("HmacSHA256", secret, parts);
    }

    public static byte[] sha1(String secret, byte[]... parts) {
        return hash("HmacSHA1", secret, parts);
    }

    /** Whether two texts are equal, in a time that does not depend on where they differ. */
    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a signed time is neither older nor newer than {@link #TOLERANCE}. */
    public static boolean fresh(Instant signed, Instant now) {
        return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static byte[] hash(String algorithm, String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
