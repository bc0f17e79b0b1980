package cn.topcentral.hub.connectors.video;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The signature of Tencent Meeting and DingTalk: SHA-1, lower-case hexadecimal, of the texts sorted and put together. */
final class SortedSignature {
    private SortedSignature() {}

    static String of(String... texts) {
        String joined = String.join("", List.of(texts).stream().sorted().toList());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-1", impossible);
        }
    }
}
