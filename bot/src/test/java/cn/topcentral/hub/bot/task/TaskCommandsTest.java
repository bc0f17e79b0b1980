package cn.topcentral.hub.bot.task;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.RecordingContext;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCommandsTest {
    @TempDir
    private static Path files;

    private static TeamHub hub;

    @BeforeAll
    static void open() {
        hub = new TeamHub(files);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @BeforeEach
    void tasks() {
        hub.reset();
        hub.task("TASK-A10-1", hub.aux, "报价", "wangwei", "2024-06-10 18:00");
        hub.task("TASK-A10-2", hub.aux, "寄样品", "", "2024-06-12 18:00");
        hub.task("TASK-A10-3", hub.aux, "回电话", "wangwei", "2024-06-20 18:00");
        hub.task("TASK-A10-4", hub.gree, "开票", "sunli", "2024-06-11 18:00");
    }

    @Test
    void ownTasksAreListedTheLongestOverdueFirstWithThoseOfOwnCustomers() {
        assertThat(hub.answer("wangwei", "/待办"))
                .contains("📋 我的待办", "共3项 · 逾期1 · 今天1")
                .containsSubsequence("#1：逾期2天 奥克斯：报价", "#2：今天 18:00前 奥克斯：寄样品", "#3：6月20日 奥克斯：回电话")
                .contains("完成 #1")
                .doesNotContain("开票");
        assertThat(hub.answer("lina", "/tasks")).contains("没有未完成的事项");
    }

    @ParameterizedTest
    @CsvSource({
        "wangwei, /tasks 逾期, 报价, 回电话",
        "wangwei, /tasks 今天, 寄样品, 回电话",
        "wangwei, /tasks 本周, 寄样品, 回电话",
        "wangwei, /tasks 奥克斯, 回电话, 开票",
        "wangwei, /tasks 奥克斯 逾期, 报价, 寄样品",
        "zhaoqiang, /tasks 团队, 回电话, 开票",
        "zhaoqiang, /tasks 王伟 逾期, 报价, 寄样品",
        "boss, /tasks 团队 逾期, 开票, 回电话",
    })
    void aListCanBeNarrowed(String who, String line, String holds, String lacks) {
        assertThat(hub.answer(who, line)).contains(holds).doesNotContain(lacks);
    }

    @ParameterizedTest
    @CsvSource({
        "wangwei, /tasks 团队, 主管",
        "wangwei, /tasks 李娜, 本人和主管",
        "wangwei, /tasks 格力, 不在您负责的范围",
        "zhaoqiang, /tasks 孙丽, 本人和主管",
        "wangwei, /tasks 天知道, 没有找到",
        "wangwei, /done 99, 没有编号 99",
        "wangwei, /done 报价, 请写待办的编号",
        "wangwei, /done 3吨, 请写待办的编号",
        "wangwei, /done 999999999999, 请写待办的编号",
        "wangwei, /done 撤销, 没有可以撤销的",
        "wangwei, /done TASK-A10-4, 由孙丽负责",
        "wangwei, /done TASK-NO, 没有这一项待办",
        "wangwei, /assign, 请写上转什么",
        "wangwei, /assign 奥克斯, 请写上转什么",
        "wangwei, /assign 奥克斯 @李娜, 不要用 @",
        "wangwei, /assign 奥克斯 李那, 李娜（华东，lina）",
        "wangwei, /assign 奥克斯 陈静, chenjing2",
        "wangwei, /assign 奥克斯 刘走, 没有找到",
        "wangwei, /assign 格力 李娜 送样, 不在您负责的范围",
        "wangwei, /assign TASK-A10-4 李娜, 由孙丽负责",
        "wangwei, /assign 奥克斯 李娜 6月1日 送样, 已经过去了",
        "wangwei, /assign 奥克斯 负责人 李娜, 主管权限",
        "zhaoqiang, /assign 奥克斯 负责人 孙丽, 不在您的团队",
        "wangwei, /remind, 请写上时间",
        "wangwei, /remind 奥克斯 寄样品, 没看懂什么时候",
        "wangwei, /remind 明天9点, 请写上要提醒的事",
        "wangwei, /remind 奥克斯 6月1日 寄样品, 已经过去了",
        "wangwei, /remind 奥克斯 今天 寄样品, 已经过去了",
        "wangwei, /remind 奥克斯 2月30日 寄样品, 不是有效的日期",
        "wangwei, /remind 77 明天, 没有编号 77",
        "wangwei, /remind 格力 明天 寄样品, 不在您负责的范围",
    })
    void whatCannotBeDoneIsSaidWithWhatToTypeInstead(String who, String line, String sentence) {
        assertThat(hub.answer(who, line)).contains(sentence);
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks"))
                .isEqualTo(4);
        assertThat(hub.data.db().count("SELECT count(*) FROM notifications")).isZero();
    }

    @Test
    void anOverlongTextIsRefusedAndMarkupStaysText() {
        hub.answer("wangwei", "/tasks");

        assertThat(hub.answer("wangwei", "/done 1 " + "字".repeat(20_000))).contains("太长了");
        assertThat(hub.answer("wangwei", "/remind 明天 " + "字".repeat(20_000))).contains("太长了");
        assertThat(hub.answer("wangwei", "/assign 奥克斯 李娜 " + "字".repeat(20_000)))
                .contains("太长了");
        assertThat(hub.answer("wangwei", "/assign " + "字".repeat(20_000) + " 李小"))
                .hasSizeLessThan(400);
        assertThat(hub.column("TASK-A10-1", "status")).isEqualTo("open");
        hub.answer("wangwei", "/assign 奥克斯 李娜 <@all> **x** [a](http://b)");
        assertThat(hub.data.db().value("SELECT card ->> 'markdown' FROM notifications"))
                .doesNotContain("<@all>", "[a]")
                .contains("＜", "/完成");
    }

    @Test
    void doneTwiceIsDoneOnceAndCanBeTakenBack() {
        hub.answer("wangwei", "/待办");

        assertThat(hub.answer("wangwei", "/完成 1 客户已确认")).contains("✅ 已完成 #1", "您 刚刚 12:00", "结果：客户已确认");
        hub.clock.setLocal("2024-06-12T15:00");
        assertThat(hub.answer("zhaoqiang", "/done #1 别的")).contains("之前已完成", "王伟 3小时前 12:00", "客户已确认");
        assertThat(hub.column("TASK-A10-1", "done_by || result")).isEqualTo("wangwei客户已确认");
        assertThat(hub.audited("task.done")).isEqualTo(1);

        assertThat(hub.answer("wangwei", "/完成 撤销")).contains("已撤销完成 #1");
        assertThat(hub.column("TASK-A10-1", "status")).isEqualTo("open");
        hub.answer("wangwei", "/完成 1");
        hub.clock.setLocal("2024-06-14T15:00");
        assertThat(hub.answer("wangwei", "/完成 撤销 1")).contains("不能撤销");
    }

    @Test
    void aButtonOfAListClosesTheTaskAndShowsTheListWithoutIt() {
        RecordingContext list = hub.type("wangwei", "/待办 奥克斯");
        String key = TeamHub.key(list, "完成 #2");

        RecordingContext after = hub.tap("wangwei", key);

        assertThat(after.replacements).hasSize(1);
        assertThat(after.said.get(0)).contains("✅ 已完成 #2", "奥克斯的待办", "共2项").doesNotContain("#2：");
        assertThat(hub.column("TASK-A10-2", "status")).isEqualTo("done");
        assertThat(hub.tap("lina", key).said.get(0)).contains("不是您的待办");
    }

    @Test
    void theLastOneDoneShowsThatAndIsTakenBackByItsButton() {
        RecordingContext after = hub.tap("sunli", TeamHub.key(hub.type("sunli", "/tasks"), "完成"));

        assertThat(after.said.get(0)).contains("✅ 已完成 #1");
        assertThat(hub.tap("sunli", TeamHub.key(after, "撤销")).said.get(0)).contains("已撤销完成");
        assertThat(hub.column("TASK-A10-4", "status")).isEqualTo("open");
    }

    @Test
    void aTaskIsHandedToAColleagueWhoIsTold() {
        hub.answer("wangwei", "/待办");

        assertThat(hub.answer("wangwei", "/转派 1 给 李娜 周五下午3点")).contains("↪️ 已转派 #1", "已通知李娜", "负责：李娜", "后天 15:00");
        assertThat(hub.pushes("lina")).contains("reminder", "📋 新待办 #1", "王伟 交给您", "奥克斯：报价");
        assertThat(hub.column("TASK-A10-1", "assigned_to")).isEqualTo("lina");
        assertThat(hub.answer("lina", "/待办")).contains("报价");
        assertThat(hub.audited("task.assign")).isEqualTo(1);
    }

    @Test
    void somethingToDoForACustomerIsANewTaskOfTheColleague() {
        assertThat(hub.answer("wangwei", "/转派 奥克斯 李娜 周五 送样品")).contains("已转派 #1", "奥克斯：送样品", "期限：后天");
        assertThat(hub.pushes("lina")).contains("奥克斯：送样品");
        assertThat(hub.answer("wangwei", "/转派 奥克斯给李娜")).contains("奥克斯：跟进", "负责人没有变");
        assertThat(hub.audited("task.create")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aManagerIsAskedWhatToHandOver() {
        RecordingContext asked = hub.type("zhaoqiang", "/转派 奥克斯 李娜");
        assertThat(asked.said.get(0)).contains("把什么转给李娜？", "负责人：王伟", "/转派 奥克斯 负责人 lina");
        assertThat(hub.column("TASK-A10-1", "assigned_to")).isEqualTo("wangwei");

        assertThat(hub.tap("zhaoqiang", TeamHub.key(asked, "换成负责人")).said.get(0))
                .contains("奥克斯 现在由李娜负责，2 项未完成的待办一起转过去了", "/转派 奥克斯 负责人 wangwei");

        assertThat(hub.data.customers().byId(hub.aux.id()).orElseThrow().owner())
                .contains("lina");
        assertThat(hub.column("TASK-A10-1", "assigned_to")).isEqualTo("lina");
        assertThat(hub.pushes("lina")).contains("新客户 奥克斯", "2 项待办");
        assertThat(hub.tap("zhaoqiang", TeamHub.key(asked, "换成负责人")).said.get(0))
                .contains("已经由李娜负责");
        assertThat(hub.tap("wangwei", TeamHub.key(asked, "换成负责人")).said.get(0)).contains("不在您负责的范围");
    }

    @Test
    void aReminderIsATaskOfOnesOwn() {
        assertThat(hub.answer("wangwei", "/提醒 奥克斯 明天上午10点 寄样品")).contains("⏰ 会提醒您 #1", "明天 10:00", "奥克斯：寄样品");
        assertThat(hub.answer("wangwei", "/提醒 周六 去加油")).contains("6月15日 周六 09:00（休息日）", "去加油");
        assertThat(hub.answer("wangwei", "/提醒 1 下周三")).contains("6月19日 周三 09:00");
        assertThat(hub.answer("wangwei", "/待办")).contains("#1：6月19日 09:00 奥克斯：寄样品");
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks WHERE created_by = 'wangwei'"))
                .isEqualTo(2);
    }

    @Test
    void aReminderOfAnUnclearCustomerOffersThemWithTheSameTime() {
        hub.customer("奥克斯电气（宁波）有限公司", "奥克斯电气", "wangwei");

        RecordingContext offered = hub.type("wangwei", "/提醒 奥克 2小时后 回电话");
        hub.clock.setLocal("2024-06-12T12:30");
        assertThat(hub.tap("wangwei", TeamHub.key(offered, "1.")).said.get(0)).contains("今天 14:00", "回电话");
        hub.data.db().execute("DELETE FROM customer_names WHERE key LIKE '奥克斯电气%'");
    }
}
