package cn.topcentral.hub.connectors.wechat.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The archive's library with WeCom behind it, in the formats of page 91774. What the library does with a message's own key is WeCom's secret; here
 * it is AES. Everything the hub does itself (JSON of a page, RSA of the keys, pieces of a file) is as in life.
 */
final class FakeArchive implements ArchiveSource {
    static final String TEXT =
            """
            {"msgid":"%s","action":"send","from":"wmErxtDgAA9AW32YyyuYRimKr7D1KWlw","tolist":["zhangsan"],"roomid":"","msgtime":%d,\
            "msgtype":"text","text":{"content":"%s"}}""";
    static final String REVOKE =
            """
            {"msgid":"%s","action":"recall","from":"wmErxtDgAA9AW32YyyuYRimKr7D1KWlw","tolist":["zhangsan"],"roomid":"","msgtime":%d,\
            "msgtype":"revoke","revoke":{"pre_msgid":"%s"}}""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, KeyPair> PAIRS = Map.of(1, pair(), 2, pair());

    private final TreeMap<Long, ObjectNode> records = new TreeMap<>();
    private final Map<String, List<byte[]>> files = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    /** What the next calls for records fail with, one after the other. */
    final List<RuntimeException> failures = new ArrayList<>();

    int damagedFirst;
    Optional<Integer> errorCode = Optional.empty();

    static String text(String id, long time, String content) {
        return TEXT.formatted(id, time, content);
    }

    /** The private key of a version as openssl writes it. */
    static String pem(int version) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys(version).getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    static KeyPair keys(int version) {
        return Objects.requireNonNull(PAIRS.get(version));
    }

    /** Files a message under a seq, encrypted for the key of a version. */
    FakeArchive with(long seq, int version, String message) {
        String key = "random-key-of-" + seq + "-0123456789abcdef";
        ObjectNode record = JSON.createObjectNode();
        record.put("seq", seq).put("msgid", "of-" + seq).put("publickey_ver", version);
        record.put("encrypt_random_key", rsa(version, key));
        record.put("encrypt_chat_msg", aes(Cipher.ENCRYPT_MODE, key, message));
        records.put(seq, record);
        return this;
    }

    /** A message that even the library cannot decrypt. */
    FakeArchive withDamaged(long seq) {
        with(seq, 1, "{}");
        Objects.requireNonNull(records.get(seq)).put("encrypt_chat_msg", "AAAA");
        return this;
    }

    FakeArchive withFile(String id, byte[]... pieces) {
        files.put(id, List.of(pieces));
        return this;
    }

    @Override
    public String records(long seq, int limit) {
        asked.add(seq + "/" + limit);
        if (!failures.isEmpty()) {
            throw failures.remove(0);
        }
        ObjectNode answer =
                JSON.createObjectNode().put("errcode", errorCode.orElse(0)).put("errmsg", "");
        ArrayNode list = answer.putArray("chatdata");
        records.tailMap(seq, false).values().stream().limit(limit).forEach(list::add);
        return answer.toString();
    }

    @Override
    public String decrypt(String key, String encryptedMessage) {
        return aes(Cipher.DECRYPT_MODE, key, encryptedMessage);
    }

    @Override
    public MediaPiece media(String fileId, String index) {
        List<byte[]> pieces =
                Optional.ofNullable(files.get(fileId)).orElseThrow(() -> new SdkFailure("GetMediaData", 10010));
        int number = index.isEmpty() ? 0 : Integer.parseInt(index.replaceAll(".*-", ""));
        byte[] bytes = pieces.get(number).clone();
        boolean last = number == pieces.size() - 1;
        if (last && damagedFirst > 0) {
            damagedFirst--;
            bytes[0] ^= 1;
        }
        return new MediaPiece(bytes, last ? "" : "Range:bytes-" + (number + 1), last);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(int version, String key) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, keys(version).getPublic());
            return Base64.getEncoder().encodeToString(cipher.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String aes(int mode, String key, String text) {
        try {
            byte[] secret = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new IvParameterSpec(Arrays.copyOf(secret, 16)));
            return mode == Cipher.ENCRYPT_MODE
                    ? Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    : new String(cipher.doFinal(Base64.getDecoder().decode(text)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SdkFailure("DecryptData", 10006);
        }
    }
}
