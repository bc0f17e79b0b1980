package cn.topcentral.hub.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about alerts, by button and by typing. */
class AlertCommandTest {
    @TempDir
    private Path folder;

    private AlertScene scene;
    private long churn;

    @BeforeEach
    void open() {
        scene = new AlertScene(folder, "2026-06-15T10:00");
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();
        scene.at("2026-06-15T10:02");
        scene.hub.tick();
        scene.pushed();
        churn = scene.id("churn_risk");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void acknowledgingStopsItChangesEveryCopyAndTellsTheInsight() {
        RecordingContext context = type("wangwei", "alert", "处理 " + churn + " 已电话回访，周五送样");

        assertThat(context.cards).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("风险预警 · 已处理", "王伟 今天 10:02 已处理：已电话回访，周五送样"));
        assertThat(scene.redrawn).hasSize(2);
        assertThat(scene.redrawn)
                .anySatisfy(
                        card -> assertThat(card).contains("group:sales", "已处理").doesNotContain("送样"));
        assertThat(scene.data
                        .db()
                        .value("SELECT concat_ws('|', status, handled_by, handle_result) FROM communication_insights"))
                .isEqualTo("acted|wangwei|已电话回访，周五送样");
        assertThat(scene.data
                        .db()
                        .value("SELECT concat_ws('|', actor, action, subject) FROM audit_log ORDER BY id DESC LIMIT 1"))
                .isEqualTo("wangwei|alert.acknowledge|alert " + churn);
        scene.at("2026-06-17T15:00");
        scene.hub.tick();
        assertThat(scene.pushed()).as("no repeat, no escalation").isEmpty();
    }

