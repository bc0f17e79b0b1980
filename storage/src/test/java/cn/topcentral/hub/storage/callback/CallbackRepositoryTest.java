package cn.topcentral.hub.storage.callback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final TestDatabase test = TestDatabase.create();
    private final CallbackRepository ledger = new CallbackRepository(test.database());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void repeatedCallbackIsStoredOnce() {
        assertThat(ledger.add(entry("wecom_app", "msg:1", "zhangsan"))).isTrue();
        assertThat(ledger.add(entry("wecom_app", "msg:1", "zhangsan"))).isFalse();
        assertThat(ledger.add(entry("robot", "msg:1", "zhangsan"))).isTrue();

        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void tenantsDoNotSeeEachOthersCallbacks() {
        try (Database other = Database.openMigrated(test.config(), "T002")) {
            CallbackRepository othersLedger = new CallbackRepository(other);
            ledger.add(entry("wecom_app", "msg:1", "zhangsan"));

            assertThat(othersLedger.add(entry("wecom_app", "msg:1", "zhangsan")))
                    .isTrue();
            assertThat(othersLedger.claim("wecom_app", 10, LEASE, NOW)).hasSize(1);
        }
    }

    @Test
    void oneSendersCallbacksAreClaimedOneAfterTheOtherInOrder() {
        ledger.add(entry("wecom_app", "msg:1", "zhangsan"));
        ledger.add(entry("wecom_app", "msg:2", "zhangsan"));
        ledger.add(entry("wecom_app", "msg:3", "lisi"));

        List<ClaimedCallback> first = claim(10);
        assertThat(first).extracting(ClaimedCallback::payload).containsExactly("<msg:1>", "<msg:3>");
        assertThat(claim(10)).isEmpty();

        ledger.finished(first.get(0), NOW);
        assertThat(claim(10)).extracting(ClaimedCallback::payload).containsExactly("<msg:2>");
    }

    @Test
    void aCallbackThatWaitsForItsRetryHoldsBackThoseBehindIt() {
        ledger.add(entry("wecom_app", "msg:1", "zhangsan"));
        ledger.add(entry("wecom_app", "msg:2", "zhangsan"));
        ledger.retry(claim(1).get(0), "WeCom answered -1", NOW.plusSeconds(2));

        assertThat(claim(10)).isEmpty();
        List<ClaimedCallback> again = ledger.claim("wecom_app", 10, LEASE, NOW.plusSeconds(2));
        assertThat(again).singleElement().satisfies(claimed -> {
            assertThat(claimed.payload()).isEqualTo("<msg:1>");
            assertThat(claimed.attempts()).isEqualTo(2);
        });
    }

    @Test
    void aLapsedLeaseIsTakenOverAndItsOldOwnerCanChangeNothing() {
        ledger.add(entry("wecom_app", "msg:1", "zhangsan"));
        ClaimedCallback dead = claim(1).get(0);
        assertThat(ledger.claim("wecom_app", 1, LEASE, NOW.plus(LEASE).minusSeconds(1)))
                .isEmpty();

        ClaimedCallback taken =
                ledger.claim("wecom_app", 1, LEASE, NOW.plus(LEASE)).get(0);
        ledger.failed(dead, "too late", NOW.plus(LEASE));
        ledger.retry(dead, "too late", NOW.plus(LEASE));
        assertThat(test.value("SELECT status FROM callback_ledger")).isEqualTo("running");

        ledger.finished(taken, NOW.plus(LEASE));
        assertThat(test.value("SELECT status || coalesce(error, '') FROM callback_ledger"))
                .isEqualTo("done");
    }

    @Test
    void aFailedCallbackKeepsItsReasonAndLetsTheNextOnePass() {
        ledger.add(entry("wecom_app", "msg:1", "zhangsan"));
        ledger.add(entry("wecom_app", "msg:2", "zhangsan"));
        ledger.failed(claim(1).get(0), "no answer", NOW);

        assertThat(test.value("SELECT error FROM callback_ledger WHERE status = 'failed'"))
                .isEqualTo("no answer");
        assertThat(claim(1)).extracting(ClaimedCallback::payload).containsExactly("<msg:2>");
    }

    @Test
    void aNulCharacterDoesNotKeepACallbackOut() {
        assertThat(ledger.add(new CallbackEntry("wecom_app", "msg:1", "zhangsan", "a\0b", NOW)))
                .isTrue();

        assertThat(claim(1)).extracting(ClaimedCallback::payload).containsExactly("ab");
    }

    private List<ClaimedCallback> claim(int limit) {
        return ledger.claim("wecom_app", limit, LEASE, NOW);
    }

    private static CallbackEntry entry(String door, String key, String sender) {
        return new CallbackEntry(door, key, sender, "<" + key + ">", NOW);
    }
}
