package cn.topcentral.hub.connectors.wechat.archive;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks for records page by page, and says in the hub's words what went wrong. */
final class ArchivePage {
    /** "Pulled too much at once" (page 92005): ask for fewer. */
    private static final int TOO_LARGE = 301058;

    /** Whatever an administrator has to put right is not looked at every few seconds. */
    private static final Duration UNTIL_PUT_RIGHT = Duration.ofMinutes(10);

    private final ArchiveSource source;

    ArchivePage(ArchiveSource source) {
        this.source = source;
    }

    /**
     * The records behind a place, ascending; none when there is nothing new.
     *
     * @throws SourceUnavailable when the archive does not answer, or with a refusal
     */
    List<EncryptedRecord> after(long seq) {
        for (int limit = ArchiveSource.MOST_RECORDS; limit > 0; limit /= 10) {
            JsonNode answer = ask(seq, limit);
            int code = answer.path("errcode").asInt();
            if (code == 0) {
                return records(answer.path("chatdata"), seq);
            }
            if (code != TOO_LARGE) {
                throw refusal(code);
            }
        }
        throw refusal(TOO_LARGE);
    }

    /** Throws unless the archive answers a question for one record. */
    void tryOne() {
        int code = ask(0, 1).path("errcode").asInt();
        if (code != 0) {
            throw refusal(code);
        }
    }

    private JsonNode ask(long seq, int limit) {
        try {
            JsonNode answer = Json.MAPPER.readTree(source.records(seq, limit));
            if (!answer.isObject()) {
                throw new SourceUnavailable("wecom.archive: GetChatData gave no JSON object");
            }
            return answer;
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the answer.
            throw new SourceUnavailable("wecom.archive: GetChatData gave no JSON");
        } catch (SdkFailure e) {
            throw new SourceUnavailable(
                    "wecom.archive: " + e.getMessage(),
                    e,
                    e.passing() ? Optional.empty() : Optional.of(UNTIL_PUT_RIGHT));
        }
    }

    private static List<EncryptedRecord> records(JsonNode list, long seq) {
        List<EncryptedRecord> records = list.valueStream()
                .map(EncryptedRecord::of)
                .filter(record -> record.seq() > seq)
                .sorted(Comparator.comparingLong(EncryptedRecord::seq))
                .toList();
        if (records.isEmpty() && !list.isEmpty()) {
            throw new SourceUnavailable("wecom.archive: GetChatData repeats records up to seq " + seq
                    + " instead of giving those behind it");
        }
        return records;
    }

    private static SourceUnavailable refusal(int code) {
        String meaning =
                switch (code) {
                    case 301042 ->
                        "this machine's address is not among the archive's trusted IPs; add it in the console";
                    case 301052 -> "the archive service of the firm has expired; renew it in the console";
                    case 301053 -> "the archive is not enabled for the firm; enable it in the console";
                    case TOO_LARGE -> "even one record is too large to pull";
                    default -> "look the code up at https://developer.work.weixin.qq.com/devtool/query";
                };
        return new SourceUnavailable(
                "wecom.archive: GetChatData was refused with " + code + ": " + meaning,
                null,
                Optional.of(UNTIL_PUT_RIGHT));
    }
}
