package cn.topcentral.hub.connectors.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a list, by our column names.
 *
 * @param line its number in the file, the header being line 1
 * @param values what its columns hold; blank ones are left out
 */
record Row(long line, Map<String, String> values) {

    Optional<String> text(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** Several values in one cell, separated by comma, semicolon, 、 or a vertical bar. */
    List<String> texts(String column) {
        return text(column).stream()
                .flatMap(cell -> Arrays.stream(cell.split("[,，;；、|]")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
