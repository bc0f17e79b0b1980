package cn.topcentral.hub.sandbox.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts, signs and opens callback bodies (WeCom page 90968). Thread-safe. */
public final class CallbackCrypto {
    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH_BYTES = 4;
    /** WeCom pads to 32 although AES works in blocks of 16, so the JDK's own padding cannot be used. */
    private static final int PAD_BLOCK = 32;

    private final String token;
    private final byte[] key;
    private final String receiveId;
    private final Supplier<byte[]> randomBytes;

    /**
     * @param receiveId corp id for an app, the empty string for an internal robot
     * @param randomBytes gives 16 fresh bytes at each call
     */
    public CallbackCrypto(String token, String encodingAesKey, String receiveId, Supplier<byte[]> randomBytes) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.receiveId = receiveId;
        this.randomBytes = randomBytes;
    }

    /** Gives the Base64 text that travels as {@code Encrypt} or {@code echostr}. */
    public String encrypt(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] receiver = receiveId.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM_BYTES + LENGTH_BYTES + text.length + receiver.length;
        int pad = PAD_BLOCK - length % PAD_BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + pad);
        plain.put(randomBytes.get(), 0, RANDOM_BYTES)
                .putInt(text.length)
                .put(text)
                .put(receiver);
        Arrays.fill(plain.array(), length, length + pad, (byte) pad);
        return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /** Lower-case hex of SHA-1 over the four values, sorted and joined. */
    public String sign(String timestamp, String nonce, String encrypted) {
        String[] parts = {token, timestamp, nonce, encrypted};
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is part of every JDK", e);
        }
    }

    /**
     * Checks the signature, then opens the text and checks its length field, padding and receiver.
     *
     * @throws CallbackCryptoException naming the first check that failed
     */
    public String open(String signature, String timestamp, String nonce, String encrypted) {
        byte[] expected = sign(timestamp, nonce, encrypted).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw new CallbackCryptoException("signature does not match");
        }
        byte[] plain = unpadded(decrypted(encrypted));
        if (plain.length < RANDOM_BYTES + LENGTH_BYTES) {
            throw new CallbackCryptoException("decrypted text is shorter than its header");
        }
        int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
        int start = RANDOM_BYTES + LENGTH_BYTES;
        if (length < 0 || length > plain.length - start) {
            throw new CallbackCryptoException("length field " + length + " is outside the text");
        }
        String receiver = new String(plain, start + length, plain.length - start - length, StandardCharsets.UTF_8);
        if (!receiver.equals(receiveId)) {
            throw new CallbackCryptoException("receiveid is '" + receiver + "', not ours");
        }
        return new String(plain, start, length, StandardCharsets.UTF_8);
    }

    private byte[] decrypted(String encrypted) {
        byte[] cipherText;
        try {
            cipherText = Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            throw new CallbackCryptoException("encrypted text is not Base64", e);
        }
        if (cipherText.length == 0 || cipherText.length % PAD_BLOCK != 0) {
            throw new CallbackCryptoException("encrypted text is not a multiple of 32 bytes");
        }
        return aes(Cipher.DECRYPT_MODE, cipherText);
    }

    private static byte[] unpadded(byte[] padded) {
        int pad = padded[padded.length - 1];
        boolean valid = pad >= 1 && pad <= PAD_BLOCK;
        for (int i = padded.length - Math.max(pad, 1); valid && i < padded.length; i++) {
            valid = padded[i] == pad;
        }
        if (!valid) {
            throw new CallbackCryptoException("padding is broken");
        }
        return Arrays.copyOf(padded, padded.length - pad);
    }

    private byte[] aes(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, cipher.getBlockSize()));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new CallbackCryptoException("AES failed: " + e.getMessage(), e);
        }
    }
}
