package cn.topcentral.hub.storage.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the hub's own, with its data under the hub's data directory. It is a real server process with durable writes;
 * only its owner differs from one that an administrator runs.
 *
 * <p>One hub at a time owns a data directory, held by a lock on {@code hub.lock} that the operating system frees when the hub ends, however
 * it ends. After a {@code kill -9} the server process may live on; the next owner stops it and starts its own. Commands that only want to
 * work on the data of a running hub {@link #joinOrStart join} its server.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP_LIMIT =
            Duration.ofMinutes(2); // crash recovery of a large database takes its time
    private static final String SUPERUSER = "postgres";

    private final DatabaseConfig config;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable DirectoryLock lock;

    private EmbeddedDatabase(DatabaseConfig config, @Nullable EmbeddedPostgres server, @Nullable DirectoryLock lock) {
        this.config = config;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the server of a data directory, creating both where they are missing.
     *
     * @throws DatabaseUnavailable when another hub owns the directory, or it cannot be used
     */
    public static EmbeddedDatabase start(Path dataDirectory, int connections) {
        DirectoryLock lock = DirectoryLock.take(dataDirectory)
                .orElseThrow(() -> new DatabaseUnavailable(
                        "The data directory " + dataDirectory.toAbsolutePath() + " is in use by another hub ("
                                + DirectoryLock.owner(dataDirectory)
                                + "). Stop that one, or give this one a directory of its own.",
                        null));
        return startLocked(dataDirectory, connections, lock);
    }

    /** Uses the server of the hub that owns the data directory, or starts it when none does. Closing leaves another's server alone. */
    public static EmbeddedDatabase joinOrStart(Path dataDirectory, int connections) {
        Optional<DirectoryLock> lock = DirectoryLock.take(dataDirectory);
        if (lock.isPresent()) {
            return startLocked(dataDirectory, connections, lock.get());
        }
        ServerProcess running = ServerProcess.of(serverDirectory(dataDirectory))
                .orElseThrow(() -> new DatabaseUnavailable(
                        "Another hub (" + DirectoryLock.owner(dataDirectory) + ") is just starting in "
                                + dataDirectory.toAbsolutePath() + ". Try again in a few seconds.",
                        null));
        return new EmbeddedDatabase(configOf(dataDirectory, running.port(), connections), null, null);
    }

    public DatabaseConfig config() {
        return config;
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static EmbeddedDatabase startLocked(Path dataDirectory, int connections, DirectoryLock lock) {
        Path directory = serverDirectory(dataDirectory);
        try {
            ServerProcess.clear(directory);
            Path password = dataDirectory.resolve("postgres.password");
            boolean secured = Files.exists(password) && Files.exists(directory.resolve("postgresql.conf"));
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setOverrideWorkingDirectory(
                            dataDirectory.resolve("postgres-program").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP_LIMIT)
                    .setLocaleConfig("locale", "C")
                    // The library starts the server with -F (no fsync) and asynchronous commits, which is for tests:
                    // what
                    // was acknowledged must survive a power cut.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_connections", "60")
                    .setErrorRedirector(Redirect.appendTo(
                            dataDirectory.resolve("postgres.log").toFile()))
                    .setOutputRedirector(Redirect.appendTo(
                            dataDirectory.resolve("postgres.log").toFile()));
            if (secured) {
                builder.setConnectConfig("password", Files.readString(password).strip());
            }
            EmbeddedPostgres server = builder.start();
            if (!secured) {
                secure(server, directory, password);
            }
            log.info("Embedded PostgreSQL started port={} directory={}", server.getPort(), directory);
            return new EmbeddedDatabase(configOf(dataDirectory, server.getPort(), connections), server, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw new DatabaseUnavailable(
                    "Cannot start the embedded PostgreSQL in " + directory + ": " + e.getMessage() + ". See "
                            + dataDirectory.resolve("postgres.log"),
                    e);
        }
    }

    /** A new server trusts everybody on this machine; from here on it asks for a password that only the owner of the directory can read. */
    private static void secure(EmbeddedPostgres server, Path directory, Path passwordFile) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
            Files.write(directory.resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
            statement.execute("SELECT pg_reload_conf()");
        } catch (java.sql.SQLException e) {
            throw new IOException("cannot set the server's password", e);
        }
    }

    private static DatabaseConfig configOf(Path dataDirectory, int port, int connections) {
        try {
            String password =
                    Files.readString(dataDirectory.resolve("postgres.password")).strip();
            return new DatabaseConfig(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password, connections);
        } catch (IOException e) {
            throw new DatabaseUnavailable("Cannot read " + dataDirectory.resolve("postgres.password"), e);
        }
    }

    private static Path serverDirectory(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().resolve("postgres");
    }
}
