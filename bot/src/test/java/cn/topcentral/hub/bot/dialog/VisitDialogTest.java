package cn.topcentral.hub.bot.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitDialogTest {
    private static final String REPORT = "今天上午去奥克斯拜访张经理，聊了PCR-ABS-1000的价格，周五前寄样品。";

    @TempDir
    Path folder;

    private ChatHub hub;
    private Customer aux;

    @BeforeEach
    void open() {
        hub = new ChatHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        hub.data.customer("广东美的制冷设备有限公司", Optional.of("美的"), "midea.com");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private String record(String columns) {
        return hub.data.db().value("SELECT concat_ws('|', " + columns + ") FROM customer_communications");
    }

    private long records() {
        return hub.data.db().count("SELECT count(*) FROM customer_communications");
    }

    private String dialog(String columns) {
        return hub.data
                .db()
                .value("SELECT concat_ws('|', " + columns
                        + ") FROM bot_dialogs ORDER BY opened_at DESC, dialog_id LIMIT 1");
    }

    private static String text(RecordingContext context) {
        return String.join("\n", context.said);
    }

    private RecordingContext filed() {
        return hub.type(REPORT);
    }

    @Test
    void aVisitIsToldInSomeMessagesAndFiled() {
        assertThat(hub.type("/visit 奥克斯").said).singleElement().asString().contains("奥克斯", "提交");
        assertThat(hub.type("和张经理、李工看了注塑车间").said).hasSize(1);
        assertThat(hub.type("价格要求再降3%，下周三前更新报价").said).isEmpty();
        assertThat(hub.send(new Incoming.Photo(ChatHub.photo("a.jpg"))).said).containsExactly("照片1张");
        assertThat(hub.send(new Incoming.Photo(ChatHub.photo("b.jpg"))).said).containsExactly("照片2张");
        assertThat(hub.send(new Incoming.Location(29.8, 121.5, "宁波市鄞州区姜山镇")).said)
                .containsExactly("地点：宁波市鄞州区姜山镇");
        hub.send(new Incoming.Voice(Optional.empty(), Optional.of("试模已经通过了")));
        hub.send(new Incoming.Voice(Optional.of(ChatHub.sound("c.amr")), Optional.empty()));
        RecordingContext card = hub.type("提交");

        assertThat(text(card)).contains("奥克斯", "宁波市鄞州区姜山镇", "张经理、李工", "照片2张", "更新报价", "6-19", "确认", "修改", "作废");
        assertThat(
                        record(
                                "communication_type, channel, direction, handled_by, location, attachment_count, source_system, customer_id"))
                .isEqualTo("visit|商务拜访|outbound|wangwei|宁波市鄞州区姜山镇|3|crm_visit|" + aux.id());
        assertThat(record("content")).contains("看了注塑车间", "更新报价", "试模已经通过了");
        assertThat(record("participants")).contains("张经理", "李工");
        assertThat(hub.data.db().value("SELECT title || '|' || assigned_to || '|' || due_at FROM communication_tasks"))
                .isEqualTo("更新报价|wangwei|2024-06-19 10:00:00+00");
        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT string_agg(file_name, ',' ORDER BY attachment_id) FROM communication_attachments"))
                .isEqualTo("a.jpg,b.jpg,c.amr");
    }

    @Test
    void messagesThatComeTwiceCountOnce() {
        hub.send("wangwei", new Incoming.Text("/visit 奥克斯"), "r1");
        hub.send("wangwei", new Incoming.Text("/visit 奥克斯"), "r1");
        for (int i = 0; i < 2; i++) {
            hub.send("wangwei", new Incoming.Text("看了注塑车间"), "r2");
            hub.send("wangwei", new Incoming.Photo(ChatHub.photo("a.jpg")), "r3");
        }
        RecordingContext first = hub.send("wangwei", new Incoming.Text("提交"), "r4");
        RecordingContext again = hub.send("wangwei", new Incoming.Text("提交"), "r4");
        hub.send("wangwei", new Incoming.Text("看了注塑车间"), "r2");

        assertThat(again.said).isEqualTo(first.said);
        assertThat(records()).isEqualTo(1);
        assertThat(record("content, attachment_count")).isEqualTo("看了注塑车间|1");
        assertThat(hub.data.db().count("SELECT count(*) FROM bot_dialogs")).isEqualTo(1);
    }

    @Test
    void aReportThatComesTwiceIsOne() {
        RecordingContext first = hub.send("wangwei", new Incoming.Text(REPORT), "r1");
        RecordingContext again = hub.send("wangwei", new Incoming.Text(REPORT), "r1");

        assertThat(again.said).isEqualTo(first.said);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aRestartInTheMiddleLosesNothing() {
        hub.type("/visit 奥克斯");
        hub.type("看了注塑车间");
        hub.restart();
        hub.send(new Incoming.Photo(ChatHub.photo("a.jpg")));
        hub.restart();

        assertThat(text(hub.type("完成"))).contains("看了注塑车间", "照片1张");
    }

    @Test
    void tenQuietMinutesFileItOnceOnTwoHubs() {
        hub.type("/visit 奥克斯");
        hub.type("看了注塑车间");
        hub.pass(Duration.ofMinutes(9));
        hub.deadlines().run();
        assertThat(records()).isZero();

        hub.pass(Duration.ofMinutes(2));
        hub.deadlines().run();
        hub.newDialogs().deadlines().run();

        assertThat(records()).isEqualTo(1);
        assertThat(hub.data.db().value("SELECT count(*) || min(audience) || min(card ->> 'text') FROM notifications"))
                .startsWith("1member:wangwei")
                .contains("奥克斯", "看了注塑车间");
        assertThat(hub.type("确认").said.get(0)).contains("已确认归档");
    }

    @Test
    void whatIsIncompleteIsRemindedOfOnceAndCanBeTakenUpAgain() {
        hub.type("/visit");
        hub.send(new Incoming.Photo(ChatHub.photo("a.jpg")));
        hub.pass(Duration.ofMinutes(11));
        hub.deadlines().run();
        hub.deadlines().run();
        assertThat(hub.data.db().value("SELECT count(*) || min(card ->> 'text') FROM notifications"))
                .startsWith("1")
                .contains("还差客户名");

        hub.pass(Duration.ofHours(24));
        hub.deadlines().run();
        assertThat(dialog("status")).isEqualTo("expired");
        assertThat(records()).isZero();

        hub.pass(Duration.ofDays(5));
        assertThat(text(hub.type("/visit 继续"))).contains("照片1张");
        hub.type("/visit 奥克斯");
        hub.type("谈了价格");
        assertThat(text(hub.type("提交"))).contains("照片1张", "谈了价格");
        hub.pass(Duration.ofDays(8));
        assertThat(text(hub.type("/visit 继续"))).contains("没有");
    }

    @Test
    void aPlainReportWithCustomerIsFiledAtOnce() {
        RecordingContext card = filed();

        assertThat(text(card)).contains("奥克斯", "张经理", "寄样品 6-21 周五前", "已归档");
        assertThat(record("communication_time, customer_id")).isEqualTo("2024-06-15 02:00:00+00|" + aux.id());
    }

    @Test
    void headedLinesAreRead() {
        RecordingContext card =
                hub.type("客户：奥克斯\n时间：2024-06-14 14:00\n地点：宁波总部\n客户方：张经理、赵工\n内容：谈了年度价格\n待办：\n- 6月20日前发报价");

        assertThat(text(card)).contains("6-14 周五 14:00", "宁波总部", "张经理、赵工", "6月20日前发报价");
        assertThat(record("content, location")).isEqualTo("谈了年度价格|宁波总部");
    }

    @Test
    void photosSentRightAfterFilingBelongToTheReport() {
        filed();
        assertThat(text(hub.send(new Incoming.Photo(ChatHub.photo("a.jpg"))))).contains("刚才的拜访报告", "照片1张");
        hub.type("提交");

        assertThat(records()).isEqualTo(1);
        assertThat(record("attachment_count")).isEqualTo("1");
    }

    @Test
    void whatMayBeAReportIsAskedAboutAndNothingIsFiledOnDoubt() {
        RecordingContext question = hub.type("今天去了趟奥克斯公司");
        assertThat(text(question)).contains("要把这段记成拜访报告吗？");
        assertThat(text(hub.tap(question, "不是"))).contains("没有记");
        assertThat(text(hub.tap(question, "是"))).contains("没有提交");
        assertThat(dialog("status")).isEqualTo("dropped");

        hub.type("今天去了趟奥克斯公司");
        assertThat(text(hub.type("奥克斯"))).contains("奥克斯").doesNotContain("拜访报告");
        assertThat(hub.data.db().count("SELECT count(*) FROM bot_dialogs WHERE status = 'open'"))
                .isZero();

        hub.type("今天去了趟奥克斯公司");
        hub.pass(Duration.ofMinutes(11));
        hub.deadlines().run();
        assertThat(records()).isZero();

        RecordingContext yes = hub.type("今天去了趟奥克斯公司");
        assertThat(text(hub.tap(yes, "是"))).contains("已归档");
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsMissingIsAskedAndOneThingAtATime() {
        assertThat(hub.type("今天下午拜访了客户王总，谈了明年合作，反馈不错。").said).containsExactly("拜访的是哪家客户？发客户名就行。");
        assertThat(text(hub.type("奥克斯"))).contains("已归档", "王总");

        hub.type("/visit");
        assertThat(text(hub.type("看了注塑车间"))).startsWith("收到");
        assertThat(text(hub.type("美的"))).contains("在记美的");
        assertThat(text(hub.type("客户：美的"))).doesNotContain("哪家");
        assertThat(text(hub.type("提交"))).contains("看了注塑车间");

        hub.type("/visit 美的");
        assertThat(hub.type("提交").said).containsExactly("聊了什么？发一句话就行。");
        assertThat(text(hub.type("谈了样品"))).contains("已归档", "谈了样品");
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        RecordingContext card = filed();
        RecordingContext confirmed = hub.tap(card, "确认");
        RecordingContext again = hub.tap(card, "确认");

        assertThat(again.replacements).isEqualTo(confirmed.replacements).hasSize(1);
        assertThat(text(hub.tap(card, "作废"))).contains("已经确认");
        assertThat(text(hub.tap(card, "修改"))).contains("已经确认");
        assertThat(dialog("status")).isEqualTo("confirmed");
        assertThat(record("customer_id")).isEqualTo(aux.id().value());
    }

    @Test
    void anAmendmentChangesTheRecordAndMakesNoSecond() {
        RecordingContext card = filed();
        assertThat(text(hub.tap(card, "修改"))).contains("补充：");
        hub.type("时间：昨天下午3点");
        hub.type("地点：奥克斯工业园");
        hub.type("补充：下月先下10吨");
        assertThat(text(hub.type("提交"))).contains("6-14 周五 15:00", "奥克斯工业园", "下月先下10吨");
        assertThat(records()).isEqualTo(1);
        assertThat(record("communication_time, location")).isEqualTo("2024-06-14 07:00:00+00|奥克斯工业园");

        hub.tap(card, "修改");
        hub.type("客户：美的");
        assertThat(text(hub.type("提交"))).contains("美的");
        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT c.short_name FROM customer_communications r JOIN customers c USING (customer_id)"))
                .isEqualTo("美的");

        hub.tap(card, "修改");
        hub.type("内容改为：只送了样品");
        assertThat(text(hub.type("取消"))).contains("没有改动");
        hub.tap(card, "修改");
        assertThat(text(hub.type("提交"))).contains("下月先下10吨");
        hub.tap(card, "修改");
        hub.type("内容改为：只送了样品");
        hub.type("提交");
        assertThat(record("content")).isEqualTo("只送了样品");
        assertThat(hub.data.db().value("SELECT string_agg(status, ',') FROM communication_tasks"))
                .isEqualTo("cancelled");
    }

    @Test
    void aWithdrawnReportLeavesTheTimelineButIsKept() {
        RecordingContext card = filed();
        RecordingContext withdrawn = hub.tap(card, "作废");
        RecordingContext again = hub.tap(card, "作废");
        hub.tap(card, "确认");
        hub.tap(card, "修改");

        assertThat(text(withdrawn)).contains("已作废");
        assertThat(again.replacements).isEqualTo(withdrawn.replacements);
        assertThat(dialog("status")).isEqualTo("withdrawn");
        assertThat(record("coalesce(customer_id, 'none'), analysis_status")).isEqualTo("none|none");
        assertThat(record("content")).startsWith("【已撤回】").contains("PCR-ABS-1000");
        assertThat(hub.data.db().value("SELECT string_agg(status || done_by, ',') FROM communication_tasks"))
                .isEqualTo("cancelledwangwei");
        assertThat(hub.data
                        .db()
                        .count("SELECT count(*) FROM audit_log WHERE action = 'record.withdraw' AND actor = 'wangwei'"))
                .isEqualTo(1);
    }

    @Test
    void otherCommandsInBetweenDisturbNothing() {
        hub.type("/visit 奥克斯");
        hub.type("看了注塑车间");
        assertThat(text(hub.type("/timeline 奥克斯"))).doesNotContain("注塑车间");
        assertThat(hub.type("谢谢").said).isEmpty();
        hub.type("谈了价格");

        assertThat(text(hub.type("提交"))).contains("看了注塑车间\n谈了价格").doesNotContain("谢谢");
    }

    @Test
    void aReportOnAnotherCustomerWaitsForTheOpenOne() {
        hub.type("/visit 奥克斯");
        hub.type("看了注塑车间");
        RecordingContext question = hub.type("/visit 美的 谈了样品");
        assertThat(text(question)).contains("上一份还没提交：奥克斯", "美的");
        assertThat(text(hub.tap(question, "继续上一份"))).contains("正在记：奥克斯");
        assertThat(text(hub.tap(question, "提交上一份"))).contains("已归档", "在记美的");
        hub.type("提交");

        assertThat(hub.data.db().value("SELECT string_agg(content, ',' ORDER BY id) FROM customer_communications"))
                .isEqualTo("看了注塑车间,谈了样品");
    }

    @Test
    void givingUpIsAskedAboutWhenSomethingWasSent() {
        hub.type("/visit 奥克斯");
        assertThat(text(hub.type("取消"))).contains("不记了");
        hub.type("/visit 奥克斯");
        hub.type("看了注塑车间");
        RecordingContext question = hub.type("取消");
        assertThat(text(question)).contains("确定不要");
        hub.tap(question, "继续写");
        hub.tap(hub.type("取消"), "不要了");
        assertThat(dialog("status")).isEqualTo("dropped");
        assertThat(text(hub.type("/visit 继续"))).contains("文字1条");
        assertThat(records()).isZero();
    }

    @Test
    void aPhotoThatIsGoneIsNamedAndTheRestGoesOn() {
        hub.type("/visit 奥克斯");
        hub.send(new Incoming.Photo(ChatHub.photo("a.jpg")));
        assertThat(text(hub.send(new Incoming.Photo(ChatHub.gone("b.jpg"))))).contains("第2张", "重发");
        assertThat(hub.send(new Incoming.Photo(ChatHub.photo("c.jpg"))).said).containsExactly("照片2张");
        for (int i = 3; i <= 20; i++) {
            hub.send(new Incoming.Photo(ChatHub.photo("p" + i)));
        }
        assertThat(text(hub.send(new Incoming.Photo(ChatHub.photo("late"))))).contains("20张", "没有收");
    }

    @Test
    void onlyWhoMaySeeTheCustomerAndWhoWroteTheReport() {
        assertThat(text(hub.send("lilei", new Incoming.Text("/visit 奥克斯"), "x1")))
                .contains("不在您负责的范围内");
        assertThat(text(hub.send("lilei", new Incoming.Text(REPORT), "x2"))).contains("哪家客户");
        RecordingContext card = filed();
        assertThat(text(hub.tap("lilei", card, "作废"))).contains("只有本人");
        assertThat(record("customer_id")).isEqualTo(aux.id().value());
    }

    @Test
    void aCustomerNobodyKnowsWaitsToBeClaimed() {
        hub.type("/visit 绍兴宏达电器 今天看了车间，谈了样品");
        assertThat(text(hub.type("新客户"))).contains("绍兴宏达电器");
        assertThat(text(hub.type("提交"))).contains("绍兴宏达电器", "待认领");
        assertThat(record("coalesce(customer_id, 'none'), participants"))
                .startsWith("none|")
                .contains("绍兴宏达电器");
    }

    @Test
    void amongSeveralCustomersTheChoiceIsTheWritersAndNothingIsLost() {
        hub.data.customer("宁波奥克斯电气有限公司", Optional.of("奥克斯"), "auxelectric.com");
        RecordingContext choice = hub.type("/visit 奥克斯 谈了样品");
        assertThat(text(choice)).contains("哪位客户");
        hub.tap(choice, "2.");
        assertThat(text(hub.type("提交"))).contains("谈了样品", "奥克斯");
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aVeryLongReportIsStoredWhole() {
        hub.type("/visit 奥克斯");
        hub.type("谈".repeat(20_000));
        assertThat(text(hub.type("提交")).length()).isLessThan(500);
        assertThat(hub.data.db().count("SELECT length(content) FROM customer_communications"))
                .isEqualTo(20_000);
    }

    @Test
    void inAGroupOnlyAPlainReportIsTakenAndAnsweredPrivately() {
        RecordingContext report = hub.inGroup("@沟通助手 " + REPORT);
        assertThat(report.said).isEmpty();
        assertThat(text(report.privately())).contains("已归档");

        hub.type("/visit 美的");
        assertThat(text(hub.inGroup("@沟通助手 奥克斯").privately())).doesNotContain("拜访报告");
        assertThat(dialog("customer_id IS NOT NULL")).isEqualTo("t");
        assertThat(
                        hub.data
                                .db()
                                .count(
                                        "SELECT count(*) FROM dialog_parts p JOIN bot_dialogs d USING (dialog_id) WHERE d.status = 'open'"))
                .isZero();
    }

    @Test
    void aDisabledWriterFilesNothingMore() {
        hub.data
                .customers()
                .save(new NewCustomer(
                        Optional.empty(),
                        "无主客户",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        hub.data
                .employees()
                .save(new Employee(
                        "wangwei",
                        "王伟",
                        Employee.Role.REP,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        assertThat(text(hub.type("/visit 无主客户"))).contains("管理员");
    }
}
