package cn.topcentral.hub.storage.testing;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.database.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own for a test: empty but migrated. One PostgreSQL server per test run, started at first use (about four seconds); each
 * database is a copy of a migrated template (about a tenth of a second).
 */
public final class TestDatabase implements AutoCloseable {
    public static final String TENANT = "T001";

    private static final String TEMPLATE = "hub_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final Database database;

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    public static TestDatabase create() {
        String name = "hub_test_" + NUMBER.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name, Database.openMigrated(Server.config(name), TENANT));
    }

    /** Seen from inside the tenant {@link #TENANT}. */
    public Database database() {
        return database;
    }

    /** To open it again, as another tenant or from another process. */
    public DatabaseConfig config() {
        return Server.config(name);
    }

    /** Runs SQL as the owner, who sees every tenant. */
    public void execute(String sql) {
        try (Connection connection =
                        Server.INSTANCE.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row, as the owner sees it. */
    public String value(String sql) {
        try (Connection connection =
                        Server.INSTANCE.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long count(String sql) {
        return Long.parseLong(value(sql));
    }

    @Override
    public void close() {
        database.close();
        Server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** Started when first touched; the library's shutdown hook ends it with the test run. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                Database.migrate(new DatabaseConfig(server.getJdbcUrl("postgres", TEMPLATE), "postgres", "", 2));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static DatabaseConfig config(String name) {
            return new DatabaseConfig(INSTANCE.getJdbcUrl("postgres", name), "postgres", "", 12);
        }

        static void execute(String sql) {
            try (Connection connection = INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
