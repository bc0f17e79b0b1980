package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.server.BenchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plans the server really used for the product's own statements, written to its log by {@code auto_explain}: an EXPLAIN of a copy of
 * the statement could differ from what runs.
 */
final class PlanLog implements AutoCloseable {
    private static final Pattern PLAN = Pattern.compile("plan:\\R((?:\\t.*(?:\\R|$))+)", Pattern.MULTILINE);

    private final BenchServer server;
    private final String database;

    private PlanLog(BenchServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Has connections opened from now on log their plans. */
    static PlanLog of(BenchServer server, String database) throws SQLException {
        try (Connection connection = server.owner(database);
                var statement = connection.createStatement()) {
            statement.execute("LOAD 'auto_explain'");
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_nested_statements = on")) {
                statement.execute("ALTER DATABASE " + database + " SET " + setting);
            }
        }
        return new PlanLog(server, database);
    }

    /** The plans of the statements on the timeline that the work runs, in order. */
    List<Plan> during(Runnable work) {
        int before = log().length();
        work.run();
        List<Plan> plans = new ArrayList<>();
        Matcher matcher = PLAN.matcher(log().substring(before));
        while (matcher.find()) {
            Plan plan = new Plan(matcher.group(1));
            if (plan.text().contains("Scan") && plan.text().contains("on customer_communications")) {
                plans.add(plan);
            }
        }
        return plans;
    }

    /** Connections opened from now on log nothing: the logging itself takes time. */
    @Override
    public void close() throws SQLException {
        try (Connection connection = server.owner(database);
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " RESET ALL");
        }
    }

    private String log() {
        try {
            return Files.readString(server.log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's log cannot be read", e);
        }
    }
}
