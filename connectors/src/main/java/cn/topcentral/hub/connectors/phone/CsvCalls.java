package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads calls from a CSV file row by row. */
final class CsvCalls {
    /** Exports put a title or two above the column names. */
    private static final int MOST_ROWS_ABOVE_HEADER = 5;

    private static final int SNIFFED_CHARACTERS = 8192;

    private final CallDecoder decoder;

    CsvCalls(CallDecoder decoder) {
        this.decoder = decoder;
    }

    Stream<ImportItem> read(Path file, Charset charset) throws IOException {
        BoundedReader text = new BoundedReader(TextEncoding.open(file, charset));
        CSVParser rows = CSVParser.parse(text, format(file, charset));
        return StreamSupport.stream(new Items(rows, text), false).onClose(() -> close(rows));
    }

    private static CSVFormat format(Path file, Charset charset) throws IOException {
        // Blank rows are kept: without them the line numbers told to people would be wrong.
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(file, charset))
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .get();
    }

    /** Excel writes commas, semicolons or (as Unicode text) tabs; the first line tells. */
    private static char delimiter(Path file, Charset charset) throws IOException {
        try (BufferedReader text = new BufferedReader(TextEncoding.open(file, charset))) {
            char[] start = new char[SNIFFED_CHARACTERS];
            String firstLine = new String(start, 0, Math.max(0, text.read(start)))
                    .lines()
                    .findFirst()
                    .orElse("");
            return Stream.of(',', '\t', ';')
                    .max(Comparator.comparingLong(delimiter ->
                            firstLine.chars().filter(c -> c == delimiter).count()))
                    .orElse(',');
        }
    }

    private static void close(CSVParser rows) {
        try {
            rows.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private final class Items extends AbstractSpliterator<ImportItem> {
        private final CSVParser parser;
        private final Iterator<CSVRecord> rows;
        private final BoundedReader text;
        private Optional<List<String>> header = Optional.empty();
        private Optional<List<String>> firstRow = Optional.empty();
        private int rowsAboveHeader;
        private long line;
        private boolean ended;

        Items(CSVParser parser, BoundedReader text) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.parser = parser;
            this.rows = parser.iterator();
            this.text = text;
        }

        @Override
        public boolean tryAdvance(Consumer<? super ImportItem> action) {
            while (!ended) {
                Optional<ImportItem> item = next();
                if (item.isPresent()) {
                    action.accept(item.get());
                    return true;
                }
            }
            return false;
        }

        private Optional<ImportItem> next() {
            long previous = parser.getCurrentLineNumber();
            line = previous + 1;
            try {
                text.startRecord();
                if (!rows.hasNext()) {
                    ended = true;
                    return header.isPresent() ? Optional.empty() : Optional.of(noHeader());
                }
                return item(values(rows.next()));
            } catch (UncheckedIOException unreadable) {
                ended = true;
                return Optional.of(new ImportItem.Rejected(
                        "line " + line,
                        "cannot be read as CSV from here on (" + unreadable.getMessage()
                                + "); look for an unclosed quotation mark"));
            }
        }

        private Optional<ImportItem> item(List<String> values) {
            if (values.stream().allMatch(String::isEmpty)) {
                return Optional.empty();
            }
            if (header.isEmpty()) {
                return beforeHeader(values);
            }
            return Optional.of(call(header.get(), values));
        }

        private Optional<ImportItem> beforeHeader(List<String> values) {
            if (AsteriskDecoder.isRow(values)) {
                header = Optional.of(AsteriskDecoder.COLUMNS.subList(0, values.size()));
                return Optional.of(call(header.get(), values));
            }
            firstRow = firstRow.or(() -> Optional.of(values));
            if (decoder.accepts(values)) {
                header = Optional.of(values);
            } else if (++rowsAboveHeader > MOST_ROWS_ABOVE_HEADER) {
                ended = true;
                return Optional.of(noHeader());
            }
            return Optional.empty();
        }

        private ImportItem noHeader() {
            return new ImportItem.Rejected(
                    "", firstRow.map(CallDecoder::otherColumns).orElse("the file is empty"));
        }

        private ImportItem call(List<String> names, List<String> values) {
            String position = "line " + line;
            if (values.size() < names.size()
                    || values.stream().skip(names.size()).anyMatch(extra -> !extra.isEmpty())) {
                return new ImportItem.Rejected(
                        position,
                        values.size() + " columns where there should be " + names.size()
                                + "; is the line cut off, or a text with a comma in it not in quotation marks?");
            }
            ObjectNode record = CallJson.MAPPER.createObjectNode();
            IntStream.range(0, names.size())
                    .filter(column -> !names.get(column).isEmpty() && !record.has(names.get(column)))
                    .forEach(column -> record.put(names.get(column), values.get(column)));
            return decoder.decode(position, record, record.toString());
        }

        private static List<String> values(CSVRecord row) {
            return row.stream().map(CsvCalls::value).toList();
        }
    }

    /** A cell without what spreadsheets add to keep a number text: {@code ="138…"}, {@code '138…}, a tab. */
    private static String value(String cell) {
        String text = cell.strip();
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    /** Stops a record that does not end, for instance after a quotation mark nobody closed, before it fills the memory. */
    private static final class BoundedReader extends FilterReader {
        private static final long MOST_CHARACTERS = 1 << 20;
        private long read;

        BoundedReader(Reader text) {
            super(text);
        }

        void startRecord() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            if (read > MOST_CHARACTERS) {
                throw new IOException("a record longer than " + MOST_CHARACTERS + " characters");
            }
            return count;
        }
    }
}
