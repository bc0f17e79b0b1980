package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.chat.RandomText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Files that people sent the robot, encrypted, at addresses that hold for five minutes (page 101033). Thread-safe. */
final class EncryptedMedia {
    static final String PATH = "/robot-media/";
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** As in callbacks: wider than the block of AES, so padded by hand. */
    private static final int PAD_BLOCK = 32;

    private final Clock clock;
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // file bytes: never compared, never changed
    private record Offer(byte[] encrypted, String filename, Instant since) {}

    EncryptedMedia(Clock clock) {
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get(PATH + "{id}", this::fetch);
    }

    /** Gives the path of the file. */
    String offer(String filename, byte[] bytes, byte[] key) {
        String id = RandomText.token(48);
        offers.put(id, new Offer(encrypted(bytes, key), filename, clock.instant()));
        return PATH + id;
    }

    /** AES-256-CBC, the first half of the key as start value, nothing but the bytes and their padding. */
    static byte[] encrypted(byte[] bytes, byte[] key) {
        int pad = PAD_BLOCK - bytes.length % PAD_BLOCK;
        byte[] padded = Arrays.copyOf(bytes, bytes.length + pad);
        Arrays.fill(padded, bytes.length, padded.length, (byte) pad);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(key, 0, cipher.getBlockSize()));
            return cipher.doFinal(padded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every JDK", e);
        }
    }

    private void fetch(Context ctx) {
        Offer offer = offers.get(ctx.pathParam("id"));
        if (offer == null || clock.instant().isAfter(offer.since().plus(LIFE))) {
            ctx.status(404);
            return;
        }
        String encoded =
                URLEncoder.encode(offer.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + encoded + "\"; filename*=UTF-8''" + encoded)
                .result(offer.encrypted());
    }
}
