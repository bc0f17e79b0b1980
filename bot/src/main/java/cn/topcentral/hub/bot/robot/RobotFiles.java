package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.templates.text.Shortening;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;

/** Uploads files over the connection, in chunks (page 101463). Thread-safe. */
final class RobotFiles {
    static final int CHUNK_BYTES = 512 << 10;
    private static final int LEAST_BYTES = 5;
    private static final int MOST_BYTES = 20 << 20;
    private static final int LONGEST_NAME_BYTES = 256;
    private static final int TRIES = 3;

    private final RobotSender sender;

    RobotFiles(RobotSender sender) {
        this.sender = sender;
    }

    /**
     * Uploads a file.
     *
     * @return WeCom's id for it, good for three days
     * @throws AnswerUndelivered when that does not work
     */
    String upload(String name, byte[] content) {
        if (content.length < LEAST_BYTES || content.length > MOST_BYTES) {
            throw AnswerUndelivered.permanent(
                    "A file of " + content.length + " bytes; WeCom takes " + LEAST_BYTES + " to " + MOST_BYTES);
        }
        int chunks = (content.length + CHUNK_BYTES - 1) / CHUNK_BYTES;
        ObjectNode init = JsonNodeFactory.instance
                .objectNode()
                .put("type", "file")
                .put("filename", Shortening.headBytes(name, LONGEST_NAME_BYTES))
                .put("total_size", content.length)
                .put("total_chunks", chunks);
        String upload = taken(sender.ask("aibot_upload_media_init", init), "upload_id");
        chunks(upload, content, chunks);
        ObjectNode finish = JsonNodeFactory.instance.objectNode().put("upload_id", upload);
        return taken(sender.ask("aibot_upload_media_finish", finish), "media_id");
    }

    /** From 0, as the SDK counts; from 1, as the page has it, when WeCom does not take the first. */
    private void chunks(String upload, byte[] content, int chunks) {
        int base = chunk(upload, 0, content, 0).ok() ? 0 : 1;
        for (int number = base == 0 ? 1 : 0; number < chunks; number++) {
            Ack ack = chunk(upload, number + base, content, number);
            if (!ack.ok()) {
                throw undelivered(ack);
            }
        }
    }

    private Ack chunk(String upload, int index, byte[] content, int number) {
        int from = number * CHUNK_BYTES;
        byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK_BYTES));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("upload_id", upload)
                .put("chunk_index", index)
                .put("base64_data", Base64.getEncoder().encodeToString(part));
        Ack ack = sender.ask("aibot_upload_media_chunk", body);
        for (int again = 1; again < TRIES && ack.code() == Ack.none("").code(); again++) {
            ack = sender.ask("aibot_upload_media_chunk", body); // the same chunk twice is one chunk
        }
        return ack;
    }

    private static String taken(Ack ack, String field) {
        JsonNode value = ack.body().path(field);
        if (!ack.ok() || value.asText().isEmpty()) {
            throw undelivered(ack);
        }
        return value.asText();
    }

    private static AnswerUndelivered undelivered(Ack ack) {
        SendResult result = RobotSender.result(ack);
        return result instanceof RetryLater later
                ? AnswerUndelivered.retriable("WeCom answered " + ack.code() + " to an upload", later.after())
                : AnswerUndelivered.permanent("WeCom refused an upload with " + ack.code());
    }
}
