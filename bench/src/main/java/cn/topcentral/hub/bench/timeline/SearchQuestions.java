package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Race;
import cn.topcentral.hub.bench.sample.SampleCustomers;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Searches in all records, and customers by what people call them. */
final class SearchQuestions {
    private static final int HITS = 20;
    private static final int WARM_UP = 50;
    private static final int SUGGESTIONS = 5;

    private final TimelineRepository repository;
    private final CustomerLookup lookup;
    private final BareSql bare;
    private final int rounds;

    SearchQuestions(Database database, BareSql bare, int rounds) {
        this.repository = new TimelineRepository(database);
        this.lookup = new CustomerLookup(database);
        this.bare = bare;
        this.rounds = rounds;
    }

    Race term(String term) {
        String terms = SearchTerms.query(term).orElseThrow();
        return Race.of(
                WARM_UP,
                rounds,
                round -> expectSome(
                        term,
                        repository
                                .search(term, Optional.empty(), Optional.empty(), HITS)
                                .size()),
                round -> expectSome(term, bare.search(terms, HITS)));
    }

    /** Short names in turn; there is no bare SQL that would answer the same. */
    Histogram names(int customers) {
        return Race.of(WARM_UP, rounds, round -> lookup(SampleCustomers.shortName(round * 37 % customers)), round -> {})
                .ours();
    }

    private void lookup(String name) {
        if (lookup.matches(name, SUGGESTIONS).isEmpty()) {
            throw new BenchmarkFailed("Nobody was found under " + name);
        }
    }

    private static void expectSome(String term, int records) {
        if (records == 0) {
            throw new BenchmarkFailed("Nothing was found for " + term);
        }
    }
}