    @Test
    void aReplayedTapChangesNothingAndALateOneIsToldWhoWasFirst() {
        tap("wangwei", "alert:ack " + churn);
        RecordingContext again = tap("wangwei", "alert:ack " + churn);
        assertThat(again.replacements).hasSize(1);
        assertThat(again.said).hasSize(1);
        assertThat(scene.data.db().count("SELECT count(*) FROM audit_log WHERE action = 'alert.acknowledge'"))
                .isEqualTo(1);

        scene.employee("wu", "吴敏", Role.ADMIN, null, true);
        tap("lina", "alert:dismiss " + churn);
        assertThat(scene.state(churn)).as("who leads may overrule").isEqualTo("dismissed");
        RecordingContext late = tap("wangwei", "alert:ack " + churn);
        assertThat(late.replacements).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("已忽略"));
        assertThat(late.said).last().asString().contains("预警 " + churn + " 已由 李娜 在刚刚忽略，不用再操作。");
        assertThat(scene.data.db().value("SELECT status FROM communication_insights"))
                .isEqualTo("dismissed");
    }

    @Test
    void ofTwoWhoTapAtOnceOneIsFirst() throws Exception {
        scene.data.db().execute("UPDATE customers SET owner_userid = NULL");
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<RecordingContext>> taps = Stream.of("wangwei", "zhangsan")
                    .map(userid -> threads.submit(() -> {
                        RecordingContext context = RecordingContext.alone("tap-" + userid);
                        start.await();
                        scene.tap(userid, "alert:ack " + churn, context);
                        return context;
                    }))
                    .toList();
            List<String> said = Stream.of(taps.get(0).get(), taps.get(1).get())
                    .flatMap(context -> context.said.stream())
                    .filter(text -> text.contains("不用再操作"))
                    .toList();
            assertThat(said).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(scene.data.db().count("SELECT count(*) FROM audit_log WHERE action = 'alert.acknowledge'"))
                .isEqualTo(1);
    }

    @Test
    void inAGroupTheMaskedCardChangesAndTheRestGoesToThePersonAlone() {
        RecordingContext group = RecordingContext.inGroup(scene.reference(), false);
        scene.tap("lina", "alert:ack " + churn, group);
        assertThat(group.replacements).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("奥克斯", "李娜 今天 10:02 已处理")
                .doesNotContain("50%", "拜访"));

        RecordingContext list = RecordingContext.inGroup(scene.reference(), false);
        scene.type("lina", "alert", "", list);
        assertThat(list.said).singleElement().asString().contains("私发").doesNotContain("预警");
        assertThat(list.privately().said).containsExactly("没有待处理的预警。有新的会马上提醒您。");
    }

    @Test
    void somebodyElsesCustomerLooksLikeNoAlertAtAll() {
        assertThatThrownBy(() -> type("zhangsan", "alert", "处理 " + churn))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("或者它不在您负责的范围内");
        assertThatThrownBy(() -> type("zhangsan", "alert", "看 999999")).hasMessageContaining("或者它不在您负责的范围内");
        assertThat(type("zhangsan", "alert", "").said).containsExactly("没有待处理的预警。有新的会马上提醒您。");
        assertThat(type("lina", "alert", "").cards).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("待处理预警 1 条", churn + " 奥克斯 客户流失"));
    }

    @Test
    void handingItOnOffersColleaguesMakesATaskAndTellsThem() {
        RecordingContext offer = tap("lina", "alert:assign " + churn);
        assertThat(offer.cards).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("转派给谁？", "王伟", "赵总")
                .doesNotContain("张三"));

        RecordingContext context = RecordingContext.alone(scene.reference());
        scene.tap("lina", "alert:assign " + churn, Map.of("assignee", List.of("wangwei")), context);
        scene.tap(
                "lina",
                "alert:assign " + churn,
                Map.of("assignee", List.of("wangwei")),
                RecordingContext.alone(scene.reference()));
        assertThat(context.cards).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("李娜 今天 10:02 转派给 王伟"));
        assertThat(scene.pushed()).containsExactly("member:wangwei");
        assertThat(scene.text("member:wangwei")).contains("转派给您", "请跟进", "/预警 处理 " + churn + " 结果");
        assertThat(
                        scene.data
                                .db()
                                .value(
                                        "SELECT concat_ws('|', title, assigned_to, due_at AT TIME ZONE 'Asia/Shanghai', created_by) FROM communication_tasks"))
                .isEqualTo("处理预警 " + churn + "：客户流失|wangwei|2026-06-16 18:00:00|lina");

        assertThat(type("wangwei", "alert", "").cards).as("it waits for him").hasSize(1);
        assertThat(tap("wangwei", "alert:ack " + churn).said)
                .singleElement()
                .asString()
                .contains("王伟 今天 10:02 已处理");
        assertThat(type("wangwei", "alert", "").said).containsExactly("没有待处理的预警。有新的会马上提醒您。");
        assertThatThrownBy(() -> type("wangwei", "alert", "转派 " + churn + " 张三"))
                .hasMessageContaining("不能转派给“张三”");
    }

    @Test
    void aCustomerIsSilencedListedAndHeardAgain() {
        assertThatThrownBy(() -> type("wangwei", "silence", "奥克斯 8天")).hasMessageContaining("1 到 7 天");
        assertThatThrownBy(() -> type("zhangsan", "silence", "奥克斯 3天")).isInstanceOf(CommandRefused.class);
        assertThat(type("wangwei", "silence", "").said)
                .singleElement()
                .asString()
                .contains("没有静默中的客户");

        assertThat(type("lina", "silence", "奥克斯 30天").said)
                .singleElement()
                .asString()
                .contains("已静默 奥克斯", "紧急沟通仍会提醒");
        assertThat(scene.state(churn)).isEqualTo("silenced");
        assertThat(type("wangwei", "silence", "").cards).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("奥克斯", "全部风险", "7-15 10:02"));
        assertThatThrownBy(() -> type("wangwei", "silence", "奥克斯 解除")).hasMessageContaining("主管设的");

        RecordingContext lifted = RecordingContext.alone(scene.reference());
        scene.tap("lina", "silence:" + scene.aux.id() + " 解除", lifted);
        assertThat(lifted.said).containsExactly("已解除 奥克斯 的静默，有风险会照常提醒。");
        assertThat(scene.state(churn)).isEqualTo("firing");
        scene.at("2026-06-15T10:05");
        scene.hub.tick();
        assertThat(scene.pushed()).containsExactly("group:sales", "member:wangwei");
    }

    private RecordingContext type(String userid, String command, String arguments) {
        RecordingContext context = RecordingContext.alone(scene.reference());
        scene.type(userid, command, arguments, context);
        return context;
    }

    private RecordingContext tap(String userid, String key) {
        RecordingContext context = RecordingContext.alone(scene.reference());
        scene.tap(userid, key, context);
        return context;
    }
}
