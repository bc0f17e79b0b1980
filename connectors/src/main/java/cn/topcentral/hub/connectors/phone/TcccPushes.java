package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 腾讯云联络中心 (TCCC): calls, their recordings (one for each who took part), voice mail, and online chats, told apart by {@code action}.
 * Cloud documentation 679/67257, 679/67258, 679/86651, read 2026-11-22.
 */
final class TcccPushes implements CallPushReader {
    private final TcccDecoder decoder;
    private final CallDrafts drafts;
    private final TcccChats chats;

    TcccPushes(OwnNumbers own, CallDrafts drafts) {
        this.decoder = new TcccDecoder(own);
        this.drafts = drafts;
        this.chats = new TcccChats();
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        return switch (query.find("action").orElse("")) {
            case "cdr" -> call(message, message.toString(), receivedAt);
            case "record" -> List.of(recording(message, receivedAt));
            case "voicemail" -> List.of(voicemail(message, receivedAt));
            case "imcdr" -> List.of(chats.draft(message));
            default -> List.of();
        };
    }

    /** A call with those of its recordings that it names. */
    List<CommunicationDraft> call(JsonNode message, String original, Instant receivedAt) {
        List<CommunicationDraft> told = new ArrayList<>();
        told.add(drafts.draft(decoder.decode(message), CallRecordDecoder.ENDED, original));
        Stream.concat(Stream.of(message), message.path("ServeParticipants").valueStream())
                .flatMap(holder -> file(holder).stream())
                .distinct()
                .map(file -> drafts.draft(
                        CallNotice.recording(
                                TcccDecoder.key(message),
                                TcccDecoder.time(message, "StartTimestamp").orElse(receivedAt),
                                file),
                        original))
                .forEach(told::add);
        return told;
    }

    private CommunicationDraft recording(JsonNode message, Instant receivedAt) {
        CallJson.require(message, "RecordId");
        return drafts.draft(
                CallNotice.recording(
                        TcccDecoder.key(message),
                        TcccDecoder.time(message, "Timestamp").orElse(receivedAt),
                        file(message)
                                .orElseThrow(() -> new UnreadableCallException("no CustomRecordURL or RecordURL"))),
                message.toString());
    }

    private CommunicationDraft voicemail(JsonNode message, Instant receivedAt) {
        Instant time = TcccDecoder.time(message, "Timestamp").orElse(receivedAt);
        return drafts.draft(
                CallNotice.recording(
                        TcccDecoder.key(message),
                        time,
                        new CallRecording("voicemail-" + time.getEpochSecond(), CallJson.require(message, "RecordURL")),
                        Map.of("voicemail", "true")),
                message.toString());
    }

    /** Our own storage, where it is configured, before Tencent's, which is free for three months only. */
    private static Optional<CallRecording> file(JsonNode holder) {
        return CallJson.find(holder, "RecordId").flatMap(id -> CallJson.find(holder, "CustomRecordURL", "RecordURL")
                .map(address -> new CallRecording(id, address)));
    }
}
