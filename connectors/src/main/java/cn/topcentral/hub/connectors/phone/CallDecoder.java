package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.storage.communication.CommunicationType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Decodes a record of whichever system; the first one that knows the shape decodes it. */
final class CallDecoder {
    private static final int MOST_FIELDS_NAMED = 30;

    private final List<CallRecordDecoder> systems;
    private final CallDrafts drafts;

    CallDecoder(CallSettings settings, CommunicationType type, String genericSystem) {
        OwnNumbers own = settings.own();
        this.systems = List.of(
                new FreeSwitchDecoder(own),
                new AsteriskDecoder(own),
                new TinetDecoder(own),
                new SevenMoorDecoder(own),
                new TcccDecoder(own),
                new WorkPhoneDecoder(settings.organisation(), own),
                new GenericDecoder(settings, genericSystem));
        this.drafts = new CallDrafts(settings.numbers(), type);
    }

    /** Whether these are the columns of calls. */
    boolean accepts(List<String> header) {
        ObjectNode names = CallJson.MAPPER.createObjectNode();
        header.forEach(name -> names.put(name, ""));
        return system(names).isPresent();
    }

    /**
     * Decodes one record.
     *
     * @param original the record as it came
     */
    ImportItem decode(String position, JsonNode record, String original) {
        Optional<CallRecordDecoder> system = system(record);
        if (system.isEmpty()) {
            return new ImportItem.Rejected(position, otherFields(record));
        }
        try {
            Optional<String> leftOut = system.get().leftOut(record);
            return leftOut.isPresent()
                    ? new ImportItem.Skipped(position, leftOut.get())
                    : new ImportItem.Decoded(
                            position,
                            drafts.draft(system.get().decode(record), original)
                                    .but()
                                    .part(system.get().part(record))
                                    .build());
        } catch (UnreadableCallException unreadable) {
            return new ImportItem.Rejected(position, unreadable.reason());
        }
    }

    /** Says what was found and what is needed, for a header or a record that is nobody's. */
    static String otherColumns(List<String> found) {
        StringJoiner names = new StringJoiner(", ");
        found.stream().limit(MOST_FIELDS_NAMED).forEach(names::add);
        return "these are not the columns of call records; found: " + names + "; needed: " + CallColumns.NEEDED;
    }

    private static String otherFields(JsonNode record) {
        return record.isObject()
                ? otherColumns(
                        record.propertyStream().map(field -> field.getKey()).toList())
                : "not a JSON object; each record is one call {…}";
    }

    private Optional<CallRecordDecoder> system(JsonNode record) {
        return systems.stream().filter(system -> system.accepts(record)).findFirst();
    }
}
