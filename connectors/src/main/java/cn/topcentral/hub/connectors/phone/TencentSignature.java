package cn.topcentral.hub.connectors.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** TC3-HMAC-SHA256, with which Tencent Cloud wants requests signed (cloud documentation 1278/46696, read 2026-11-22). */
final class TencentSignature {
    static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String SIGNED_HEADERS = "content-type;host;x-tc-action";
    private static final String TERMINATOR = "tc3_request";

    private final String secretId;
    private final String secretKey;

    TencentSignature(String secretId, String secretKey) {
        this.secretId = secretId;
        this.secretKey = secretKey;
    }

    /** The {@code Authorization} of a POST to the root of a host. */
    String authorization(String host, String service, String action, String body, Instant time) {
        String date = time.atZone(ZoneOffset.UTC).toLocalDate().toString();
        String scope = date + "/" + service + "/" + TERMINATOR;
        String canonical = String.join(
                "\n",
                "POST",
                "/",
                "",
                "content-type:" + CONTENT_TYPE,
                "host:" + host,
                "x-tc-action:" + action.toLowerCase(Locale.ROOT),
                "",
                SIGNED_HEADERS,
                hash(body));
        String toSign = String.join("\n", ALGORITHM, String.valueOf(time.getEpochSecond()), scope, hash(canonical));
        byte[] day = hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), date);
        byte[] key = hmac(hmac(day, service), TERMINATOR);
        return ALGORITHM + " Credential=" + secretId + "/" + scope + ", SignedHeaders=" + SIGNED_HEADERS
                + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
