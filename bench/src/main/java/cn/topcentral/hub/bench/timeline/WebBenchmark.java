package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.bench.measure.Race;
import cn.topcentral.hub.bench.sample.SampleCustomers;
import cn.topcentral.hub.bench.sample.SampleTimelines;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The timeline page over HTTP: a customer who has a tenth of all records against the usual one, by turns. */
public final class WebBenchmark implements Benchmark {
    private static final String NAME = "page";
    private static final String DATABASE = "pages";
    private static final int WARM_UP = 200;

    private final int records;
    private final int customers;
    private final int rounds;
    private final Clock clock;

    /**
     * @param records in the table; the first customer has a tenth of them, the others share the rest
     * @param rounds how often each page is asked for
     */
    public WebBenchmark(int records, int customers, int rounds, Clock clock) {
        this.records = records;
        this.customers = customers;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** What is asked for, by what it is called: what follows the customer's path. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("timeline", "");
        pages.put("timeline of a label nothing has", "?urgency=high");
        pages.put("timeline of words", "?text=%E6%A0%B7%E5%93%81");
        pages.put("list, oldest first", "/list?sort=oldest");
        return pages;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start()) {
            server.create(DATABASE);
            List<CustomerId> ids;
            try (Database database = Database.open(server.config(DATABASE), BenchServer.TENANT)) {
                ids = SampleCustomers.save(database, customers);
            }
            log.printf("Filling the table to %,d records ...%n", records);
            new SampleTimelines(server, DATABASE, ids).fill(0, records);
            try (Database database = Database.openMigrated(server.config(DATABASE), BenchServer.TENANT);
                    PageServer hub = new PageServer(database, server.directory(), clock)) {
                return measure(hub, ids, log);
            }
        } catch (SQLException e) {
            throw new BenchmarkFailed("The database failed", e);
        }
    }

    private List<Figure> measure(PageServer hub, List<CustomerId> ids, PrintWriter log) {
        List<Figure> figures = new ArrayList<>();
        String big = "/c/" + ids.get(0);
        String sizes = "%,d against %,d records".formatted(records / 10, records * 9 / 10 / ids.size());
        pages().forEach((what, page) -> {
            log.println("Asking for the " + what + " ...");
            Race race = Race.of(
                    WARM_UP,
                    rounds,
                    round -> hub.page(big + page),
                    // Another one each time, so that the small ones are no warmer than the big one.
                    round -> hub.page("/c/" + ids.get(1 + round % (ids.size() - 1)) + page));
            figures.add(compared(what + ", " + sizes + ", p50", race, 50, Optional.of(Target.ratioAtMost(2))));
            figures.add(compared(what + ", " + sizes + ", p95", race, 95, Optional.of(Target.valueAtMost(100))));
        });
        return figures;
    }

    private static Figure compared(String what, Race race, double percentile, Optional<Target> target) {
        return Figure.compared(
                NAME,
                what,
                "ms",
                Race.millis(race.ours(), percentile),
                Race.millis(race.baseline(), percentile),
                target);
    }
}
