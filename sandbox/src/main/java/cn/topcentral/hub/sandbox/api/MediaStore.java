package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.RandomText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Temporary media (pages 90253, 90254): three days, then gone. Thread-safe. */
public final class MediaStore {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final int MEGABYTE = 1 << 20;

    private final Clock clock;
    private final Map<String, Media> media = new ConcurrentHashMap<>();

    /**
     * One uploaded file.
     *
     * @param owner webhook key that alone may use it, or empty when every app of the enterprise may
     */
    @SuppressWarnings("ArrayRecordComponent") // file bytes: never compared, never changed
    public record Media(String id, String type, String filename, byte[] bytes, Instant created, String owner) {}

    public MediaStore(Clock clock) {
        this.clock = clock;
    }

    /** Takes a file in after WeCom's checks of type, content and size. */
    public Media add(String type, String filename, byte[] bytes, String owner) {
        check(type, filename, bytes);
        Media added = new Media(RandomText.token(64), type, filename, bytes, clock.instant(), owner);
        media.put(added.id(), added);
        return added;
    }

    /**
     * Takes in what a member sends: any voice, because a test has no microphone, and else what the type says.
     *
     * @throws BadActionException when the file is empty, too big or of another kind
     */
    public Media addFromMember(String type, String filename, byte[] bytes) {
        try {
            check(type.equals("voice") ? "file" : type, filename, bytes);
        } catch (ApiRefusal refusal) {
            throw new BadActionException(refusal.errmsg());
        }
        Media added = new Media(RandomText.token(64), type, filename, bytes, clock.instant(), "");
        media.put(added.id(), added);
        return added;
    }

    public Optional<Media> find(String id) {
        return Optional.ofNullable(media.get(id))
                .filter(found -> clock.instant().isBefore(found.created().plus(LIFE)));
    }

    void require(String id, String type) {
        require(id, type, "");
    }

    public void require(String id, String type, String owner) {
        Media found = find(id).filter(known -> known.owner().equals(owner))
                .orElseThrow(() -> new ApiRefusal(40007, "invalid media_id"));
        if (!found.type().equals(type)) {
            throw new ApiRefusal(40007, "invalid media_id: it is of type " + found.type() + ", not " + type);
        }
    }

    private static void check(String type, String filename, byte[] bytes) {
        if (filename.isBlank()) {
            throw new ApiRefusal(45001, "the part has no filename");
        }
        int limit =
                switch (type) {
                    case "image", "video" -> 10 * MEGABYTE;
                    case "voice" -> 2 * MEGABYTE;
                    case "file" -> 20 * MEGABYTE;
                    default -> throw new ApiRefusal(40004, "invalid media type: '" + type + "'");
                };
        if (bytes.length <= 5) {
            throw new ApiRefusal(40006, "invalid media size: must be more than 5 bytes");
        }
        if (bytes.length > limit) {
            throw new ApiRefusal(45001, type + " exceeds " + limit + " bytes, has " + bytes.length);
        }
        boolean fits =
                switch (type) {
                    case "image" -> isImage(bytes);
                    case "voice" -> startsWith(bytes, 0, "#!AMR");
                    case "video" -> startsWith(bytes, 4, "ftyp");
                    default -> true;
                };
        if (!fits) {
            throw new ApiRefusal(40005, "the file is not a " + type + " WeCom takes (JPG/PNG, AMR, MP4)");
        }
    }

    public static boolean isImage(byte[] bytes) {
        boolean jpeg = bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
        return jpeg || startsWith(bytes, 1, "PNG");
    }

    private static boolean startsWith(byte[] bytes, int offset, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < expected.length; i++) {
            if (offset + i >= bytes.length || bytes[offset + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Safe to show in a browser: anything but an image is offered as a download. */
    static String contentType(Media media) {
        boolean image = media.type().equals("image") && isImage(media.bytes());
        boolean png = media.filename().toLowerCase(Locale.ROOT).endsWith(".png");
        return !image ? "application/octet-stream" : png ? "image/png" : "image/jpeg";
    }
}
