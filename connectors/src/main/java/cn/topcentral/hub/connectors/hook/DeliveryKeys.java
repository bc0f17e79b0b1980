package cn.topcentral.hub.connectors.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys for deliveries whose sender gives none. */
public final class DeliveryKeys {
    private DeliveryKeys() {}

    /** The same bytes are the same delivery. Of requests without a body, the query counts. */
    public static String ofBody(HookRequest request) {
        MessageDigest digest = sha256();
        request.query().keySet().stream().sorted().forEach(name -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(String.valueOf(request.query().get(name)).getBytes(StandardCharsets.UTF_8));
        });
        digest.update(request.body());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
