package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.api.RateWindow;
import cn.topcentral.hub.sandbox.callback.ByteLimit;
import cn.topcentral.hub.sandbox.chat.RandomText;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Uploads in pieces over the WebSocket (page 101463). Thread-safe: one frame at a time. */
final class RobotUploads {
    private static final int MAX_CHUNKS = 100;
    private static final int MAX_CHUNK_BYTES = 512 << 10;
    private static final int MAX_FILENAME_BYTES = 256;
    private static final int MIN_BYTES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final MediaStore media;
    private final String owner;
    private final Clock clock;
    private final RateWindow perMinute;
    private final RateWindow perHour;
    private final Map<String, Upload> uploads = new HashMap<>();

    private record Upload(
            String type,
            String filename,
            int size,
            int chunks,
            String md5,
            Instant begun,
            SortedMap<Integer, byte[]> pieces) {}

    RobotUploads(MediaStore media, String owner, Clock clock) {
        this.media = media;
        this.owner = owner;
        this.clock = clock;
        this.perMinute = new RateWindow(clock, 30, Duration.ofMinutes(1));
        this.perHour = new RateWindow(clock, 1000, Duration.ofHours(1));
    }

    synchronized ObjectNode init(ObjectNode body) {
        String filename = RobotContent.text(body, "filename");
        if (filename.isBlank() || ByteLimit.bytes(filename) > MAX_FILENAME_BYTES) {
            throw new ApiRefusal(40058, "filename must have 1-256 bytes");
        }
        int chunks = number(body, "total_chunks", 1, MAX_CHUNKS);
        int size = number(body, "total_size", MIN_BYTES, MAX_CHUNKS * MAX_CHUNK_BYTES);
        if (!perMinute.allows(owner) || !perHour.allows(owner)) {
            throw new ApiRefusal(45009, "api freq out of limit: 30 uploads a minute, 1000 an hour");
        }
        String id = RandomText.token(32);
        uploads.put(
                id,
                new Upload(
                        RobotContent.text(body, "type"),
                        filename,
                        size,
                        chunks,
                        RobotContent.text(body, "md5"),
                        clock.instant(),
                        new TreeMap<>()));
        return JsonNodeFactory.instance.objectNode().put("upload_id", id);
    }

    /** A piece may come twice and in any order; pieces count from 0 or from 1. */
    synchronized void chunk(ObjectNode body) {
        Upload upload = upload(body);
        int index = number(body, "chunk_index", 0, upload.chunks());
        byte[] piece;
        try {
            piece = Base64.getDecoder().decode(RobotContent.text(body, "base64_data"));
        } catch (IllegalArgumentException e) {
            throw new ApiRefusal(40058, "base64_data is not Base64 (no line breaks, no data: prefix)");
        }
        if (piece.length == 0 || piece.length > MAX_CHUNK_BYTES) {
            throw new ApiRefusal(40058, "a chunk has 1-524288 bytes before Base64, this has " + piece.length);
        }
        upload.pieces().put(index, piece);
    }

    synchronized ObjectNode finish(ObjectNode body) {
        Upload upload = upload(body);
        // Pieces count from 0 or from 1: whether there is a piece 0 tells.
        int first = upload.pieces().containsKey(0) ? 0 : 1;
        ByteArrayOutputStream whole = new ByteArrayOutputStream(upload.size());
        for (int index = first; index < first + upload.chunks(); index++) {
            byte[] piece = upload.pieces().get(index);
            if (piece == null) {
                throw new ApiRefusal(40058, "chunk " + index + " of " + upload.chunks() + " is missing");
            }
            whole.writeBytes(piece);
        }
        byte[] bytes = whole.toByteArray();
        if (bytes.length != upload.size()) {
            throw new ApiRefusal(40058, "total_size is " + upload.size() + ", chunks hold " + bytes.length + " bytes");
        }
        if (!upload.md5().isEmpty() && !upload.md5().equalsIgnoreCase(RobotContent.md5(bytes))) {
            throw new ApiRefusal(40058, "md5 is not that of the chunks");
        }
        MediaStore.Media added = media.add(upload.type(), upload.filename(), bytes, owner);
        uploads.remove(RobotContent.text(body, "upload_id"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", added.type())
                .put("media_id", added.id())
                .put("created_at", Long.toString(added.created().getEpochSecond()));
    }

    private Upload upload(ObjectNode body) {
        Upload found = uploads.get(RobotContent.text(body, "upload_id"));
        if (found == null || clock.instant().isAfter(found.begun().plus(LIFE))) {
            throw new ApiRefusal(40058, "upload_id is unknown, finished or older than 30 minutes");
        }
        return found;
    }

    private static int number(ObjectNode body, String field, int least, int most) {
        if (!body.path(field).isInt()
                || body.path(field).intValue() < least
                || body.path(field).intValue() > most) {
            throw new ApiRefusal(40058, field + " must be an integer " + least + "-" + most);
        }
        return body.path(field).intValue();
    }
}
