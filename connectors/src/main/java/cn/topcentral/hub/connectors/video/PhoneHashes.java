package cn.topcentral.hub.connectors.video;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises participants whose number Tencent Meeting tells only as SHA-256 of number, slash and SecretId: every known number is hashed in the
 * same way. Chinese numbers are tried without country code, as people register with them.
 */
final class PhoneHashes {
    private final Map<String, String> numbers = new HashMap<>();

    PhoneHashes(Collection<String> e164, String secretId) {
        for (String number : e164) {
            String plain = number.startsWith("+86") ? number.substring(3) : number.replace("+", "");
            numbers.put(hash(plain + "/" + secretId), number);
            numbers.put(hash(number + "/" + secretId), number);
        }
    }

    /** The number in E.164, when it is a known one's. */
    Optional<String> number(String hash) {
        return Optional.ofNullable(numbers.get(hash.toLowerCase(Locale.ROOT)));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
