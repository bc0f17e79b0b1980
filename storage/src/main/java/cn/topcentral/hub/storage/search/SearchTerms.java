package cn.topcentral.hub.storage.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts text into search terms: every two neighbouring Chinese characters, and whole words of other scripts, folded to lower case and half
 * width. So {@code 账期} finds {@code 谈账期问题}, which word-based Chinese parsers often miss. Thread-safe.
 */
public final class SearchTerms {
    /** PostgreSQL refuses a lexeme of 2 KB and a vector of 1 MB; a 200,000 character transcript stays far below with these. */
    private static final int LONGEST_TERM = 200;

    private static final int MOST_TERMS = 50_000;
    private static final int MOST_WORDS = 10;
    private static final Analyzer ANALYZER = new CJKAnalyzer(CharArraySet.EMPTY_SET);

    private SearchTerms() {}

    /** The distinct terms of a text, in order of appearance. */
    public static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = ANALYZER.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MOST_TERMS) {
                if (term.length() <= LONGEST_TERM) {
                    terms.add(term.toString().replace("\0", ""));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory cannot fail to be read
        }
        terms.remove("");
        return terms;
    }

    /**
     * The terms of what a person typed as a PostgreSQL {@code tsquery} in which all must occur; a single Chinese character also finds the
     * pairs it begins. Empty when nothing searchable was typed.
     */
    public static Optional<String> query(String typed) {
        String query = of(typed).stream()
                .map(term -> quoted(term) + (term.codePointCount(0, term.length()) == 1 ? ":*" : ""))
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    /** The words that were typed, folded to lower case: each has to stand in a short text, wherever. At most ten. */
    public static List<String> words(String typed) {
        return Arrays.stream(Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace("\0", "")
                        .split("\\s+", -1))
                .filter(word -> !of(word).isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** What the function {@code text_grams} made of texts that hold all these words, as a {@code tsquery}; empty without a word. */
    public static Optional<String> grams(List<String> words) {
        Set<String> grams = new LinkedHashSet<>();
        for (String word : words) {
            int[] letters = word.codePoints().toArray();
            for (int i = 0; i + 1 < letters.length; i++) {
                grams.add(new String(letters, i, 2));
            }
            if (letters.length == 1) {
                grams.add(word);
            }
        }
        return Optional.of(grams.stream().map(SearchTerms::quoted).collect(Collectors.joining(" & ")))
                .filter(query -> !query.isEmpty());
    }

    /** A term as a lexeme of a {@code tsquery} or {@code tsvector} literal. */
    public static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
