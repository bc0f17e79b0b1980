package cn.topcentral.hub.connectors.wechat.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/**
 * The firm's private keys by {@code publickey_ver}. Every new public key in the console raises the version, and messages stay encrypted for the
 * version of their day, so old keys are needed as long as there are messages of theirs to read. Immutable; its text shows the versions only.
 */
public final class ArchiveKeys {
    private static final Pattern PEM =
            Pattern.compile("(?s).*-----BEGIN (RSA )?PRIVATE KEY-----(.+)-----END (RSA )?PRIVATE KEY-----.*");

    private static final int BYTE_LENGTH_LIMIT = 0x10000;

    /** RFC 5958: version 0, then the algorithm rsaEncryption (RFC 8017, appendix C). */
    private static final byte[] PKCS8_START = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final Map<Integer, PrivateKey> keys = new TreeMap<>();

    /**
     * Reads the keys.
     *
     * @param pems PKCS#8 ({@code BEGIN PRIVATE KEY}) or PKCS#1 ({@code BEGIN RSA PRIVATE KEY}), by version
     * @throws IllegalArgumentException when one is no RSA key, naming its version
     */
    public ArchiveKeys(Map<Integer, String> pems) {
        pems.forEach((version, pem) -> keys.put(version, read(version, pem)));
    }

    public Set<Integer> versions() {
        return new TreeSet<>(keys.keySet());
    }

    /**
     * Opens a message's own key.
     *
     * @throws Unreadable when the key of this version is not known or does not fit
     */
    String open(int version, String encrypted) {
        PrivateKey key = keys.get(version);
        if (key == null) {
            throw new Unreadable("no private key of version " + version + " is known; add wecom.archive.keys." + version
                    + " and start the hub again");
        }
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return new String(cipher.doFinal(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unreadable(
                    "the private key of version " + version + " does not open it; check that wecom.archive.keys."
                            + version + " belongs to the public key of this version");
        }
    }

    private static PrivateKey read(int version, String pem) {
        Matcher parts = PEM.matcher(pem);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The archive key of version " + version
                    + " is no unencrypted PEM private key; make one with openssl genrsa 2048");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(parts.group(2).strip());
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(parts.group(1) == null ? der : pkcs8(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The archive key of version " + version + " is no RSA private key", e);
        }
    }

    /** The JDK reads PKCS#8 only; it is PKCS#1 in a wrapper. */
    private static byte[] pkcs8(byte[] pkcs1) {
        return tagged(0x30, concat(PKCS8_START, tagged(0x04, pkcs1)));
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        if (length >= BYTE_LENGTH_LIMIT) {
            throw new IllegalArgumentException("No RSA key is that long");
        }
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return concat(head, content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String toString() {
        return "ArchiveKeys" + keys.keySet();
    }

    /** A record that cannot be read now; the message says why and what would help, nothing of the content. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }
}
