package cn.topcentral.hub.storage.lease;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.lease.LeaseRepository.Held;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseRepositoryTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private TestDatabase db;
    private LeaseRepository leases;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        leases = new LeaseRepository(db.database());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void oneHoldsAndHoldsOnUntilItLetsGo() {
        assertThat(leases.hold("robot", "a", LONG, "starting")).isTrue();
        Held first = leases.current("robot").orElseThrow();
        assertThat(leases.hold("robot", "b", LONG, "")).isFalse();
        assertThat(leases.hold("robot", "a", LONG, "connected")).isTrue();

        Held renewed = leases.current("robot").orElseThrow();
        assertThat(renewed.holder()).isEqualTo("a");
        assertThat(renewed.note()).isEqualTo("connected");
        assertThat(renewed.since()).isEqualTo(first.since());
        assertThat(renewed.until()).isAfterOrEqualTo(first.until());

        leases.release("robot", "b");
        assertThat(leases.hold("robot", "b", LONG, ""))
                .as("only the holder lets go")
                .isFalse();
        leases.release("robot", "a");
        assertThat(leases.current("robot")).isEmpty();
        assertThat(leases.hold("robot", "b", LONG, "")).isTrue();
    }

    @Test
    void whatLapsedBelongsToWhoeverAsksNext() {
        leases.hold("robot", "a", LONG, "");
        db.execute("UPDATE leases SET held_until = clock_timestamp() - INTERVAL '1 millisecond'");

        assertThat(leases.current("robot")).isEmpty();
        assertThat(leases.hold("robot", "b", LONG, "")).isTrue();
        assertThat(leases.hold("robot", "a", LONG, "")).isFalse();
    }

    @Test
    void tenantsAndNamesDoNotDisturbEachOther() {
        leases.hold("robot", "a", LONG, "");
        assertThat(leases.hold("other", "b", LONG, "")).isTrue();
        try (Database database = Database.openMigrated(db.config(), "T002")) {
            LeaseRepository others = new LeaseRepository(database);
            assertThat(others.current("robot")).isEmpty();
            assertThat(others.hold("robot", "c", LONG, "")).isTrue();
        }
        assertThat(leases.current("robot").orElseThrow().holder()).isEqualTo("a");
    }

    @Test
    void ofManyThatAskAtOnceOneHasIt() throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String holder = "hub" + i;
                asked.add(hubs.submit(() -> leases.hold("robot", holder, LONG, "")));
            }
            int held = 0;
            for (Future<Boolean> answer : asked) {
                held += answer.get() ? 1 : 0;
            }
            assertThat(held).isEqualTo(1);
        } finally {
            hubs.shutdownNow();
        }
    }
}
