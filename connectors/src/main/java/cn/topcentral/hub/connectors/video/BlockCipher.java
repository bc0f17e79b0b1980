package cn.topcentral.hub.connectors.video;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-CBC with a 43-character EncodingAESKey, whose first 16 bytes are the initial vector, as Tencent Meeting and DingTalk use it. The
 * padding is PKCS#7 in blocks of 32 bytes: Java's own refuses paddings above 16, so it is put on and taken off here.
 */
final class BlockCipher {
    private static final int BLOCK = 32;

    private final byte[] key;

    /** @throws IllegalArgumentException when the key is not 43 characters of base64 */
    BlockCipher(String encodingAesKey) {
        if (encodingAesKey.length() != 43) {
            throw new IllegalArgumentException(
                    "An EncodingAESKey has 43 characters, this one " + encodingAesKey.length());
        }
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    }

    /** @throws GeneralSecurityException when it was not encrypted with this key */
    byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
        byte[] padded = cipher(Cipher.DECRYPT_MODE).doFinal(encrypted);
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1] & 0xff;
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw new GeneralSecurityException("no such padding: the key is another one");
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                throw new GeneralSecurityException("no such padding: the key is another one");
            }
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    byte[] encrypt(byte[] plain) {
        int padding = BLOCK - plain.length % BLOCK;
        byte[] padded = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(padded, plain.length, padded.length, (byte) padding);
        try {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(padded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
        return cipher;
    }
}
