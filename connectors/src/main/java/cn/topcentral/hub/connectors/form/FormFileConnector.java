package cn.topcentral.hub.connectors.form;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./hub import form}: exports of form services as CSV, and JSON in the shape of the hooks. */
public final class FormFileConnector implements FileConnector {
    private final PhoneNumbers numbers;

    public FormFileConnector(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String channel() {
        return "form";
    }

    @Override
    public boolean accepts(Path file) {
        return isCsv(file) || JsonRecords.isJson(file);
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        Optional<Charset> charset = TextEncoding.of(file);
        if (charset.isEmpty()) {
            return Stream.of(new ImportItem.Rejected(
                    "", "the text is neither UTF-8 nor GBK; a workbook must be saved as \"CSV UTF-8\" first"));
        }
        return isCsv(file)
                ? FormCsv.read(file, charset.get(), row -> row(file, row.position(), row.values()))
                : JsonRecords.read(file, charset.get(), (position, record) -> List.of(record(position, record)));
    }

    private static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** The file is taken for the form's title where no column tells it. */
    private ImportItem row(Path file, String position, ObjectNode values) {
        if (values.properties().stream()
                .noneMatch(column -> FormField.named(column.getKey()).equals(Optional.of(FormField.FORM)))) {
            values.put("form", String.valueOf(file.getFileName()).replaceFirst("(?i)\\.csv$", ""));
        }
        return record(position, values);
    }

    private ImportItem record(String position, JsonNode record) {
        try {
            if (!(record instanceof ObjectNode object)) {
                return new ImportItem.Rejected(position, "not a JSON object; each entry is one object");
            }
            if (JinshujuEntry.isPush(object)) {
                return new ImportItem.Decoded(
                        position, new JinshujuEntry(FieldMapping.NONE, numbers).push(object, Optional.empty()));
            }
            String system = Fields.text(object, "source").map("form:"::concat).orElse("form_file");
            object.remove("source");
            return new ImportItem.Decoded(
                    position, PlainEntry.read(object, system, Optional.empty()).draft(object.toString(), numbers));
        } catch (UnreadableDelivery unreadable) {
            return new ImportItem.Rejected(position, String.valueOf(unreadable.getMessage()));
        }
    }
}
