package cn.topcentral.hub.connectors.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every message of the archive has (WeCom page 91774).
 *
 * @param id unique, the key by which repetitions are recognised
 * @param action send, recall or switch
 * @param to the others, without empty ids
 * @param room the group, absent between two people
 * @param seq the position in the archive, when the line carries it
 * @param json the whole message
 */
record ArchiveMessage(
        String id,
        String action,
        String type,
        String from,
        List<String> to,
        Optional<String> room,
        Instant time,
        Optional<String> seq,
        JsonNode json) {

    /** WeCom is of 2016; no archive reaches further back, and no clock should be further ahead. */
    private static final Instant EARLIEST = Instant.parse("2016-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Reads one line: a decrypted message, or the record of the archive interface around it.
     *
     * @throws UnreadableMessageException when it is not one
     */
    static ArchiveMessage read(String line) {
        JsonNode record = object(line);
        JsonNode message = unwrap(record);
        String action = ArchiveJson.text(message, "action");
        // The log entry of a member changing company has no other fields, and its time is called otherwise.
        boolean isSwitch = action.equals("switch");
        List<String> missing = Stream.of("msgid", "from", "msgtime", "msgtype")
                .filter(field -> ArchiveJson.text(message, field).isEmpty())
                .toList();
        if (!isSwitch && !missing.isEmpty()) {
            throw new UnreadableMessageException("a message without " + String.join(", ", missing)
                    + "; keep the fields of the decrypted archive message as they are");
        }
        return new ArchiveMessage(
                ArchiveJson.text(message, "msgid"),
                action,
                ArchiveJson.text(message, "msgtype"),
                ArchiveJson.text(message, "from"),
                recipients(message.path("tolist")),
                Optional.of(ArchiveJson.text(message, "roomid")).filter(id -> !id.isEmpty()),
                isSwitch ? EARLIEST : time(ArchiveJson.text(message, "msgtime")),
                Optional.of(ArchiveJson.text(record, "seq")).filter(seq -> !seq.isEmpty()),
                message);
    }

    /** Whether somebody outside the company takes part: WeCom marks such conversations in the id. */
    boolean external() {
        return id.endsWith("_external");
    }

    /** Whether all take part as members of our own company; partner companies (上下游) have a mark of their own. */
    boolean amongMembers() {
        return !external() && !id.endsWith("_updown_stream");
    }

    private static JsonNode object(String line) {
        try {
            JsonNode json = ArchiveJson.parse(line);
            if (!json.isObject()) {
                throw new UnreadableMessageException("not a JSON object; each line holds one message {…}");
            }
            return json;
        } catch (JsonProcessingException notJson) {
            throw new UnreadableMessageException("not valid JSON at character "
                    + notJson.getLocation().getColumnNr() + "; each line holds one whole message");
        }
    }

    private static JsonNode unwrap(JsonNode record) {
        if (record.has("msgtype") || record.has("action")) {
            return record;
        }
        for (String field : List.of("decrypted", "message")) {
            JsonNode inner = record.path(field);
            if (inner.isObject()) {
                return inner;
            }
            if (inner.isTextual()) {
                return object(inner.textValue());
            }
        }
        if (record.has("encrypt_chat_msg")) {
            throw new UnreadableMessageException("still encrypted; decrypt it with the archive SDK before importing");
        }
        return record;
    }

    private static List<String> recipients(JsonNode list) {
        // The interface gives an array, some exports a comma list.
        return list.isTextual()
                ? Stream.of(list.textValue().split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList()
                : ArchiveJson.texts(list);
    }

    private static Instant time(String milliseconds) {
        try {
            Instant time = Instant.ofEpochMilli(Long.parseLong(milliseconds));
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                throw new UnreadableMessageException("msgtime " + milliseconds + " is " + time
                        + ", which cannot be; expected milliseconds since 1970, e.g. 1763791200000");
            }
            return time;
        } catch (NumberFormatException notANumber) {
            throw new UnreadableMessageException(
                    "msgtime '" + milliseconds + "' is no number; expected milliseconds since 1970");
        }
    }
}
