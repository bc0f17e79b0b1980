package cn.topcentral.hub.storage.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The hub's database, seen from inside one tenant: every connection works as the role {@code hub_app}, to which row-level security
 * applies, with the setting {@code hub.tenant} fixed. Safe to share between threads.
 */
public final class Database implements AutoCloseable {
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /**
     * Brings the schema up to date and opens the database.
     *
     * @param tenant letters, digits, {@code _ -}; the only tenant this instance can see or write
     * @throws DatabaseUnavailable when the server cannot be reached or refuses the migration
     */
    public static Database open(DatabaseConfig config, String tenant) {
        migrate(config);
        return openMigrated(config, tenant);
    }

    /** Opens a database whose schema is known to be up to date. */
    public static Database openMigrated(DatabaseConfig config, String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant must be 1 to 64 letters, digits, _ or -, got '" + tenant + "'");
        }
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("hub");
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(1);
        hikari.setConnectionInitSql("SET ROLE hub_app; SET hub.tenant = '" + tenant + "'; SET timezone = 'UTC'");
        hikari.addDataSourceProperty("ApplicationName", "hub");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new Database(new HikariDataSource(hikari));
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable("Cannot connect to " + config.url() + " as " + config.user(), e);
        }
    }

    /**
     * Brings the schema up to date.
     *
     * @return how many migrations were applied now
     */
    public static int migrate(DatabaseConfig config) {
        try {
            return Flyway.configure()
                    .dataSource(config.url(), config.user(), config.password())
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .connectRetries(3)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(
                    "Cannot bring the schema at " + config.url() + " up to date: " + e.getMessage(), e);
        }
    }

    /** For repositories; only the storage module may use it. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The schema's version. */
    public String version() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT max(version) FROM flyway_schema_history WHERE success")
                        .mapTo(String.class)
                        .one());
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
