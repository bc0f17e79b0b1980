package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.hook.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** DingTalk's envelope: 16 random bytes, the length in four, the message, whom it is for; then AES. */
final class DingTalkCrypto {
    private static final int HEAD = 20;

    private final BlockCipher cipher;
    private final String receiver;
    private final SecureRandom random;

    DingTalkCrypto(BlockCipher cipher, String receiver, SecureRandom random) {
        this.cipher = cipher;
        this.receiver = receiver;
        this.random = random;
    }

    /** Opens an envelope. Fails when it was closed with another key or is for somebody else. */
    String open(String encrypted) throws GeneralSecurityException {
        byte[] plain;
        try {
            plain = cipher.decrypt(Base64.getDecoder().decode(encrypted));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no base64", e);
        }
        int length = plain.length < HEAD ? -1 : ByteBuffer.wrap(plain, 16, 4).getInt();
        if (length < 0 || length > plain.length - HEAD) {
            throw new GeneralSecurityException("no such length");
        }
        String to = new String(plain, HEAD + length, plain.length - HEAD - length, StandardCharsets.UTF_8);
        if (!Hmac.same(receiver, to)) {
            throw new GeneralSecurityException("it is for another app");
        }
        return new String(plain, HEAD, length, StandardCharsets.UTF_8);
    }

    String close(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] to = receiver.getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        ByteBuffer plain = ByteBuffer.allocate(HEAD + text.length + to.length);
        plain.put(salt).putInt(text.length).put(text).put(to);
        return Base64.getEncoder().encodeToString(cipher.encrypt(Arrays.copyOf(plain.array(), plain.capacity())));
    }

    /** Eight letters and digits or more; anything that is new each time does. */
    String nonce() {
        return Long.toString(random.nextLong() >>> 1, 36);
    }
}
