package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.ImportItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The reports of one file as items of an import: a bad one is named, the rest goes on. */
public final class ReportItems {
    private ReportItems() {}

    /** Reads JSON: one report or a list of them. */
    public static Stream<ImportItem> ofJson(String text, Function<JsonNode, List<CommunicationDraft>> decoder) {
        JsonNode root;
        try {
            root = ReportJson.read(text);
        } catch (UnreadableReportException e) {
            return Stream.of(rejected("", e));
        }
        return root.isArray()
                ? IntStream.range(0, root.size())
                        .boxed()
                        .flatMap(i -> of("report " + (i + 1), () -> decoder.apply(root.path(i))))
                : of("", () -> decoder.apply(root));
    }

    /** Gives what a reading gives, or the reason why it gives nothing. */
    public static Stream<ImportItem> of(String position, Supplier<List<CommunicationDraft>> reading) {
        try {
            return reading.get().stream().map(draft -> new ImportItem.Decoded(position, draft));
        } catch (UnreadableReportException e) {
            return Stream.of(rejected(position, e));
        }
    }

    private static ImportItem rejected(String position, UnreadableReportException reason) {
        return new ImportItem.Rejected(position, String.valueOf(reason.getMessage()));
    }
}
