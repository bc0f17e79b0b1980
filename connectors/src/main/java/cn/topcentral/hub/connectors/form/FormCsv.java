package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import cn.topcentral.hub.connectors.payload.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of an exported form, one at a time; up to five rows of title may stand above the column names. */
final class FormCsv extends AbstractSpliterator<ImportItem> {
    private static final int MOST_ROWS_ABOVE_HEADER = 5;

    /** A row is recognised as column names by two columns, one of which says who. */
    private static final Set<FormField> WHO =
            EnumSet.of(FormField.NAME, FormField.COMPANY, FormField.MOBILE, FormField.EMAIL);

    /** A row with its place in the file, by column name. */
    record Row(String position, ObjectNode values) {}

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final Function<Row, ImportItem> decoder;
    private List<String> header = List.of();
    private int above;
    private boolean ended;

    private FormCsv(CSVParser parser, Function<Row, ImportItem> decoder) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.parser = parser;
        this.rows = parser.iterator();
        this.decoder = decoder;
    }

    static Stream<ImportItem> read(Path file, Charset charset, Function<Row, ImportItem> decoder) throws IOException {
        CSVParser parser = CSVParser.parse(
                TextEncoding.open(file, charset),
                CSVFormat.DEFAULT
                        .builder()
                        .setIgnoreEmptyLines(false)
                        .setIgnoreSurroundingSpaces(true)
                        .setTrailingData(true)
                        .get());
        return StreamSupport.stream(new FormCsv(parser, decoder), false).onClose(() -> close(parser));
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
        String position = "line " + (parser.getCurrentLineNumber() + 1);
        try {
            if (!rows.hasNext()) {
                ended = true;
                return header.isEmpty() ? Optional.of(noHeader()) : Optional.empty();
            }
            List<String> cells = rows.next().stream().map(FormCsv::plain).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                return Optional.empty();
            }
            return header.isEmpty() ? beforeHeader(cells) : Optional.of(row(position, cells));
        } catch (UncheckedIOException damaged) {
            ended = true;
            return Optional.of(new ImportItem.Rejected(
                    position, "cannot be read as CSV from here on; look for an unclosed quotation mark"));
        }
    }

    private Optional<ImportItem> beforeHeader(List<String> cells) {
        List<FormField> fields =
                cells.stream().flatMap(cell -> FormField.named(cell).stream()).toList();
        if (fields.size() >= 2 && fields.stream().anyMatch(WHO::contains)) {
            header = cells;
        } else if (++above > MOST_ROWS_ABOVE_HEADER) {
            ended = true;
            return Optional.of(noHeader());
        }
        return Optional.empty();
    }

    private ImportItem row(String position, List<String> cells) {
        if (cells.size() < header.size() || cells.stream().skip(header.size()).anyMatch(extra -> !extra.isEmpty())) {
            return new ImportItem.Rejected(
                    position,
                    cells.size() + " columns where there should be " + header.size()
                            + "; is the line cut off, or a text with a comma in it not in quotation marks?");
        }
        ObjectNode values = Fields.MAPPER.createObjectNode();
        for (int column = 0; column < header.size(); column++) {
            if (!header.get(column).isEmpty() && !values.has(header.get(column))) {
                values.put(header.get(column), cells.get(column));
            }
        }
        return decoder.apply(new Row(position, values));
    }

    private static ImportItem noHeader() {
        return new ImportItem.Rejected(
                "", "no column names found: a form needs columns such as 姓名, 手机, 公司, 邮箱 and 提交时间 in its first rows");
    }

    /** A cell without what spreadsheets add to keep a number text: {@code ="138…"}, {@code '138…}. */
    private static String plain(String cell) {
        String text = cell.strip();
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    private static void close(CSVParser parser) {
        try {
            parser.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }
}
