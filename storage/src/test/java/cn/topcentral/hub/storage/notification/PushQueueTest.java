package cn.topcentral.hub.storage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.PushQueue.Claim;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final RouteBudget BUDGET = new RouteBudget(5, 8, 1);
    private static final String SALES = "group:sales";
    private static final String ROUTE = "webhook:1";

    private static final TestDatabase test = TestDatabase.create();

    private final Outbox outbox = new Outbox(test.database());
    private final PushQueue queue = new PushQueue(test.database());

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void empty() {
        test.execute("TRUNCATE notifications, push_routes, push_permits RESTART IDENTITY CASCADE");
    }

    @Test
    void theMostPressingGoesFirstAndEventsAreLeftToOthers() {
        add("report", NotificationKind.REPORT);
        add("alert", NotificationKind.ALERT);
        test.execute("SET ROLE hub_app; SET hub.tenant = 'T001';"
                + "INSERT INTO notifications (dedupe_key, audience, card) VALUES ('u1', 'event:urgent', '{}')");
        outbox.add(new NewNotification(
                "lina", "member:lina", NotificationKind.URGENT, "{}", "", NOW.minusSeconds(9), Optional.empty()));

        assertThat(queue.waiting(NOW)).extracting(PushQueue.Waiting::audience).containsExactly("member:lina", SALES);
        assertThat(sendOne(NOW)).isEqualTo("alert");
        assertThat(sendOne(NOW)).isEqualTo("report");
        assertThat(claim(NOW).push()).isEmpty();
    }

    @Test
    void aMinuteCarriesNoMoreThanItsBudgetAndAnHourNeither() {
        for (int i = 0; i < 12; i++) {
            add("alert" + i, NotificationKind.ALERT, NOW.plusSeconds(70L * (i / 3)));
        }
        assertThat(sendAll(NOW)).isEqualTo(3);
        assertThat(sendAll(NOW.plusSeconds(30))).isZero();
        assertThat(sendAll(NOW.plusSeconds(70))).isEqualTo(3);
        assertThat(sendAll(NOW.plusSeconds(140))).isEqualTo(1); // the hour's last but the one kept for what is urgent
        assertThat(sendAll(NOW.plusSeconds(300))).isZero();
        add("urgent", NotificationKind.URGENT);
        assertThat(sendOne(NOW.plusSeconds(300))).isEqualTo("urgent");
        assertThat(sendAll(NOW.plusSeconds(3700))).isEqualTo(3);
    }

    @Test
    void aMessageOnItsWayCountsUntilAMinuteAfterItArrived() {
        RouteBudget one = new RouteBudget(1, 60, 0);
        add("a", NotificationKind.ALERT);
        add("b", NotificationKind.ALERT, NOW.plusSeconds(1));
        ClaimedPush slow = claim(one, NOW).push().orElseThrow();
        Instant arrived = NOW.plusSeconds(50);
        assertThat(claim(one, NOW.plusSeconds(49)).push()).isEmpty();
        queue.sent(slow, sent(), 1, arrived);

        assertThat(claim(one, arrived.plusSeconds(60)).push()).isEmpty();
        assertThat(claim(one, arrived.plusSeconds(63)).push()).isPresent();
    }

    @Test
    void whatDoesNotFitBecomesLinesOfOneSummary() {
        for (int i = 0; i < 30; i++) {
            add("alert" + i, NotificationKind.ALERT);
        }
        List<String> lines = new ArrayList<>();
        Claim claim = queue.claim(
                SALES,
                ROUTE,
                BUDGET,
                merged -> {
                    merged.forEach(line -> lines.add(line.summary()));
                    return summary();
                },
                LEASE,
                NOW);

        assertThat(claim.merged()).isEqualTo(Map.of(NotificationKind.ALERT, 27L));
        assertThat(lines).hasSize(27).startsWith("line of alert3").endsWith("line of alert29");
        assertThat(claim.push()).map(ClaimedPush::dedupeKey).contains("alert0");
        assertThat(sendAll(NOW)).isEqualTo(3);
        assertThat(test.value("SELECT string_agg(status || ' ' || number, ', ' ORDER BY status) FROM ("
                        + "SELECT status, count(*) AS number FROM notifications GROUP BY status) AS numbers"))
                .isEqualTo("merged 27, sending 1, sent 3");
        assertThat(test.count("SELECT count(*) FROM notifications line JOIN notifications summary"
                        + " ON summary.id = line.merged_into WHERE line.status = 'merged' AND summary.is_summary"))
                .isEqualTo(27);
    }

    @Test
    void whatWasTriedIsNotMergedButSentAsItIs() {
        for (int i = 0; i < 9; i++) {
            add("alert" + i, NotificationKind.ALERT);
        }
        ClaimedPush first = queue.claim(SALES, ROUTE, new RouteBudget(20, 20, 0), merged -> summary(), LEASE, NOW)
                .push()
                .orElseThrow();
        queue.retry(first, ROUTE, 1, Duration.ofSeconds(2), NOW.plusSeconds(5), "WeCom gave no answer", true, NOW);
        assertThat(claim(NOW.plusSeconds(1)).push()).as("the route is paused").isEmpty();

        Claim again = claim(NOW.plusSeconds(70));

        assertThat(again.merged()).isEqualTo(Map.of(NotificationKind.ALERT, 6L));
        assertThat(again.push()).hasValueSatisfying(push -> {
            assertThat(push.dedupeKey()).isEqualTo("alert0");
            assertThat(push.attempts()).isEqualTo(2);
            assertThat(push.possiblyDuplicate()).isTrue();
        });
    }

    @Test
    void aLapsedClaimIsTakenOverFlaggedAndItsOldOwnerCanChangeNothing() {
        add("alert", NotificationKind.ALERT);
        ClaimedPush dead = claim(NOW).push().orElseThrow();
        assertThat(claim(NOW.plus(LEASE).minusSeconds(1)).push()).isEmpty();

        ClaimedPush taken = claim(NOW.plus(LEASE)).push().orElseThrow();
        assertThat(taken.possiblyDuplicate()).isTrue();
        queue.failed(dead, ROUTE, 1, "too late", NOW.plus(LEASE));
        assertThat(test.value("SELECT status FROM notifications")).isEqualTo("sending");
        queue.sent(taken, sent(), 1, NOW.plus(LEASE));

        assertThat(test.value("SELECT status || ' ' || possibly_duplicate || ' ' || route FROM notifications"))
                .isEqualTo("sent true webhook:1");
    }

    @Test
    void whatNobodyWantsAnyMoreIsDroppedAndCounted() {
        outbox.add(new NewNotification(
                "old",
                SALES,
                NotificationKind.REMINDER,
                "{}",
                "",
                NOW.minusSeconds(60),
                Optional.of(NOW.minusSeconds(1))));
        Claim claim = claim(NOW);

        assertThat(claim.push()).isEmpty();
        assertThat(claim.expired()).isEqualTo(Map.of(NotificationKind.REMINDER, 1L));
        assertThat(test.value("SELECT status FROM notifications")).isEqualTo("expired");
    }

    @Test
    void aRouteThatFailsIsPausedLongerEachTimeAndCarriesAgainAfterASuccess() {
        for (int i = 0; i < 4; i++) {
            add("alert" + i, NotificationKind.ALERT);
        }
        queue.retry(
                claim(NOW).push().orElseThrow(),
                ROUTE,
                1,
                Duration.ofSeconds(2),
                NOW.plusSeconds(999),
                "e",
                false,
                NOW);
        Instant second = NOW.plusSeconds(3);
        queue.retry(
                claim(second).push().orElseThrow(),
                ROUTE,
                1,
                Duration.ofSeconds(2),
                NOW.plusSeconds(999),
                "e",
                false,
                second);
        assertThat(claim(second.plusSeconds(3)).push()).isEmpty();
        assertThat(sendOne(second.plusSeconds(5))).isNotBlank();

        assertThat(test.value("SELECT failures || coalesce(error, '') FROM push_routes"))
                .isEqualTo("0");
    }

    @Test
    void twoHubsTogetherKeepToTheBudgetAndSendNothingTwice() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            add("alert" + i, i < 2 ? NotificationKind.URGENT : NotificationKind.ALERT);
        }
        ConcurrentLinkedQueue<Long> claimed = new ConcurrentLinkedQueue<>();
        try (Database other = Database.openMigrated(test.config(), TestDatabase.TENANT)) {
            List<Thread> hubs = List.of(queue, new PushQueue(other), queue, new PushQueue(other)).stream()
                    .map(hub -> new Thread(() -> {
                        for (int i = 0; i < 10; i++) {
                            hub.claim(SALES, ROUTE, BUDGET, merged -> summary(), LEASE, NOW)
                                    .push()
                                    .ifPresent(push -> claimed.add(push.id()));
                        }
                    }))
                    .toList();
            hubs.forEach(Thread::start);
            for (Thread hub : hubs) {
                hub.join();
            }
        }
        assertThat(claimed).doesNotHaveDuplicates().hasSize(4); // the fifth is kept for what is urgent
        assertThat(test.count("SELECT count(*) FROM push_permits")).isEqualTo(4);
        assertThat(test.count("SELECT count(*) FROM notifications WHERE status = 'pending' AND NOT is_summary"))
                .isZero();
    }

    @Test
    void cardsAreChangedOnceAndMessagesThatStillWaitAreSentAsTheNewOne() {
        CardReplacements replacements = new CardReplacements(test.database());
        add("alert:1:a", NotificationKind.ALERT);
        add("alert:1:b", NotificationKind.ALERT);
        add("alert:12:c", NotificationKind.ALERT);
        ClaimedPush first = claim(NOW).push().orElseThrow();
        queue.sent(first, new SentPush(ROUTE, "card", "m1", Optional.of("code")), 1, NOW);

        assertThat(replacements.request("alert:1:", "{\"text\":\"new\"}", NOW)).isEqualTo(2);

        assertThat(claim(NOW).push()).map(ClaimedPush::message).contains("{\"text\": \"new\"}");
        assertThat(replacements.claim(10, LEASE, NOW)).singleElement().satisfies(claimed -> {
            assertThat(claimed.responseCode()).isEqualTo("code");
            assertThat(claimed.audience()).isEqualTo(SALES);
            assertThat(replacements.claim(10, LEASE, NOW)).isEmpty();
            replacements.finished(claimed);
        });
        assertThat(replacements.request("alert:1:a", "{}", NOW))
                .as("the code is used up")
                .isZero();
    }

    @Test
    void aCardOlderThanADayStaysAsItIs() {
        CardReplacements replacements = new CardReplacements(test.database());
        add("alert:1", NotificationKind.ALERT);
        queue.sent(claim(NOW).push().orElseThrow(), new SentPush(ROUTE, "card", "m1", Optional.of("code")), 1, NOW);

        assertThat(replacements.request("alert:1", "{}", NOW.plus(Duration.ofHours(24))))
                .isZero();
    }

    private void add(String key, NotificationKind kind) {
        add(key, kind, NOW.minusSeconds(1));
    }

    private void add(String key, NotificationKind kind, Instant notBefore) {
        outbox.add(new NewNotification(
                key, SALES, kind, "{\"text\":\"" + key + "\"}", "line of " + key, notBefore, Optional.empty()));
    }

    private Claim claim(Instant now) {
        return claim(BUDGET, now);
    }

    private Claim claim(RouteBudget budget, Instant now) {
        return queue.claim(SALES, ROUTE, budget, merged -> summary(), LEASE, now);
    }

    private String sendOne(Instant now) {
        ClaimedPush push = claim(now).push().orElseThrow();
        queue.sent(push, sent(), 1, now);
        return push.dedupeKey();
    }

    private int sendAll(Instant now) {
        int sent = 0;
        for (Claim claim = claim(now); claim.push().isPresent(); claim = claim(now)) {
            queue.sent(claim.push().get(), sent(), 1, now);
            sent++;
        }
        return sent;
    }

    private static SentPush sent() {
        return new SentPush(ROUTE, "card", "", Optional.empty());
    }

    private static NewNotification summary() {
        return new NewNotification(
                "summary", SALES, NotificationKind.ALERT, "{}", "summary", NOW.minusSeconds(1), Optional.empty());
    }
}
