package cn.topcentral.hub.bench.server;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.storage.database.DatabaseConfig;
import cn.topcentral.hub.storage.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The product's embedded PostgreSQL, durable writes included, in a directory that goes with it. */
public final class BenchServer implements AutoCloseable {
    /** The tenant all benchmarks work in. */
    public static final String TENANT = "T001";

    private static final int CONNECTIONS = 16;

    private final Path directory;
    private final EmbeddedDatabase server;

    private BenchServer(Path directory, EmbeddedDatabase server) {
        this.directory = directory;
        this.server = server;
    }

    public static BenchServer start() {
        try {
            Path directory = Files.createTempDirectory("hub-bench");
            return new BenchServer(directory, EmbeddedDatabase.start(directory, CONNECTIONS));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the database", e);
        }
    }

    /** How to reach one of the server's databases. */
    public DatabaseConfig config(String database) {
        DatabaseConfig main = server.config();
        String url = main.url().substring(0, main.url().lastIndexOf('/') + 1) + database;
        return new DatabaseConfig(url, main.user(), main.password(), CONNECTIONS);
    }

    /** Makes an empty database. */
    public void create(String database) {
        administrate("CREATE DATABASE " + database);
    }

    /** Makes a copy of a database nobody is connected to, with all writes done, so that what follows starts from rest. */
    public void copy(String template, String database) {
        administrate("CREATE DATABASE " + database + " TEMPLATE " + template);
        administrate("CHECKPOINT");
    }

    public void drop(String database) {
        administrate("DROP DATABASE " + database + " WITH (FORCE)");
    }

    /** A connection of the server's owner, whom no row-level security binds. */
    public Connection owner(String database) throws SQLException {
        DatabaseConfig config = config(database);
        return DriverManager.getConnection(
                config.url() + "?reWriteBatchedInserts=true", config.user(), config.password());
    }

    /** A connection with the rights the product has, and nothing of the product in between. */
    public Connection plain(String database) throws SQLException {
        Connection connection = owner(database);
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE hub_app; SET hub.tenant = '" + TENANT + "'; SET timezone = 'UTC'");
        }
        return connection;
    }

    /** The server's log. */
    public Path log() {
        return directory.resolve("postgres.log");
    }

    /** A directory for files of a benchmark. */
    public Path directory() {
        return directory;
    }

    private void administrate(String statement) {
        try (Connection connection = owner("postgres");
                var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new BenchmarkFailed("The database refused " + statement, e);
        }
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory " + directory + " is left behind", e);
        }
    }
}
