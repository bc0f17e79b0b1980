package cn.topcentral.hub.agents.local.classify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Cuts text into the pieces of a BERT vocabulary: every Chinese character alone, other words by the longest piece first. The text is expected
 * in lower case, because that is how the vocabulary has its Latin words. Thread-safe.
 *
 * <p>The library the model comes with has a tokenizer too, but as native code that unpacks itself to the home folder.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int first;
    private final int last;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = id("[UNK]");
        this.first = id("[CLS]");
        this.last = id("[SEP]");
    }

    /** Reads the vocabulary from a {@code tokenizer.json}. */
    static WordPieces read(InputStream tokenizer) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode pieces = mapper.readTree(tokenizer).path("model").path("vocab");
        return new WordPieces(mapper.convertValue(pieces, new TypeReference<HashMap<String, Integer>>() {}));
    }

    /**
     * The ids of a text's pieces between the two marks that BERT expects.
     *
     * @param limit the most ids to give, marks included; what does not fit at the end is left out
     */
    long[] ids(String text, int limit) {
        List<Integer> ids = new ArrayList<>();
        ids.add(first);
        int at = 0;
        while (at < text.length() && ids.size() < limit - 1) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            if (standsAlone(character)) {
                ids.add(vocabulary.getOrDefault(text.substring(at, end), unknown));
            } else if (!isBlank(character)) {
                while (end < text.length() && !standsAlone(text.codePointAt(end)) && !isBlank(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                addWord(text.substring(at, end), ids);
            }
            at = end;
        }
        return LongStream.concat(ids.stream().limit(limit - 1L).mapToLong(Integer::longValue), LongStream.of(last))
                .toArray();
    }

    private void addWord(String word, List<Integer> ids) {
        if (word.length() > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        List<Integer> pieces = new ArrayList<>();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
                to--;
            }
            if (to == from) {
                ids.add(unknown);
                return;
            }
            pieces.add(id(piece(word, from, to)));
            from = to;
        }
        ids.addAll(pieces);
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(from, to) : "##" + word.substring(from, to);
    }

    private int id(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalStateException("The vocabulary has no " + piece);
        }
        return id;
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isISOControl(character);
    }

    private static boolean standsAlone(int character) {
        return Character.isIdeographic(character) || !(Character.isLetterOrDigit(character) || isBlank(character));
    }
}
