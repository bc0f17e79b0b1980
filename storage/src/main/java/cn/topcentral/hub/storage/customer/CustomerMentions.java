package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the customers that a text names, by whole names only: the name, the short name, an alias, or the whole pinyin. What merely resembles a
 * name is not one. Thread-safe.
 */
public final class CustomerMentions {
    /** In characters; every part of a text is looked up, so only its beginning is read, which is where a report says whom it is about. */
    private static final int LONGEST_TEXT = 400;

    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_LATIN_NAME = 3;
    /** Shorter sounds are words of other meanings too. */
    private static final int SHORTEST_PINYIN = 5;

    private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Jdbi jdbi;
    private final CustomerRepository customers;

    public CustomerMentions(Database database) {
        this.jdbi = database.jdbi();
        this.customers = new CustomerRepository(database);
    }

    /**
     * A part of a sentence that is a name.
     *
     * @param customers whose; more than one when several are called so
     * @param from where it begins in the sentence
     * @param to where it ends
     */
    public record Mention(Set<Customer> customers, int from, int to) {
        public Mention {
            customers = Set.copyOf(customers);
        }
    }

    /** The names in the first 400 characters of a text, in order; of names within each other the longest. */
    public List<Mention> in(String text) {
        List<Span> spans = spans(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        Map<String, Set<CustomerId>> named = named(spans);
        List<Span> found = new ArrayList<>();
        spans.stream()
                .filter(span -> named.containsKey(span.key()))
                .sorted(Comparator.comparingInt((Span span) -> span.key().length())
                        .reversed())
                .filter(span -> found.stream().noneMatch(span::overlaps))
                .forEach(found::add);
        Set<CustomerId> ids =
                found.stream().flatMap(span -> of(named, span).stream()).collect(Collectors.toSet());
        Map<CustomerId, Customer> survivors = ids.isEmpty() ? Map.of() : customers.survivors(ids);
        return found.stream()
                .sorted(Comparator.comparingInt(Span::from))
                .map(span -> new Mention(
                        of(named, span).stream()
                                .map(survivors::get)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        span.from(),
                        span.to()))
                .toList();
    }

    private static Set<CustomerId> of(Map<String, Set<CustomerId>> named, Span span) {
        return named.getOrDefault(span.key(), Set.of());
    }

    /** A part of the sentence, folded as names are. */
    private record Span(String key, int from, int to) {
        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    /** Every part that could be a name. */
    private static List<Span> spans(String sentence) {
        StringBuilder letters = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < sentence.length(); ) {
            int end = at + Character.charCount(sentence.codePointAt(at));
            String folded = NameKeys.folded(sentence.substring(at, end));
            for (int i = 0; i < folded.length(); i++) {
                starts.add(at);
                ends.add(end);
            }
            letters.append(folded);
            at = end;
        }
        List<Span> spans = new ArrayList<>();
        for (int from = 0; from < letters.length(); from++) {
            int most = Math.min(letters.length(), from + LONGEST_NAME);
            for (int to = from + SHORTEST_NAME; to <= most; to++) {
                Span span = new Span(letters.substring(from, to), starts.get(from), ends.get(to - 1));
                if (mayBeName(sentence, span)) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    /** A Latin word counts as a whole only: AUX is not in auxiliary; and a number is a number. */
    private static boolean mayBeName(String sentence, Span span) {
        String key = span.key();
        if (DIGITS.matcher(key).matches() || (LATIN.matcher(key).matches() && key.length() < SHORTEST_LATIN_NAME)) {
            return false;
        }
        boolean cutsBefore = isLatin(key.charAt(0)) && span.from() > 0 && isLatin(sentence.charAt(span.from() - 1));
        boolean cutsAfter = isLatin(key.charAt(key.length() - 1))
                && span.to() < sentence.length()
                && isLatin(sentence.charAt(span.to()));
        return !cutsBefore && !cutsAfter;
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    private Map<String, Set<CustomerId>> named(List<Span> spans) {
        Map<String, Set<CustomerId>> named = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT customer_id, key FROM customer_names
                        WHERE key = ANY(:keys) AND (kind IN ('name', 'short', 'alias') OR (kind = 'pinyin' AND length(key) >= :shortest))
                        """)
                .bindArray(
                        "keys",
                        String.class,
                        spans.stream().map(Span::key).distinct().toArray())
                .bind("shortest", SHORTEST_PINYIN)
                .map((row, context) -> Map.entry(row.getString("key"), new CustomerId(row.getString("customer_id"))))
                .forEach(entry -> named.computeIfAbsent(entry.getKey(), key -> new LinkedHashSet<>())
                        .add(entry.getValue())));
        return named;
    }
}
