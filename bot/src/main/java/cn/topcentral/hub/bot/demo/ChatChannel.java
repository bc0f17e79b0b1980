package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.storage.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chats, as lines of the WeCom session archive through its decoder. Then comes what a running hub adds from elsewhere: the names behind the
 * ids, and the files behind the archive's references.
 */
final class ChatChannel {
    private static final Pattern MARKED = Pattern.compile("\\[(图片|文件|语音|位置) ?(\\d*)]\\s*(.*)");

    private final ArchiveDecoder decoder = new ArchiveDecoder(DemoPeople::isUserid);
    private final Documents documents = new Documents();

    List<CommunicationDraft> drafts(Happening.Chat chat) {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (Happening.Message message : chat.messages()) {
            String id = DraftParts.KEY + chat.key() + "-" + drafts.size() + "_external"; // as WeCom ends such ids
            drafts.add(draft(chat, message, id));
        }
        return drafts;
    }

    private CommunicationDraft draft(Happening.Chat chat, Happening.Message message, String id) {
        String line = Json.write(line(chat, message, id));
        if (decoder.decode(id, line) instanceof ImportItem.Decoded decoded) {
            CommunicationDraft draft = decoded.draft();
            List<AttachmentDraft> files = draft.attachments().stream()
                    .map(attachment -> fetched(attachment, message, id))
                    .toList();
            return DraftParts.changed(draft, party -> named(party, chat), files);
        }
        throw new IllegalStateException("The session archive's decoder refuses " + id);
    }

    private AttachmentDraft fetched(AttachmentDraft attachment, Happening.Message message, String id) {
        if (attachment.mediaType().startsWith("audio/")) {
            return attachment;
        }
        String name = attachment.mediaType().startsWith("image/") ? "图片-" + id + ".png" : attachment.fileName();
        return DraftParts.attachment(name, documents.bytes(name, message.text()));
    }

    private static Party named(Party party, Happening.Chat chat) {
        Optional<String> name = chat.people().stream()
                .filter(person -> party.value().equals(person.wecom()))
                .map(Person::name)
                .findFirst();
        return new Party(party.role(), party.kind(), party.value(), party.raw(), name, party.side());
    }

    private static Map<String, Object> line(Happening.Chat chat, Happening.Message message, String id) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("msgid", id);
        line.put("action", "send");
        line.put("from", message.from().wecomId());
        line.put(
                "tolist",
                chat.people().stream()
                        .filter(person -> !person.equals(message.from()))
                        .map(Person::wecomId)
                        .toList());
        line.put("roomid", chat.room().orElse(""));
        line.put("msgtime", message.time().toEpochMilli());
        Matcher marked = MARKED.matcher(message.text());
        if (marked.matches()) {
            body(line, marked, "sdk-" + id);
        } else {
            line.put("msgtype", "text");
            line.put("text", Map.of("content", message.text()));
        }
        return line;
    }

    private static void body(Map<String, Object> line, Matcher marked, String fileId) {
        String rest = marked.group(3);
        switch (marked.group(1)) {
            case "图片" -> {
                line.put("msgtype", "image");
                line.put("image", Map.of("sdkfileid", fileId, "filesize", 48_000));
            }
            case "文件" -> {
                line.put("msgtype", "file");
                line.put("file", Map.of("sdkfileid", fileId, "filename", rest, "fileext", "pdf", "filesize", 60_000));
            }
            case "语音" -> {
                int seconds = marked.group(2).isEmpty() ? 8 : Integer.parseInt(marked.group(2));
                line.put("msgtype", "voice");
                line.put("voice", Map.of("sdkfileid", fileId, "voice_size", seconds * 1_100, "play_length", seconds));
            }
            case "位置" -> {
                line.put("msgtype", "location");
                line.put("location", Map.of("longitude", 121.55, "latitude", 29.87, "address", rest, "title", rest));
            }
            default -> throw new IllegalStateException("Unknown mark " + marked.group(1));
        }
    }
}
