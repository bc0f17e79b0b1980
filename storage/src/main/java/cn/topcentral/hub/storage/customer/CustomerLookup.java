package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.customer.CustomerMatch.How;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Finds customers by what a person types: a name, a short name, an alias, pinyin, initials, a part, or something near. Thread-safe. */
public final class CustomerLookup {
    /** How much of the typed characters a name must share to be offered as similar; below that the offers look random. */
    private static final double SIMILAR_FROM = 0.3;

    private final Jdbi jdbi;
    private final CustomerRepository customers;

    public CustomerLookup(Database database) {
        this.jdbi = database.jdbi();
        this.customers = new CustomerRepository(database);
    }

    /** What a typed name turned out to mean. */
    public sealed interface Result {
        /** This one customer. */
        record Found(Customer customer) implements Result {}

        /** One of these, or none; best first, possibly empty. */
        record Suggestions(List<CustomerMatch> matches) implements Result {
            public Suggestions {
                matches = List.copyOf(matches);
            }
        }
    }

    /**
     * The customer that is meant, if one stands out; otherwise the ones that may be.
     *
     * @param most how many suggestions to give
     */
    public Result find(String typed, int most) {
        Optional<Customer> byId = typed.strip().matches("[A-Za-z]\\w{1,63}")
                ? customers.byId(new CustomerId(typed.strip())).flatMap(this::survivor)
                : Optional.empty();
        if (byId.isPresent()) {
            return new Result.Found(byId.get());
        }
        List<CustomerMatch> matches = matches(typed, most);
        if (matches.isEmpty()) {
            return new Result.Suggestions(matches);
        }
        How best = matches.get(0).how();
        boolean standsOut = matches.size() == 1 || matches.get(1).how() != best;
        return standsOut && best.compareTo(How.PINYIN_PREFIX) <= 0
                ? new Result.Found(matches.get(0).customer())
                : new Result.Suggestions(matches);
    }

    /**
     * The customers of exactly this name, short name or alias, as they stand: one that was merged is itself. For lists and operations, where a
     * near miss would be a mistake.
     */
    public List<Customer> named(String name) {
        String key = NameKeys.folded(name);
        if (key.isEmpty()) {
            return List.of();
        }
        Set<CustomerId> ids = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT DISTINCT customer_id FROM customer_names WHERE key = :key AND kind IN ('name', 'short', 'alias')")
                .bind("key", key)
                .mapTo(String.class)
                .map(CustomerId::new)
                .set());
        return customers.byIds(ids);
    }

    /** All customers the typed name may mean, best first, each once; names of merged customers lead to the one they were merged into. */
    public List<CustomerMatch> matches(String typed, int most) {
        return matches(typed, OwnerScope.ALL, most);
    }

    /** The same among the customers that somebody may see. */
    public List<CustomerMatch> matches(String typed, OwnerScope scope, int most) {
        String key = NameKeys.folded(typed);
        if (key.isEmpty()) {
            return List.of();
        }
        Map<String, Scored> best = new HashMap<>();
        for (Candidate candidate : candidates(key, scope)) {
            score(key, candidate).ifPresent(scored -> best.merge(candidate.customerId(), scored, Scored::better));
        }
        List<Scored> ranked = best.values().stream()
                .sorted(Scored.BEST_FIRST)
                .limit(most * 4L)
                .toList();
        Map<CustomerId, Customer> found = customers
                .byIds(ranked.stream()
                        .map(scored -> new CustomerId(scored.customerId()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Customer::id, customer -> customer));
        Set<CustomerId> seen = new HashSet<>();
        return ranked.stream()
                .flatMap(scored -> Optional.ofNullable(found.get(new CustomerId(scored.customerId())))
                        .flatMap(this::survivor)
                        .filter(customer -> seen.add(customer.id()))
                        .map(customer -> new CustomerMatch(customer, scored.how(), scored.key()))
                        .stream())
                .limit(most)
                .toList();
    }

    private Optional<Customer> survivor(Customer customer) {
        return customer.mergedInto().isEmpty()
                ? Optional.of(customer)
                : customers.byId(customers.survivor(customer.id()));
    }

    private record Candidate(String customerId, String kind, String key) {
        boolean spelled() {
            return kind.equals("pinyin") || kind.equals("initials");
        }
    }

    private record Scored(String customerId, How how, double closeness, String key) {
        /** Better kind first, then the name that has least beside what was typed. */
        static final Comparator<Scored> BEST_FIRST = Comparator.comparing(Scored::how)
                .thenComparing(Comparator.comparingDouble(Scored::closeness).reversed())
                .thenComparing(Scored::customerId);

        Scored better(Scored other) {
            return BEST_FIRST.compare(this, other) <= 0 ? this : other;
        }
    }

    /** Every name that shares a pair of characters with what was typed or with its sound; a handful to some thousands, from the index. */
    private List<Candidate> candidates(String key, OwnerScope scope) {
        // A sound must fit as a whole to count, so all its pairs must be there; of the characters one pair is enough.
        String characters = NameKeys.grams(key).stream()
                .filter(gram -> key.codePointCount(0, key.length()) == 1 || gram.codePointCount(0, gram.length()) == 2)
                .map(SearchTerms::quoted)
                .collect(Collectors.joining(" | "));
        String sound = NameKeys.grams(NameKeys.pinyin(key)).stream()
                .map(SearchTerms::quoted)
                .collect(Collectors.joining(" & "));
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT customer_id, kind, key FROM search_own_customer_names(CAST(:terms AS tsquery), CAST(:owners AS text[]))
                        """)
                .bind("terms", "(" + characters + ") | (" + sound + ")")
                .bindByType(
                        "owners",
                        scope.owners()
                                .map(owners -> owners.toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .map((row, context) ->
                        new Candidate(row.getString("customer_id"), row.getString("kind"), row.getString("key")))
                .list());
    }

    private static Optional<Scored> score(String key, Candidate candidate) {
        String name = candidate.key();
        double closeness = (double) key.length() / Math.max(key.length(), name.length());
        How how;
        if (candidate.spelled()) {
            String sound = NameKeys.pinyin(key);
            boolean typedAsSound = sound.equals(key);
            if (name.equals(sound)) {
                how = typedAsSound ? How.PINYIN : How.SOUND;
            } else if (typedAsSound && name.startsWith(sound)) {
                how = How.PINYIN_PREFIX;
            } else if (sound.length() >= 4 && candidate.kind().equals("pinyin") && name.contains(sound)) {
                how = How.SOUND;
            } else {
                return Optional.empty();
            }
        } else if (name.equals(key)) {
            how = How.EXACT;
        } else if (name.startsWith(key)) {
            how = How.PREFIX;
        } else if (name.contains(key)) {
            how = How.PART;
        } else {
            closeness = similarity(key, name);
            if (closeness < SIMILAR_FROM) {
                return Optional.empty();
            }
            how = How.SIMILAR;
        }
        return Optional.of(new Scored(candidate.customerId(), how, closeness, name));
    }

    /** The share of the typed pairs that the name has too. */
    private static double similarity(String key, String name) {
        Set<String> typed = pairs(key);
        if (typed.isEmpty()) {
            return 0;
        }
        Set<String> had = pairs(name);
        return (double) typed.stream().filter(had::contains).count() / typed.size();
    }

    private static Set<String> pairs(String text) {
        return NameKeys.grams(text).stream()
                .filter(gram -> gram.codePointCount(0, gram.length()) == 2)
                .collect(Collectors.toSet());
    }
}
