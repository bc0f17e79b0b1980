package cn.topcentral.hub.agents.local.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cue words of {@code cues.txt}: words that people would point at when asked why. Thread-safe. */
final class Cues {
    static final String FILE = "cues.txt";

    /** What turns a cue round when it stands right before it; 不是 is left out where it asks (是不是). */
    private static final Pattern NEGATION = Pattern.compile(
            "(不是要|不是|并非|不想|不要|不用|不必|不需要?|没有|没|不|别|未|无|勿|莫|not |no |never |don't |n't )\\W{0,1}(再|太|很|怎么|什么|要|想|想要|能)?$");

    private static final Pattern ASKING = Pattern.compile("(是不|要不|能不|会不|有没|可不|行不|好不|得不)(是|要|能|会|有|可|行|好)?$");

    /** Covers the longest negation with what may stand between it and the cue. */
    private static final int NEGATION_REACH = 6;

    private final List<Cue> cues;

    private Cues(List<Cue> cues) {
        this.cues = cues;
    }

    private record Cue(String name, boolean negatable, Pattern pattern) {}

    /**
     * A cue in a text.
     *
     * @param index of the cue, from 0 to {@link #count}; a negated cue is another one
     * @param name as in the file, with {@code ~} at the end when it is negated
     * @param start where it stands in the text
     * @param end after its last character
     */
    record Hit(int index, String name, int start, int end) {}

    static Cues load() {
        try (InputStream file = Cues.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The class path has no " + FILE);
            }
            return parse(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private static Cues parse(BufferedReader lines) {
        Map<String, String> patterns = new LinkedHashMap<>();
        lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+", 2))
                .forEach(parts -> patterns.merge(parts[0], parts[1], (one, other) -> one + "|" + other));
        List<Cue> cues = new ArrayList<>();
        patterns.forEach((name, pattern) ->
                cues.add(new Cue(name.replace("!", ""), name.endsWith("!"), Pattern.compile(pattern))));
        return new Cues(cues);
    }

    /** How many there are, the negated ones included. */
    int count() {
        return 2 * cues.size();
    }

    /** Every cue's first plain and first negated place in a text, in the order of the file. */
    List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            boolean plain = false;
            boolean negated = false;
            Matcher matcher = cue.pattern().matcher(text);
            while (matcher.find() && !(plain && (negated || !cue.negatable()))) {
                boolean turned = cue.negatable() && isNegated(text, matcher.start());
                if (turned && !negated) {
                    hits.add(new Hit(2 * i + 1, cue.name() + "~", matcher.start(), matcher.end()));
                } else if (!turned && !plain) {
                    hits.add(new Hit(2 * i, cue.name(), matcher.start(), matcher.end()));
                }
                plain |= !turned;
                negated |= turned;
            }
        }
        return hits;
    }

    private static boolean isNegated(String text, int start) {
        String before = text.substring(Math.max(0, start - NEGATION_REACH), start);
        return NEGATION.matcher(before).find() && !ASKING.matcher(before).find();
    }
}
