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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Timeline pages at growing sizes of the table, and at the largest also searches and lookups by name. */
public final class TimelineBenchmark implements Benchmark {
    private static final String NAME = "timeline";
    private static final String DATABASE = "timelines";

    private final List<Integer> sizes;
    private final int customers;
    private final int rounds;

    /**
     * @param sizes records in the table, growing
     * @param rounds how often each question is asked
     */
    public TimelineBenchmark(List<Integer> sizes, int customers, int rounds) {
        this.sizes = sizes.stream().sorted().toList();
        this.customers = customers;
        this.rounds = rounds;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start()) {
            server.create(DATABASE);
            return measure(server, log);
        } catch (SQLException e) {
            throw new BenchmarkFailed("The database failed", e);
        }
    }

    private List<Figure> measure(BenchServer server, PrintWriter log) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        List<Race> newest = new ArrayList<>();
        List<CustomerId> ids;
        try (Database database = Database.open(server.config(DATABASE), BenchServer.TENANT)) {
            ids = SampleCustomers.save(database, customers);
        }
        SampleTimelines timelines = new SampleTimelines(server, DATABASE, ids);
        int filled = 0;
        for (int size : sizes) {
            log.printf("Filling the table to %,d records ...%n", size);
            timelines.fill(filled, size);
            filled = size;
            try (Database database = Database.openMigrated(server.config(DATABASE), BenchServer.TENANT);
                    BareSql bare = new BareSql(server.plain(DATABASE))) {
                PageQuestions pages = new PageQuestions(database, bare, ids.get(0), rounds);
                newest.add(pages.newest());
                figures.addAll(figures("newest 100 of " + count(size), newest.get(newest.size() - 1)));
                figures.addAll(figures("100 deep in " + count(size), pages.deep()));
            }
            figures.add(badPages(server, ids.get(0), size, log));
        }
        if (sizes.size() > 1) {
            figures.add(growth(newest));
        }
        figures.addAll(otherQuestions(server, log));
        return figures;
    }

    private static List<Figure> figures(String what, Race race) {
        return List.of(
                compared(what + ", p50", race, 50, Optional.empty()),
                compared(what + ", p99", race, 99, Optional.of(Target.ratioAtMost(2))));
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

    private Figure growth(List<Race> newest) {
        return Figure.compared(
                NAME,
                "newest 100, p99, %s against %s records"
                        .formatted(count(sizes.get(sizes.size() - 1)), count(sizes.get(0))),
                "ms",
                Race.millis(newest.get(newest.size() - 1).ours(), 99),
                Race.millis(newest.get(0).ours(), 99),
                Optional.of(Target.ratioAtMost(1.5)));
    }

    private List<Figure> otherQuestions(BenchServer server, PrintWriter log) throws SQLException {
        log.println("Searching ...");
        // The bare search runs as owner: row-level security would keep it from the index, which is what the product's
        // function is for.
        try (Database database = Database.openMigrated(server.config(DATABASE), BenchServer.TENANT);
                BareSql bare = new BareSql(server.owner(DATABASE))) {
            SearchQuestions questions = new SearchQuestions(database, bare, rounds);
            String records = count(sizes.get(sizes.size() - 1));
            List<Figure> figures = new ArrayList<>();
            Race rare = questions.term(SampleTimelines.RARE);
            figures.add(compared("search of a rare term in " + records + ", p99", rare, 99, Optional.empty()));
            Race frequent = questions.term(SampleTimelines.FREQUENT);
            figures.add(compared("search of a frequent term in " + records + ", p99", frequent, 99, Optional.empty()));
            figures.add(Figure.alone(
                    NAME,
                    "customer by name among " + count(customers) + ", p99",
                    "ms",
                    Race.millis(questions.names(customers), 99),
                    Optional.empty()));
            return figures;
        }
    }

    private static Figure badPages(BenchServer server, CustomerId customer, int size, PrintWriter log)
            throws SQLException {
        try (PlanLog plans = PlanLog.of(server, DATABASE);
                Database database = Database.openMigrated(server.config(DATABASE), BenchServer.TENANT);
                BareSql bare = new BareSql(server.plain(DATABASE))) {
            int bad = new PlanCheck(plans, log).badPages(database, customer, bare.cursors(customer.value(), 3));
            return Figure.alone(
                    NAME,
                    "pages made by a plan that grows with the timeline, " + count(size),
                    "pages",
                    bad,
                    Optional.of(Target.none()));
        }
    }

    private static String count(int number) {
        return "%,d".formatted(number);
    }
}
