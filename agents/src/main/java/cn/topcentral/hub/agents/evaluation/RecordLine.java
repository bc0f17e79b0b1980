package cn.topcentral.hub.agents.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A line of a file of records (JSON, one record a line): a record, or what is wrong with the line. */
public sealed interface RecordLine permits LabelledRecord, BadLine {

    /** Reads one line. */
    static RecordLine parse(int number, String line) {
        return RecordLineParser.parse(number, line);
    }

    /**
     * Reads all lines; blank ones are passed over, a bad one does not stop the rest.
     *
     * @throws IOException when the reader fails
     */
    static List<RecordLine> readAll(BufferedReader reader) throws IOException {
        List<RecordLine> lines = new ArrayList<>();
        int number = 0;
        String line = reader.readLine();
        while (line != null) {
            number++;
            if (!line.isBlank()) {
                lines.add(parse(number, line));
            }
            line = reader.readLine();
        }
        return lines;
    }
}
