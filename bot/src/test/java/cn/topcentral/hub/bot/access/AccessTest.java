package cn.topcentral.hub.bot.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** wangwei and lina report to wangqiang, he to mayiming (an administrator); gaofei manages nobody of theirs. */
class AccessTest {
    @TempDir
    private static Path folder;

    private static HubData data;
    private static Access access;
    private static TimelineRepository records;

    @BeforeAll
    static void fill() {
        data = new HubData(folder);
        access = new Access(data.employees());
        records = new TimelineRepository(data.db().database());
        save("wangwei", Role.REP, Optional.of("wangqiang"), true);
        save("lina", Role.REP, Optional.of("wangqiang"), true);
        save("wangqiang", Role.MANAGER, Optional.of("mayiming"), true);
        save("gaofei", Role.MANAGER, Optional.of("mayiming"), true);
        save("mayiming", Role.ADMIN, Optional.empty(), true);
        save("left", Role.ADMIN, Optional.empty(), false);
        Customer aux = data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
        Customer gree = data.customer("珠海格力电器股份有限公司", "gree.com");
        Customer free = data.customer("苏州无主塑业有限公司", "free.example");
        own(gree, "'lina'");
        own(free, "NULL");
        Customer old = data.customer("奥克斯老厂", "oldaux.example");
        own(old, "'lina'");
        data.take(
                data.mail(HubData.NOON, "li@auxgroup.com", "账期一", "账期能否延长"),
                data.mail(HubData.NOON.minus(Duration.ofHours(1)), "wu@gree.com", "账期二", "账期能否延长"),
                data.mail(HubData.NOON.minus(Duration.ofHours(2)), "qian@free.example", "账期三", "账期能否延长"),
                data.mail(HubData.NOON.minus(Duration.ofHours(3)), "sun@nobody.example", "账期四", "账期能否延长"),
                data.mail(HubData.NOON.minus(Duration.ofHours(4)), "zhou@oldaux.example", "账期五", "账期能否延长"));
        data.merge(old, aux);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @ParameterizedTest
    @CsvSource({
        "wangwei, 账期一 账期三 账期四 账期五",
        "lina, 账期二 账期三 账期四",
        "wangqiang, 账期一 账期二 账期三 账期四 账期五",
        "gaofei, 账期三 账期四",
        "mayiming, 账期一 账期二 账期三 账期四 账期五"
    })
    void everybodyFindsWhatTheyMaySeeAndWhatNobodyClaimed(String userid, String found) {
        List<String> subjects =
                records.search("账期", Optional.empty(), access.scope(employee(userid)), Optional.empty(), 20).stream()
                        .map(TimelineRecord::subject)
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(subjects).containsExactly(found.split(" ", -1));
    }

    @Test
    void whoLeftSeesNothingThatHasAnOwner() {
        assertThat(access.scope(employee("left")).holds(Optional.of("wangwei"))).isFalse();
        assertThat(access.isAtLeast(employee("left"), Role.REP)).isFalse();
    }

    @Test
    void mattersGoUpTheReportingLineOnceEach() {
        assertThat(access.above("wangwei")).extracting(Employee::userid).containsExactly("wangqiang", "mayiming");
        assertThat(access.above("nobody")).isEmpty();
    }

    @Test
    void aReportingLineThatGoesInACircleEnds() {
        save("a1", Role.MANAGER, Optional.of("a2"), true);
        save("a2", Role.MANAGER, Optional.of("a1"), true);

        assertThat(access.above("a1")).extracting(Employee::userid).containsExactly("a2");
        assertThat(access.leads(employee("a1"), "a2")).isTrue();
    }

    @Test
    void managersLeadTheirOwnPeopleAndAdministratorsEverybody() {
        assertThat(access.leads(employee("wangqiang"), "lina")).isTrue();
        assertThat(access.leads(employee("gaofei"), "lina")).isFalse();
        assertThat(access.leads(employee("mayiming"), "gaofei")).isTrue();
        assertThat(access.leads(employee("lina"), "lina")).isFalse();
    }

    private static void own(Customer customer, String owner) {
        data.db()
                .execute("UPDATE customers SET owner_userid = " + owner + " WHERE customer_id = '" + customer.id()
                        + "'");
    }

    private static Employee employee(String userid) {
        return data.employees().byUserid(userid).orElseThrow();
    }

    private static void save(String userid, Role role, Optional<String> manager, boolean active) {
        data.employees()
                .save(new Employee(
                        userid, userid, role, Optional.empty(), Optional.empty(), Optional.empty(), manager, active));
    }
}
