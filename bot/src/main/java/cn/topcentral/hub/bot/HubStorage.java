package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.database.DatabaseConfig;
import cn.topcentral.hub.storage.database.EmbeddedDatabase;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.order.OrderRepository;
import cn.topcentral.hub.storage.source.SourceActivityRepository;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open database and files of a configuration, with the repositories on them. */
public final class HubStorage implements AutoCloseable {
    /** Web requests, callback workers and imports together; PostgreSQL's default allows 100 in all. */
    private static final int CONNECTIONS = 16;

    private final @Nullable EmbeddedDatabase embedded;
    private final DatabaseConfig connection;
    private final Database database;
    private final FileStore files;

    private HubStorage(
            @Nullable EmbeddedDatabase embedded, DatabaseConfig connection, Database database, FileStore files) {
        this.embedded = embedded;
        this.connection = connection;
        this.database = database;
        this.files = files;
    }

    /** Whether the caller is the hub of its data directory, or only looks in. */
    public enum As {
        /** The service: nobody else may own the directory. */
        OWNER,
        /** A command beside a service that may be running. */
        GUEST
    }

    /**
     * Opens, creating and migrating what is missing.
     *
     * @throws cn.topcentral.hub.storage.database.DatabaseUnavailable when that cannot be done, with the reason
     */
    public static HubStorage open(HubConfig config, As as) {
        FileStore files = new FileStore(config.dataDirectory().resolve("attachments"));
        if (config.database().isPresent()) {
            DatabaseConfig server = server(config.database().get());
            return new HubStorage(null, server, Database.open(server, config.tenant()), files);
        }
        EmbeddedDatabase embedded = as == As.OWNER
                ? EmbeddedDatabase.start(config.dataDirectory(), CONNECTIONS)
                : EmbeddedDatabase.joinOrStart(config.dataDirectory(), CONNECTIONS);
        try {
            return new HubStorage(
                    embedded, embedded.config(), Database.open(embedded.config(), config.tenant()), files);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static DatabaseConfig server(cn.topcentral.hub.bot.config.DatabaseConfig config) {
        return new DatabaseConfig(
                config.url(),
                config.user(),
                config.password().map(Secret::value).orElse(""),
                CONNECTIONS);
    }

    /** For the schedule, which keeps its tables by itself. */
    public DatabaseConfig connection() {
        return connection;
    }

    public Database database() {
        return database;
    }

    public FileStore files() {
        return files;
    }

    public CustomerRepository customers() {
        return new CustomerRepository(database);
    }

    public CustomerLookup customerLookup() {
        return new CustomerLookup(database);
    }

    public ContactPointRepository contactPoints() {
        return new ContactPointRepository(database);
    }

    public EmployeeRepository employees() {
        return new EmployeeRepository(database);
    }

    public OrderRepository orders() {
        return new OrderRepository(database);
    }

    public HistoryRepository histories() {
        return new HistoryRepository(database);
    }

    public InsightRepository insights() {
        return new InsightRepository(database);
    }

    public AnalysisQueue analyses() {
        return new AnalysisQueue(database);
    }

    public TimelineRepository timeline() {
        return new TimelineRepository(database);
    }

    public SourceActivityRepository sourceActivity() {
        return new SourceActivityRepository(database);
    }

    public SourceStateRepository sourceStates() {
        return new SourceStateRepository(database);
    }

    /** Where the embedded server is, for the start message; empty with a server of the firm's own. */
    public Optional<EmbeddedDatabase> embedded() {
        return Optional.ofNullable(embedded);
    }

    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
