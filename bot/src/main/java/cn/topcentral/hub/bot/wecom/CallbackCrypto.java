package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature and encryption of WeCom callbacks (page 90968). Written here although WxJava has one, because WxJava's skips the comparison
 * of the receiver, compares signatures in variable time and logs decrypted bodies.
 *
 * <p>Immutable and thread-safe.
 */
public final class CallbackCrypto {
    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH_BYTES = Integer.BYTES;
    /** WeCom pads to 32 bytes although AES works in 16, so the JDK's PKCS5Padding cannot be used. */
    private static final int PADDING_BLOCK = 32;

    private final String token;
    private final SecretKeySpec key;
    private final IvParameterSpec initialVector;
    private final byte[] receiverId;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param token the callback token of the admin console
     * @param encodingAesKey the 43 characters of the admin console
     * @param receiverId whom callbacks must be meant for: the corp id for a self-built app, the empty string for an intelligent robot
     * @throws IllegalArgumentException when the key is not 43 letters and digits; the message does not repeat it
     */
    public CallbackCrypto(String token, String encodingAesKey, String receiverId) {
        if (!encodingAesKey.matches("[A-Za-z0-9]{43}")) {
            throw new IllegalArgumentException(
                    "The EncodingAESKey must be 43 letters and digits, as shown in the admin console; got "
                            + encodingAesKey.length() + " characters");
        }
        byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
        this.token = token;
        this.key = new SecretKeySpec(bytes, "AES");
        this.initialVector = new IvParameterSpec(bytes, 0, 16);
        this.receiverId = receiverId.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks the signature, then decrypts, then checks whom the message is meant for; in this order, so that nothing unsigned is
     * decrypted.
     *
     * @throws CallbackRejected when any of it does not hold
     */
    public String verifyAndDecrypt(String signature, String timestamp, String nonce, String encrypted) {
        byte[] expected = sign(timestamp, nonce, encrypted).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw new CallbackRejected(
                    Reason.WRONG_SIGNATURE, "The signature does not match; compare the token with the admin console");
        }
        return decrypt(encrypted);
    }

    /** Encrypts a passive reply and signs it. */
    public EncryptedReply encrypt(String plaintext, String timestamp, String nonce) {
        byte[] prefix = new byte[RANDOM_BYTES];
        random.nextBytes(prefix);
        return encrypt(plaintext, timestamp, nonce, prefix);
    }

    EncryptedReply encrypt(String plaintext, String timestamp, String nonce, byte[] prefix) {
        byte[] message = plaintext.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM_BYTES + LENGTH_BYTES + message.length + receiverId.length;
        int padding = PADDING_BLOCK - length % PADDING_BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding)
                .put(prefix)
                .putInt(message.length)
                .put(message)
                .put(receiverId);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        try {
            byte[] cipherBytes = cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array());
            String encrypted = Base64.getEncoder().encodeToString(cipherBytes);
            return new EncryptedReply(encrypted, sign(timestamp, nonce, encrypted), timestamp, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed on a padded message, which the JDK rules out", e);
        }
    }

    String sign(String timestamp, String nonce, String encrypted) {
        String joined = Stream.of(token, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }

    private String decrypt(String encrypted) {
        byte[] padded;
        try {
            padded = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypted));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw undecryptable("The cipher text is no Base64 of whole AES blocks");
        }
        int end = padded.length - paddingOf(padded);
        if (end < RANDOM_BYTES + LENGTH_BYTES) {
            throw undecryptable("The decrypted message is too short");
        }
        int length = ByteBuffer.wrap(padded).getInt(RANDOM_BYTES);
        int start = RANDOM_BYTES + LENGTH_BYTES;
        if (length < 0 || length > end - start) {
            throw undecryptable("The length inside the decrypted message is out of bounds");
        }
        byte[] receiver = Arrays.copyOfRange(padded, start + length, end);
        if (!MessageDigest.isEqual(receiver, receiverId)) {
            throw new CallbackRejected(
                    Reason.FOREIGN_RECEIVER,
                    "The message is meant for another company; compare corp_id with the admin console");
        }
        return new String(padded, start, length, StandardCharsets.UTF_8);
    }

    private static int paddingOf(byte[] padded) {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > PADDING_BLOCK || padding > padded.length) {
            throw undecryptable("The padding is not 1 to 32 bytes");
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                throw undecryptable("The padding bytes differ");
            }
        }
        return padding;
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, initialVector);
        return cipher;
    }

    private static CallbackRejected undecryptable(String detail) {
        return new CallbackRejected(
                Reason.UNDECRYPTABLE, detail + "; compare the EncodingAESKey with the admin console");
    }

    /** A passive reply, ready for its envelope; the signature is over its own timestamp and nonce. */
    public record EncryptedReply(String encrypted, String signature, String timestamp, String nonce) {

        /** The XML envelope of page 90238. Base64, hex and our own digits need no escaping. */
        public String toXml() {
            return """
                    <xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>\
                    <TimeStamp>%s</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>"""
                    .formatted(encrypted, signature, timestamp, nonce);
        }
    }
}
