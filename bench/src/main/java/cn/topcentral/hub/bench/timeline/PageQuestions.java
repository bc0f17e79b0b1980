package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Race;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Pages of the longest timeline, asked of the repository and of the bare SQL. */
final class PageQuestions {
    static final int PAGE = 100;
    private static final int WARM_UP = 300;
    private static final int PLACES = 50;

    private final TimelineRepository repository;
    private final BareSql bare;
    private final CustomerId customer;
    private final int rounds;

    PageQuestions(Database database, BareSql bare, CustomerId customer, int rounds) {
        this.repository = new TimelineRepository(database);
        this.bare = bare;
        this.customer = customer;
        this.rounds = rounds;
    }

    /** The page everybody opens first. */
    Race newest() {
        TimelineQuery query = TimelineQuery.newest(List.of(customer), PAGE);
        return Race.of(
                WARM_UP,
                rounds,
                round -> expect(repository.page(query).size()),
                round -> expect(bare.page(customer.value(), Optional.empty(), PAGE)));
    }

    /** Pages all along the timeline, reached by keyset. */
    Race deep() throws SQLException {
        List<Cursor> cursors = bare.cursors(customer.value(), PLACES);
        TimelineQuery query = TimelineQuery.newest(List.of(customer), PAGE);
        return Race.of(
                WARM_UP,
                rounds,
                round -> expect(repository
                        .page(query.after(cursors.get(round % cursors.size())))
                        .size()),
                round -> expect(bare.page(customer.value(), Optional.of(cursors.get(round % cursors.size())), PAGE)));
    }

    private static void expect(int records) {
        if (records == 0) {
            throw new BenchmarkFailed("A page came empty");
        }
    }
}
