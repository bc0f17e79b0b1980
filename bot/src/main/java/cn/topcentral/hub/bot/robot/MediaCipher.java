package cn.topcentral.hub.bot.robot;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How files of the robot are encrypted: AES-256-CBC with the head of the key as initial vector, padded to 32 bytes, with nothing around (page 100719). */
final class MediaCipher {
    static final int PADDING_BLOCK = 32;
    private static final int KEY_BYTES = 32;

    private MediaCipher() {}

    /**
     * The file as it was sent.
     *
     * @param key Base64 of 32 bytes, with or without its padding, in either alphabet
     * @return empty when key and file do not belong together
     */
    static Optional<byte[]> decrypt(byte[] encrypted, String key) {
        try {
            byte[] keyBytes = Base64.getDecoder().decode(key.replace('-', '+').replace('_', '/'));
            if (keyBytes.length != KEY_BYTES || encrypted.length == 0) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keyBytes, "AES"), new IvParameterSpec(keyBytes, 0, 16));
            return unpadded(cipher.doFinal(encrypted));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> unpadded(byte[] padded) {
        int padding = padded[padded.length - 1];
        if (padding < 1 || padding > PADDING_BLOCK || padding > padded.length) {
            return Optional.empty();
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOf(padded, padded.length - padding));
    }
}
