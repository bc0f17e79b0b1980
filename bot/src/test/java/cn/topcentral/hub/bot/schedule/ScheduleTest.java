package cn.topcentral.hub.bot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private TestDatabase db;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Schedule schedule() {
        return schedule(Duration.ZERO);
    }

    private Schedule schedule(Duration ahead) {
        return Schedule.create(db.config(), TestDatabase.TENANT, 2, ahead);
    }

    @Test
    void timesOfTheDayFollowAMovedClock() {
        // As if it were seven hours and five minutes later than it is.
        try (Schedule schedule = schedule(Duration.ofMinutes(425))) {
            schedule.at("daily report", "0 0 9 * * ?", ZoneId.of("Asia/Shanghai"), () -> {});
            schedule.start();
            assertThat(db.value("SELECT time_zone_id FROM qrtz_cron_triggers")).isEqualTo("GMT+15:05");
            assertThat(
                            db.value(
                                    "SELECT to_char(to_timestamp(next_fire_time / 1000) AT TIME ZONE 'UTC', 'HH24:MI') FROM qrtz_triggers"))
                    .isEqualTo("17:55");
        }
    }

    @Test
    void workRunsAgainAndAgainAlsoAfterItFailed() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        try (Schedule schedule = schedule()) {
            schedule.every("poll mail.sales", Duration.ofMillis(100), () -> {
                runs.countDown();
                throw new IllegalStateException("the mailbox is away");
            });
            schedule.start();
            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void jobsTellWhenTheyRunByTheHubsClock() {
        Duration ahead = Duration.ofDays(3);
        try (Schedule schedule = schedule(ahead)) {
            schedule.every("poll mail.sales", Duration.ofHours(5), () -> {});
            schedule.at("daily report", "0 0 9 * * ?", ZoneId.of("Asia/Shanghai"), () -> {});
            schedule.start();
            assertThat(schedule.jobs())
                    .satisfiesExactly(
                            poll -> {
                                assertThat(poll.name()).isEqualTo("poll mail.sales");
                                assertThat(poll.interval()).contains(Duration.ofHours(5));
                                assertThat(poll.cron()).isEmpty();
                            },
                            report -> {
                                assertThat(report.cron()).contains("0 0 9 * * ?");
                                assertThat(report.next()).hasValueSatisfying(next -> assertThat(next)
                                        .isAfter(Clock.systemUTC().instant().plus(Duration.ofDays(2))));
                            });
        }
    }

    @Test
    void whatIsNotConfiguredAnyMoreLeavesNoGhost() {
        try (Schedule schedule = schedule()) {
            schedule.every("poll mail.old", Duration.ofHours(1), () -> {});
            schedule.at("reconcile hotline", "0 17 3 * * ?", ZoneId.of("Asia/Shanghai"), () -> {});
            schedule.start();
        }
        assertThat(db.value("SELECT string_agg(job_name, ',' ORDER BY job_name) FROM qrtz_triggers"))
                .isEqualTo("poll mail.old,reconcile hotline");

        try (Schedule schedule = schedule()) {
            schedule.at("reconcile hotline", "0 23 4 * * ?", ZoneId.of("Asia/Shanghai"), () -> {});
            schedule.start();
        }
        assertThat(db.value("SELECT string_agg(job_name, ',') FROM qrtz_job_details"))
                .isEqualTo("reconcile hotline");
        assertThat(db.value("SELECT string_agg(cron_expression, ',') FROM qrtz_cron_triggers"))
                .isEqualTo("0 23 4 * * ?");
    }

    @Test
    void ofTwoHubsOneDoesIt() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch runs = new CountDownLatch(4);
        Runnable alone = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            runs.countDown();
            running.decrementAndGet();
        };
        try (Schedule one = schedule();
                Schedule other = schedule()) {
            for (Schedule schedule : new Schedule[] {one, other}) {
                schedule.every("poll wecom.archive", Duration.ofMillis(150), alone);
                schedule.start();
            }
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(1);
    }
}
