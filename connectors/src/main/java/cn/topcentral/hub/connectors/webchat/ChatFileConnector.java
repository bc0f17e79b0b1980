package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.JsonRecords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./hub import webchat}: conversations as JSON in the shape of the {@code webchat} hook. */
public final class ChatFileConnector implements FileConnector {
    private final PlainChat chats;

    public ChatFileConnector(PhoneNumbers numbers) {
        this.chats = new PlainChat(numbers);
    }

    @Override
    public String channel() {
        return "webchat";
    }

    @Override
    public boolean accepts(Path file) {
        return JsonRecords.isJson(file);
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        Optional<Charset> charset = TextEncoding.of(file);
        return charset.isEmpty()
                ? Stream.of(new ImportItem.Rejected("", "the text is neither UTF-8 nor GBK; save the file as UTF-8"))
                : JsonRecords.read(file, charset.get(), this::conversation);
    }

    private List<ImportItem> conversation(String position, JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return List.of(new ImportItem.Rejected(position, "not a JSON object; each conversation is one object"));
        }
        try {
            String system = "webchat:" + Fields.text(object, "source").orElse("file");
            List<ImportItem> items = new ArrayList<>();
            for (CommunicationDraft part : chats.read(object, system, Optional.empty())) {
                items.add(new ImportItem.Decoded(position + ", part " + (items.size() + 1), part));
            }
            return items;
        } catch (UnreadableDelivery unreadable) {
            return List.of(new ImportItem.Rejected(position, String.valueOf(unreadable.getMessage())));
        }
    }
}
