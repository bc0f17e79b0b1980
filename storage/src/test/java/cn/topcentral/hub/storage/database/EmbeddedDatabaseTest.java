package cn.topcentral.hub.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, stops and kills real servers in real directories. */
class EmbeddedDatabaseTest {
    private static final String TENANT = "T001";

    /** What a hub left behind that was closed with one customer stored. Made once, copied for each test. */
    @TempDir
    private static Path used;

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeAll
    static void firstStartCreatesAndMigrates() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(used.resolve("new/data"), 2);
                Database database = Database.open(server.config(), TENANT)) {
            new CustomerRepository(database).save(NewCustomer.named("宁波奥克斯空调有限公司"));
        }
    }

    @BeforeEach
    void copy() throws IOException, InterruptedException {
        directory = folder.resolve("data");
        Process copying = new ProcessBuilder(
                        "cp", "-a", used.resolve("new/data").toString(), directory.toString())
                .inheritIO()
                .start();
        assertThat(copying.waitFor()).isZero();
    }

    @Test
    void dataSurviveAndAreFlushedAndGuarded() throws SQLException, IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 2)) {
            assertThat(Database.migrate(server.config()))
                    .as("migrations to apply")
                    .isZero();
            assertThat(customers(server)).isEqualTo(1);
            for (String durable : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(value(server, "SHOW " + durable)).as(durable).isEqualTo("on");
            }
            refusesWrongPasswords(server.config());
        }
    }

    private void refusesWrongPasswords(DatabaseConfig config) throws IOException {
        for (String wrong : new String[] {"", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(config.url(), config.user(), wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(config.toString()).doesNotContain(config.password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                .as("who may read the password")
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondHubIsRefusedNamingDirectoryOwnerAndRemedy() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(directory)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 2))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining(directory.toString())
                        .hasMessageContaining("pid " + owner.pid())
                        .hasMessageContaining("Stop that one, or give this one a directory of its own");
            }
        }
        EmbeddedDatabase.start(directory, 2).close();
    }

    @Test
    void aSecondHubInTheSameProcessIsRefusedAndTheFirstKeepsItsLock() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 2)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 2)).isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(() -> OwnerProcess.start(directory).close())
                    .as("a process of its own is still locked out")
                    .isInstanceOf(IOException.class);
            assertThat(customers(first)).isEqualTo(1);
        }
    }

    @Test
    void aGuestWorksOnTheDataOfTheOwnerAndLeavesItRunning() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(directory)) {
            try (EmbeddedDatabase guest = EmbeddedDatabase.joinOrStart(directory, 2);
                    Database database = Database.open(guest.config(), TENANT)) {
                new CustomerRepository(database).save(NewCustomer.named("美的集团"));
            }
            try (EmbeddedDatabase guest = EmbeddedDatabase.joinOrStart(directory, 2)) {
                assertThat(customers(guest)).isEqualTo(2);
            }
            assertThat(ProcessHandle.of(owner.pid())).isPresent();
        }
        try (EmbeddedDatabase alone = EmbeddedDatabase.joinOrStart(directory, 2)) {
            assertThat(customers(alone)).isEqualTo(2);
            assertThat(ServerProcess.of(directory.resolve("postgres"))).isPresent();
        }
        assertThat(ServerProcess.of(directory.resolve("postgres")))
                .as("the server that joinOrStart started itself")
                .isEmpty();
    }

    @Test
    void afterAKilledHubTheNextOneRecoversWithTheData() throws Exception {
        long orphan;
        try (OwnerProcess owner = OwnerProcess.start(directory)) {
            orphan = serverPid();
            try (EmbeddedDatabase guest = EmbeddedDatabase.joinOrStart(directory, 2);
                    Connection unfinished = connect(guest)) {
                try (Database database = Database.open(guest.config(), TENANT)) {
                    new CustomerRepository(database).save(NewCustomer.named("美的集团"));
                }
                unfinished.setAutoCommit(false);
                unfinished.createStatement().execute("DELETE FROM customers");
                owner.kill();
                assertThat(ProcessHandle.of(orphan))
                        .as("the server outlives its hub")
                        .isPresent();

                try (EmbeddedDatabase next = EmbeddedDatabase.start(directory, 2)) {
                    assertThat(ProcessHandle.of(orphan))
                            .as("the left-over server")
                            .isEmpty();
                    assertThat(customers(next)).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void afterThePowerWentTheNextOneRecoversWithTheData() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(directory)) {
            try (EmbeddedDatabase guest = EmbeddedDatabase.joinOrStart(directory, 2);
                    Database database = Database.open(guest.config(), TENANT)) {
                new CustomerRepository(database).save(NewCustomer.named("美的集团"));
            }
            ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();
            owner.kill();
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).exists();
        try (EmbeddedDatabase next = EmbeddedDatabase.start(directory, 2)) {
            assertThat(customers(next)).isEqualTo(2);
        }
    }

    @Test
    void aPidFileWhosePidNowBelongsToAnotherProgramIsIgnored() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            pidFile(stranger.pid());
            try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 2)) {
                assertThat(customers(server)).isEqualTo(1);
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPidFileWhosePidNowBelongsToAnotherPostgresIsIgnoredAndThatOneRunsOn() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.start(used.resolve("new/data"), 2)) {
            pidFile(Long.parseLong(Files.readAllLines(used.resolve("new/data/postgres/postmaster.pid"))
                    .get(0)));
            try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 2)) {
                assertThat(customers(server)).isEqualTo(1);
                assertThat(customers(other)).as("the other's server answers").isEqualTo(1);
            }
        }
    }

    @Test
    void anImpossibleDirectoryIsNamedWithTheRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no directory");
        for (Path impossible : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(impossible, 2))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Cannot use " + impossible + " as data directory")
                    .hasMessageContaining("must be a directory this user may write to");
        }
    }

    private static int customers(EmbeddedDatabase server) {
        try (Database database = Database.openMigrated(server.config(), TENANT)) {
            return Math.toIntExact(new CustomerRepository(database).count());
        }
    }

    private static Connection connect(EmbeddedDatabase server) throws SQLException {
        DatabaseConfig config = server.config();
        return DriverManager.getConnection(config.url(), config.user(), config.password());
    }

    private static String value(EmbeddedDatabase server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long serverPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0));
    }

    private void pidFile(long pid) throws IOException {
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                pid + "\n" + directory.resolve("postgres") + "\n1763800000\n5432\n\n127.0.0.1\n\nstopping\n");
    }
}
