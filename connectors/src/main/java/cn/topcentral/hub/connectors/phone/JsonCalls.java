package cn.topcentral.hub.connectors.phone;

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
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads calls from JSON: one object a line (a bad line then costs only itself), an array, or one object over many lines. Records are
 * read one by one in each.
 */
final class JsonCalls {
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final int SNIFFED_CHARACTERS = 1 << 16;
    private static final String BYTE_ORDER_MARK_AS_LATIN_1 = "\u00ef\u00bb\u00bf";

    /** Unlike the mapper, content with what follows the record. */
    private static final ObjectReader NEXT =
            CallJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CallDecoder decoder;

    JsonCalls(CallDecoder decoder) {
        this.decoder = decoder;
    }

    static boolean isJson(Path file) {
        String name = lowerCaseName(file);
        return name.endsWith(".json") || isNamedLines(name);
    }

    /** Whether a JSON file holds one record a line, by its name or its first lines. */
    static boolean isLines(Path file) throws IOException {
        if (!isJson(file) || isNamedLines(lowerCaseName(file))) {
            return isJson(file);
        }
        // As Latin-1: the braces are the same in every encoding, and one bad line must not keep the others from being
        // read.
        try (Reader text = TextEncoding.open(file, StandardCharsets.ISO_8859_1)) {
            char[] start = new char[SNIFFED_CHARACTERS];
            List<String> lines = new String(start, 0, Math.max(0, text.read(start)))
                    .lines()
                    .map(line -> line.replace(BYTE_ORDER_MARK_AS_LATIN_1, "").strip())
                    .filter(line -> !line.isEmpty())
                    .limit(2)
                    .toList();
            // One object over many lines begins with a lone brace, or goes on with a field; its first field may be a
            // list.
            return !lines.isEmpty()
                    && lines.get(0).startsWith("{")
                    && !lines.get(0).endsWith("[")
                    && (lines.get(0).endsWith("}")
                            || (lines.size() > 1 && lines.get(1).startsWith("{")));
        }
    }

    /** Reads one record a line, in UTF-8. */
    Stream<ImportItem> readLines(Path file) throws IOException {
        return TextLines.of(file, MAX_LINE_BYTES).flatMap(line -> decodeLine(line).stream());
    }

    /** Reads an array of records, or records one after the other over any number of lines. */
    Stream<ImportItem> readRecords(Path file, Charset charset) throws IOException {
        JsonParser parser = CallJson.MAPPER.getFactory().createParser(TextEncoding.open(file, charset));
        return StreamSupport.stream(new Records(parser), false).onClose(() -> close(parser));
    }

    private static boolean isNamedLines(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private static String lowerCaseName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    /** The calls of a record, of which one kind (work phones) has several under {@code result}; an empty list of those is no call. */
    private List<ImportItem> decoded(String position, JsonNode record, String original) {
        JsonNode wrapped = record.path("result");
        if (!wrapped.isArray()) {
            return List.of(decoder.decode(position, record, original));
        }
        return IntStream.range(0, wrapped.size())
                .mapToObj(number -> decoder.decode(
                        position + ", call " + (number + 1),
                        wrapped.get(number),
                        wrapped.get(number).toString()))
                .toList();
    }

    private List<ImportItem> decodeLine(TextLines.Line line) {
        if (line instanceof TextLines.Text text) {
            try {
                return decoded(line.position(), CallJson.MAPPER.readTree(text.text()), text.text());
            } catch (JsonProcessingException notJson) {
                return List.of(new ImportItem.Rejected(
                        line.position(),
                        "not valid JSON at character " + notJson.getLocation().getColumnNr()
                                + "; each line holds one whole record"));
            }
        }
        if (line instanceof TextLines.Unreadable unreadable) {
            return List.of(new ImportItem.Rejected(line.position(), unreadable.reason()));
        }
        throw new IllegalStateException("Unknown kind of line: " + line.getClass());
    }

    private static void close(JsonParser parser) {
        try {
            parser.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private final class Records extends AbstractSpliterator<ImportItem> {
        private final Deque<ImportItem> ready = new ArrayDeque<>();
        private final JsonParser parser;
        private long number;
        private boolean ended;

        Records(JsonParser parser) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.parser = parser;
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
                if (toNextRecord()) {
                    JsonNode record = NEXT.readTree(parser);
                    ready.addAll(decoded(position, record, record.toString()));
                    number++;
                } else {
                    ended = true;
                }
            } catch (IOException damaged) {
                ended = true;
                ready.add(new ImportItem.Rejected(position, reason(damaged)));
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

        private static String reason(IOException damaged) {
            return damaged instanceof JsonProcessingException notJson && notJson.getLocation() != null
                    ? "not valid JSON at line %d, character %d: the file is cut off or damaged there, what follows is not read"
                            .formatted(
                                    notJson.getLocation().getLineNr(),
                                    notJson.getLocation().getColumnNr())
                    : "the file cannot be read from here on: " + damaged.getMessage();
        }
    }
}
