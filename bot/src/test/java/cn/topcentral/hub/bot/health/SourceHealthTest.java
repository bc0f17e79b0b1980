package cn.topcentral.hub.bot.health;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.intake.Activity;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.source.SourceActivityRepository;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** A Friday. */
    private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 11, 20, 0, 0, 0, 0, SHANGHAI);

    private TestDatabase db;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Seven calls an hour on workdays from 9 to 18, for four weeks, up to a moment. */
    private void officeHours(String system, Instant until) {
        List<Activity.Event> events = new ArrayList<>();
        for (ZonedDateTime day = FRIDAY.minusDays(28); !day.isAfter(FRIDAY); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                for (int call = 0; call < 63; call++) {
                    Instant time =
                            day.plusHours(9).plusSeconds(call * 3600L / 7).toInstant();
                    if (!time.isAfter(until)) {
                        events.add(new Activity.Event(system, CommunicationType.PHONE, time, time.plusSeconds(20)));
                    }
                }
            }
        }
        new IntakeStore(db.database()).inTransaction(transaction -> {
            transaction.activity().add(events);
            return 0;
        });
    }

    private SourceHealth.Source at(ZonedDateTime now) {
        return health(now).sources().get(0);
    }

    private SourceHealth health(ZonedDateTime now) {
        return new SourceHealth(
                new SourceActivityRepository(db.database()),
                new SourceStateRepository(db.database()),
                Clock.fixed(now.toInstant(), SHANGHAI));
    }

    @Test
    void aLineThatFallsSilentInOfficeHoursIsSeen() {
        officeHours("tinet:3001", FRIDAY.plusHours(14).toInstant());

        SourceHealth.Source source = at(FRIDAY.plusHours(16));

        assertThat(source.state()).isEqualTo(SourceHealth.State.QUIET);
        assertThat(source.text()).isEqualTo("400电话（tinet:3001）2 小时没有新记录，通常 14 条");
        assertThat(source.lag()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void administratorsAreToldOnceOfEachSilence() {
        officeHours("tinet:3001", FRIDAY.plusHours(14).toInstant());
        EmployeeRepository employees = new EmployeeRepository(db.database());
        employees.save(employee("mayiming", Role.ADMIN));
        employees.save(employee("zhangwei", Role.REP));
        for (int minutes : new int[] {60, 120, 125}) {
            ZonedDateTime now = FRIDAY.plusHours(14).plusMinutes(minutes);
            new SourceNotices(
                            health(now),
                            new Access(employees),
                            new Outbox(db.database()),
                            Clock.fixed(now.toInstant(), SHANGHAI))
                    .run();
        }

        assertThat(
                        db.value(
                                "SELECT string_agg(audience || ' ' || kind || ' ' || (card ->> 'text'), ';') FROM notifications"))
                .startsWith("member:mayiming operation 🔇")
                .contains("400电话（tinet:3001）")
                .doesNotContain(";");
    }

    private static Employee employee(String userid, Role role) {
        return new Employee(
                userid, userid, role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    @Test
    void halfAnHourAndNightsAndWeekendsAreNoSilence() {
        officeHours("tinet:3001", FRIDAY.plusHours(18).toInstant());

        assertThat(at(FRIDAY.plusHours(18).plusMinutes(20)).state()).isEqualTo(SourceHealth.State.OK);
        assertThat(at(FRIDAY.plusHours(23)).state()).isEqualTo(SourceHealth.State.OK);
        assertThat(at(FRIDAY.plusDays(2).plusHours(15)).state()).isEqualTo(SourceHealth.State.OK);
        assertThat(at(FRIDAY.plusDays(3).plusHours(10)).state()).isEqualTo(SourceHealth.State.QUIET);
    }

    @Test
    void aSourceOfLongAgoIsNotMissed() {
        officeHours("import:2025", FRIDAY.toInstant());

        assertThat(at(FRIDAY.plusDays(90)).state()).isEqualTo(SourceHealth.State.OK);
    }

    @Test
    void aClockThatRunsAheadDoesNotKeepASourceAlive() {
        Instant received = FRIDAY.plusHours(10).toInstant();
        new IntakeStore(db.database()).inTransaction(transaction -> {
            transaction
                    .activity()
                    .add(List.of(new Activity.Event(
                            "zoom:1", CommunicationType.VIDEO, received.plus(Duration.ofDays(900)), received)));
            return 0;
        });

        assertThat(at(FRIDAY.plusHours(11)).lastEvent()).isEqualTo(received);
    }

    @Test
    void whatCannotBeAskedIsNamedWithTheReasonUntilItAnswersAgain() {
        SourceStateRepository states = new SourceStateRepository(db.database());
        Instant now = FRIDAY.toInstant();
        states.failed("mail.sales", "NO LOGIN refused", now, now.plusSeconds(60));
        states.failed("mail.sales", "NO LOGIN refused", now, now.plusSeconds(120));
        assertThat(health(FRIDAY).failing()).singleElement().satisfies(state -> {
            assertThat(state.failures()).isEqualTo(2);
            assertThat(state.error()).contains("NO LOGIN refused");
        });

        states.succeeded("mail.sales", now);
        assertThat(health(FRIDAY).failing()).isEmpty();
    }
}
