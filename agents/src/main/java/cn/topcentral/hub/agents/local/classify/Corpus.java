package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.agents.evaluation.BadLine;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.evaluation.RecordLine;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The labelled texts that the classifiers learn from (see the folder's README). */
public final class Corpus {
    /** The records that came with the task, from other people than ours. */
    public static final String GIVEN = "given.jsonl";

    private static final String FOLDER = "/cn/topcentral/hub/agents/corpus/";
    private static final List<String> RECORDS =
            List.of("train-chat.jsonl", "train-mail.jsonl", "train-varied.jsonl", GIVEN);
    private static final String ATTITUDES = "attitudes.txt";
    private static final String ACTS = "acts.txt";
    private static final String ATTITUDE_MARKS = "+=-";
    private static final String URGENCY_MARKS = "hml";

    private final Map<String, List<LabelledRecord>> records;
    private final String attitudes;
    private final String acts;
    private final String hash;

    private Corpus(Map<String, List<LabelledRecord>> records, String attitudes, String acts, String hash) {
        this.records = records;
        this.attitudes = attitudes;
        this.acts = acts;
        this.hash = hash;
    }

    /**
     * A sentence with the number of its class.
     *
     * @param text as written
     */
    record Example(String text, int label) {}

    /** All that is on the class path. */
    public static Corpus full() {
        return of(RECORDS);
    }

    /** Without the given records, so that they can measure what was learnt from ours alone. */
    public static Corpus withoutGiven() {
        return of(RECORDS.stream().filter(file -> !file.equals(GIVEN)).toList());
    }

    private static Corpus of(List<String> files) {
        Map<String, List<LabelledRecord>> records = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder("layout " + Features.LAYOUT + "\n" + read(Corpus.class, Cues.FILE));
        for (String file : files) {
            String lines = read(Corpus.class, FOLDER + file);
            all.append(lines);
            records.put(file, labelled(file, lines));
        }
        String attitudes = read(Corpus.class, FOLDER + ATTITUDES);
        String acts = read(Corpus.class, FOLDER + ACTS);
        return new Corpus(records, attitudes, acts, sha256(all + attitudes + acts));
    }

    private static List<LabelledRecord> labelled(String file, String lines) {
        try {
            List<LabelledRecord> records = new ArrayList<>();
            for (RecordLine line : RecordLine.readAll(new BufferedReader(new StringReader(lines)))) {
                if (line instanceof BadLine bad) {
                    throw new IllegalStateException(file + " " + bad.message());
                }
                if (line instanceof LabelledRecord record && record.labels().isPresent()) {
                    records.add(record);
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every record of the files that were read, in order. */
    List<LabelledRecord> records() {
        return records.values().stream().flatMap(List::stream).toList();
    }

    /** The records of one file; none when it was left out. */
    public List<LabelledRecord> records(String file) {
        return records.getOrDefault(file, List.of());
    }

    /** The single sentences for a decision. */
    List<Example> sentences(Decision decision) {
        return switch (decision) {
            case SENTIMENT ->
                lines(attitudes)
                        .map(line -> new Example(line.substring(2), mark(ATTITUDE_MARKS, line)))
                        .toList();
            case INTENT ->
                lines(acts)
                        .map(line -> line.split(" ", 3))
                        .map(parts -> new Example(
                                parts[2],
                                List.of(IntentCategory.values())
                                        .indexOf(IntentCategory.valueOf(parts[0].toUpperCase(Locale.ROOT)))))
                        .toList();
            case URGENCY ->
                lines(acts)
                        .map(line -> line.split(" ", 3))
                        .map(parts -> new Example(parts[2], mark(URGENCY_MARKS, parts[1])))
                        .toList();
        };
    }

    private static int mark(String marks, String line) {
        int mark = marks.indexOf(line.charAt(0));
        if (mark < 0) {
            throw new IllegalStateException("'" + line + "' begins with none of " + marks);
        }
        return mark;
    }

    private static Stream<String> lines(String file) {
        return file.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    /** Of everything the weights depend on; weights carry the hash of what they were made from. */
    public String hash() {
        return hash;
    }

    private static String read(Class<?> from, String file) {
        try (InputStream stream = from.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The class path has no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
