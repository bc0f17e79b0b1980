package cn.topcentral.hub.connectors.directory;

import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportReport.Reject;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV list whose columns may have English or Chinese names, and stores it line by line. A bad line does not hold up the others. */
final class ListFile {
    private final String required;
    private final Map<String, List<String>> columns;

    /**
     * @param required the column without which a file is no such list
     * @param columns our column names, each with the headers that mean it
     */
    ListFile(String required, Map<String, List<String>> columns) {
        this.required = required;
        this.columns = columns;
    }

    /** Reads files; {@code save} stores a row, or throws {@link IllegalArgumentException} saying what is wrong with it. */
    ImportReport read(List<Path> files, Function<Row, Outcome> save) {
        List<Reject> rejects = new ArrayList<>();
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Path file : files) {
            try {
                read(file, save, counts, rejects);
            } catch (IOException | UncheckedIOException e) {
                rejects.add(new Reject(
                        file.toString(),
                        "",
                        "cannot be read: " + e + ". Check that the file exists and this user may read it."));
            }
        }
        long rows = counts.values().stream().mapToLong(Long::longValue).sum()
                + rejects.stream().filter(ListFile::ofRow).count();
        return new ImportReport(
                rows,
                counts.getOrDefault(Outcome.STORED, 0L),
                counts.getOrDefault(Outcome.UNCHANGED, 0L),
                counts.getOrDefault(Outcome.UPDATED, 0L),
                0,
                0,
                0,
                rejects.size(),
                rejects);
    }

    private void read(Path file, Function<Row, Outcome> save, Map<Outcome, Long> counts, List<Reject> rejects)
            throws IOException {
        Optional<Charset> charset = TextEncoding.of(file);
        if (charset.isEmpty()) {
            rejects.add(
                    new Reject(file.toString(), "", "is not text in UTF-8, UTF-16 or GBK. Save it as CSV (UTF-8)."));
            return;
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader text = TextEncoding.open(file, charset.get());
                CSVParser rows = CSVParser.parse(text, format)) {
            Map<Integer, String> header = Map.of();
            for (CSVRecord record : rows) {
                if (header.isEmpty()) {
                    header = header(record);
                    if (!header.containsValue(required)) {
                        rejects.add(new Reject(file.toString(), "line 1", wrongHeader(record)));
                        return;
                    }
                    continue;
                }
                Row row = row(record, header, rows.getCurrentLineNumber());
                try {
                    counts.merge(save.apply(row), 1L, Long::sum);
                } catch (IllegalArgumentException e) {
                    rejects.add(new Reject(file.toString(), "line " + row.line(), String.valueOf(e.getMessage())));
                }
            }
        }
    }

    /** The header is line 1, and a file that cannot be read at all has no position. */
    private static boolean ofRow(Reject reject) {
        return !reject.position().isEmpty() && !reject.position().equals("line 1");
    }

    private Map<Integer, String> header(CSVRecord record) {
        Map<Integer, String> header = new HashMap<>();
        for (int i = 0; i < record.size(); i++) {
            String cell = record.get(i).strip().toLowerCase(Locale.ROOT);
            for (Map.Entry<String, List<String>> column : columns.entrySet()) {
                if (column.getKey().equals(cell) || column.getValue().contains(cell)) {
                    header.putIfAbsent(i, column.getKey());
                }
            }
        }
        return header;
    }

    private String wrongHeader(CSVRecord record) {
        return "has the columns " + record.stream().collect(Collectors.joining(", ")) + "; needed is at least "
                + required + " ("
                + String.join(", ", columns.getOrDefault(required, List.of())) + "), understood are "
                + columns.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static Row row(CSVRecord record, Map<Integer, String> header, long line) {
        Map<String, String> values = new HashMap<>();
        header.forEach((index, column) -> {
            if (index < record.size() && !record.get(index).isBlank()) {
                values.put(column, record.get(index).strip());
            }
        });
        return new Row(line, values);
    }
}
