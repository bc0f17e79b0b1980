package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import cn.topcentral.hub.connectors.importing.TextLines;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON files of records: an array, objects one after the other, or one object a line ({@code .jsonl}, where a bad line costs only itself). */
public final class JsonRecords extends AbstractSpliterator<ImportItem> {
    private static final int MAX_LINE_BYTES = 4 << 20;

    private static final ObjectReader NEXT =
            Fields.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final BiFunction<String, JsonNode, List<ImportItem>> decoder;
    private final Deque<ImportItem> ready = new ArrayDeque<>();
    private long number;
    private boolean ended;

    private JsonRecords(JsonParser parser, BiFunction<String, JsonNode, List<ImportItem>> decoder) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.parser = parser;
        this.decoder = decoder;
    }

    public static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)");
    }

    /**
     * Reads record by record.
     *
     * @param decoder makes items of a record, given its place in the file
     */
    public static Stream<ImportItem> read(
            Path file, Charset charset, BiFunction<String, JsonNode, List<ImportItem>> decoder) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return TextLines.of(file, MAX_LINE_BYTES).flatMap(line -> line(line, decoder).stream());
        }
        JsonParser parser = Fields.MAPPER.getFactory().createParser(TextEncoding.open(file, charset));
        return StreamSupport.stream(new JsonRecords(parser, decoder), false).onClose(() -> close(parser));
    }

    private static List<ImportItem> line(TextLines.Line line, BiFunction<String, JsonNode, List<ImportItem>> decoder) {
        if (line instanceof TextLines.Text text) {
            try {
                return decoder.apply(line.position(), Fields.MAPPER.readTree(text.text()));
            } catch (JsonProcessingException notJson) {
                return List.of(
                        new ImportItem.Rejected(line.position(), "not valid JSON; each line holds one whole record"));
            }
        }
        if (line instanceof TextLines.Unreadable unreadable) {
            return List.of(new ImportItem.Rejected(line.position(), unreadable.reason()));
        }
        throw new IllegalStateException("Unknown kind of line: " + line.getClass());
    }

    @Override
    public boolean tryAdvance(Consumer<? super ImportItem> action) {
        while (ready.isEmpty() && !ended) {
            readNext();
        }
        if (ready.isEmpty()) {
            return false;
        }
        action.accept(ready.remove());
        return true;
    }

    private void readNext() {
        String position = "record " + (number + 1);
        try {
            if (!toNextRecord()) {
                ended = true;
                return;
            }
            JsonNode record = NEXT.readTree(parser);
            ready.addAll(decoder.apply(position, record));
            number++;
        } catch (IOException damaged) {
            ended = true;
            ready.add(new ImportItem.Rejected(
                    position, "not valid JSON: the file is cut off or damaged there, what follows is not read"));
        }
    }

    /** Goes to the next object of the array, or of the file; false at the end. */
    private boolean toNextRecord() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY
                && parser.getParsingContext().getParent().inRoot()) {
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY) {
            token = parser.nextToken();
        }
        return token != null;
    }

    private static void close(JsonParser parser) {
        try {
            parser.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }
}
