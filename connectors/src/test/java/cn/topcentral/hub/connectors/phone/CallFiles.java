package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.ImportItem.Decoded;
import cn.topcentral.hub.connectors.importing.ImportItem.Rejected;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of this package read, and how. */
final class CallFiles {
    static final Path FIXTURES = Path.of("src/test/resources/connectors/phone");
    static final PhoneNumbers NUMBERS = new PhoneNumbers();
    static final CallSettings SETTINGS = new CallSettings(
            NUMBERS, new OwnNumbers(List.of("400-820-8820", "0574-88112233", "13500001111"), NUMBERS), "topcentral");
    static final CallFileConnector PHONE = CallFileConnector.phone(SETTINGS);
    static final CallFileConnector MOBILE = CallFileConnector.mobile(SETTINGS);

    private CallFiles() {}

    static List<ImportItem> read(CallFileConnector connector, String fixture) throws IOException {
        return read(connector, FIXTURES.resolve(fixture));
    }

    static List<ImportItem> read(CallFileConnector connector, Path file) throws IOException {
        try (Stream<ImportItem> items = connector.read(file)) {
            return items.toList();
        }
    }

    static List<CommunicationDraft> drafts(List<ImportItem> items) {
        return items.stream()
                .filter(Decoded.class::isInstance)
                .map(item -> ((Decoded) item).draft())
                .toList();
    }

    static List<String> rejections(List<ImportItem> items) {
        return items.stream()
                .filter(Rejected.class::isInstance)
                .map(item -> item.position() + ": " + ((Rejected) item).reason())
                .toList();
    }

    /** A call in one line: who with their role and side, and what. */
    static String line(CommunicationDraft draft) {
        String parties = String.join(
                ", ",
                draft.parties().stream()
                        .map(party -> "%s %s %s%s %s"
                                .formatted(
                                        party.role().name().charAt(0),
                                        party.kind().code(),
                                        party.value().orElse("?" + party.raw()),
                                        party.name()
                                                .filter(name -> !party.value()
                                                        .orElse("")
                                                        .equals(name))
                                                .map(name -> "(" + name + ")")
                                                .orElse(""),
                                        party.side().name().charAt(0)))
                        .toList());
        return draft.source().recordId() + " | "
                + draft.direction().map(Enum::name).orElse("?") + " | " + draft.time() + " | " + parties + " | "
                + draft.subject().orElse("");
    }
}
