package cn.topcentral.hub.bot.task;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.gateway.Message;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPushesTest {
    @TempDir
    private static Path files;

    private static TeamHub hub;
    private static TaskReminders reminders;
    private static TaskDigest digest;

    @BeforeAll
    static void open() {
        hub = new TeamHub(files);
        reminders = new TaskReminders(
                hub.data.db().database(), hub.data.employees(), hub.access, AlertsConfig.DEFAULT, hub.clock);
        digest = new TaskDigest(hub.data.db().database(), hub.data.employees(), hub.access, hub.clock);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.reset();
    }

    private static void runAt(String time) {
        hub.clock.setLocal(time);
        reminders.run();
    }

    private static long count() {
        return hub.data.db().count("SELECT count(*) FROM notifications");
    }

    @Test
    void aReminderComesOnceAtItsMinuteEvenAtNight() {
        hub.answer("wangwei", "/提醒 奥克斯 今晚22点 发报价");

        runAt("2024-06-12T21:58");
        assertThat(count()).isZero();
        runAt("2024-06-12T22:02");
        runAt("2024-06-12T22:07");

        assertThat(count()).isEqualTo(1);
        assertThat(hub.pushes("wangwei")).contains("reminder", "⏰ 提醒 #1", "奥克斯：发报价");
        assertThat(hub.data.db().value("SELECT next_attempt_at < '2024-06-12T14:03Z' FROM notifications"))
                .isEqualTo("t");
        Message message = Message.read(hub.data.db().value("SELECT card FROM notifications"));
        assertThat(message.callsBack()).isTrue();
        assertThat(message.markdown().orElseThrow()).contains("/完成 1", "/提醒 1 明天上午9点");
    }

    @Test
    void aReminderIsPutOffFromItsCardAndComesAgain() {
        hub.answer("wangwei", "/提醒 奥克斯 下午2点 发报价");
        runAt("2024-06-12T14:02");
        String id = hub.data.db().value("SELECT task_id FROM communication_tasks");

        assertThat(hub.tap("wangwei", "remind:" + id + " 1小时后").said.get(0)).contains("今天 15:02");
        runAt("2024-06-12T14:57");
        assertThat(count()).isEqualTo(1);
        runAt("2024-06-12T15:02");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anHourBeforeATimeThatWasSaidItsOwnerIsReminded() {
        hub.task("TASK-1", hub.aux, "电话会议", "", "2024-06-12 15:00");
        hub.task("TASK-2", hub.aux, "寄样品", "wangwei", "2024-06-12 18:00");
        hub.task("TASK-3", hub.aux, "半夜的会", "wangwei", "2024-06-12 23:30");
        hub.task("TASK-4", hub.aux, "早上的会", "wangwei", "2024-06-13 09:00");
        hub.task("TASK-5", hub.aux, "离职的人", "liuzou", "2024-06-12 15:00");
        hub.data.db().execute("UPDATE communication_tasks SET promised_by = 'customer' WHERE task_id = 'TASK-2'");

        runAt("2024-06-12T13:55");
        assertThat(count()).isZero();
        runAt("2024-06-12T14:00");
        runAt("2024-06-12T17:30");
        assertThat(count()).isEqualTo(1);
        assertThat(hub.pushes("wangwei")).contains("电话会议");
        runAt("2024-06-12T22:35");
        assertThat(count())
                .as("at night nobody is told of a meeting that is over in the morning")
                .isEqualTo(1);
        runAt("2024-06-13T08:02");
        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT next_attempt_at AT TIME ZONE 'Asia/Shanghai' FROM notifications ORDER BY id DESC"))
                .isEqualTo("2024-06-13 08:30:00");
    }

    @Test
    void whatIsDoneIsNotRemindedOf() {
        hub.answer("wangwei", "/提醒 奥克斯 下午2点 发报价");
        hub.answer("wangwei", "/完成 1");

        runAt("2024-06-12T14:02");

        assertThat(count()).isZero();
    }

    @Test
    void manyRemindersOfOneMinuteAllComeOnceFromTwoHubs() throws InterruptedException {
        IntStream.range(0, 120).forEach(i -> hub.task("TASK-" + i, hub.aux, "会" + i, "wangwei", "2024-06-12 15:00"));
        hub.clock.setLocal("2024-06-12T14:02");

        Thread other = new Thread(reminders::run);
        other.start();
        reminders.run();
        other.join();

        assertThat(count()).isEqualTo(120);
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks WHERE reminded_at IS NULL"))
                .isZero();
    }

    @Test
    void everyMorningOfAWorkingDayEverybodyIsToldOnce() {
        hub.task("TASK-1", hub.aux, "报价", "wangwei", "2024-06-10 18:00");
        hub.task("TASK-2", hub.aux, "寄样品", "", "2024-06-13 18:00");
        hub.task("TASK-3", hub.aux, "以后", "wangwei", "2024-06-20 18:00");
        hub.task("TASK-4", hub.gree, "开票", "sunli", "2024-06-11 18:00");
        hub.task("TASK-5", hub.gree, "没人管", "liuzou", "2024-06-11 18:00");

        hub.clock.setLocal("2024-06-13T08:35");
        digest.run();
        digest.run();

        assertThat(hub.pushes("wangwei"))
                .contains("6月13日待办", "今天 1 项 · 逾期 1 项")
                .containsSubsequence("寄样品", "报价")
                .doesNotContain("以后", "团队");
        assertThat(hub.pushes("zhaoqiang"))
                .contains("您自己没有到期的事项", "王伟 1", "刘走（离职） 1")
                .doesNotContain("孙丽");
        assertThat(hub.pushes("boss")).contains("王伟 1", "孙丽 1");
        assertThat(hub.pushes("lina") + hub.pushes("liuzou")).isEmpty();
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void nobodyIsToldOnADayOff() {
        hub.task("TASK-1", hub.aux, "报价", "wangwei", "2024-06-05 18:00");

        hub.clock.setLocal("2024-06-10T08:35"); // Dragon Boat Festival, a Monday
        digest.run();

        assertThat(count()).isZero();
    }
}
