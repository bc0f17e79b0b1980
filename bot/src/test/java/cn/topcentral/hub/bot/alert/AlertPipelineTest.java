package cn.topcentral.hub.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.storage.alert.RiskWatch;
import cn.topcentral.hub.storage.alert.UrgentEvents;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts from finding to end, on PostgreSQL and a clock that is moved by hand. */
class AlertPipelineTest {
    private static final String OWNER = "member:wangwei";
    private static final String MANAGER = "member:lina";
    private static final String DIRECTOR = "member:zhao";
    private static final String GROUP = "group:sales";

    @TempDir
    private Path folder;

    private AlertScene scene;

    @BeforeEach
    void open() {
        scene = new AlertScene(folder, "2026-06-15T10:00");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void risksWaitForEachOtherRepeatEscalateAndEnd() {
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.sees(RiskType.PAYMENT_RISK, 50);
        scene.sees(RiskType.ORDER_DECLINE, 45); // less than the churn it belongs to
        scene.sees(RiskType.QUALITY_RISK, 25); // too little to call anybody
        scene.check();
        scene.hub.tick();
        assertThat(scene.pushed()).as("gathering").isEmpty();

        tickAt("2026-06-15T10:02");
        assertThat(scene.pushed()).containsExactly(GROUP, OWNER);
        assertThat(scene.text(OWNER))
                .contains("⚠️ 奥克斯", "客户流失：高 80分", "付款风险：中 50分", "本周上门拜访", "/预警 处理 ")
                .doesNotContain("订单下滑", "质量投诉");
        assertThat(scene.text(GROUP)).contains("客户流失：高 · 6-1起", "负责人：王伟").doesNotContain("50%", "80分", "拜访", "75万");
        scene.check();
        tickAt("2026-06-15T11:59");
        assertThat(scene.pushed()).as("told once").isEmpty();

        tickAt("2026-06-15T12:02");
        assertThat(scene.pushed()).containsExactly(MANAGER);
        assertThat(scene.text(MANAGER)).contains("升级提醒", "已提醒 王伟，还没有人处理", "客户流失", "付款风险");
        tickAt("2026-06-15T14:02");
        assertThat(scene.pushed()).containsExactly(DIRECTOR);
        assertThat(scene.text(DIRECTOR)).contains("客户流失").doesNotContain("付款风险");
        tickAt("2026-06-15T19:00");
        assertThat(scene.pushed()).as("each step once").isEmpty();

        tickAt("2026-06-16T10:01");
        assertThat(scene.pushed()).isEmpty();
        tickAt("2026-06-16T10:03");
        assertThat(scene.pushed()).as("repeated after a day").containsExactly(GROUP, OWNER);

        scene.seesNothing();
        scene.check();
        scene.hub.tick();
        assertThat(scene.state(scene.id("churn_risk"))).isEqualTo("resolved");
        assertThat(scene.pushed())
                .as("what was escalated is called off: the churn with three, the payment with two")
                .containsExactly(MANAGER, MANAGER, OWNER, OWNER, DIRECTOR);
        assertThat(scene.text(DIRECTOR)).contains("客户流失", "已解除");
        assertThat(scene.redrawn).anySatisfy(card -> assertThat(card).contains(":" + GROUP, "已解除"));
    }

    @Test
    void aRiskThatJoinsLaterBringsTheWholeCardAndOneThatGrowsWorseIsShownAgain() {
        scene.sees(RiskType.PAYMENT_RISK, 50);
        scene.check();
        tickAt("2026-06-15T10:02");
        scene.pushed();

        scene.sees(RiskType.COMPETITOR_THREAT, 60);
        scene.check();
        tickAt("2026-06-15T10:03");
        assertThat(scene.pushed()).isEmpty();
        tickAt("2026-06-15T10:05");
        assertThat(scene.pushed()).containsExactly(GROUP, OWNER);
        assertThat(scene.text(OWNER)).contains("付款风险", "竞品渗透");

        scene.sees(RiskType.PAYMENT_RISK, 75);
        scene.check();
        tickAt("2026-06-15T10:08");
        assertThat(scene.pushed()).containsExactly(GROUP, OWNER);
        assertThat(scene.text(OWNER)).contains("付款风险：高 75分");
    }

    @Test
    void anUrgentCallIsToldAtOnceAndInhibitsWhatItSaysAnyway() {
        scene.urgentCall("+8613800138000");
        scene.data.db().execute("UPDATE customer_communications SET customer_id = '" + scene.aux.id() + "'");
        scene.sees(RiskType.QUALITY_RISK, 60);

        assertThat(scene.hub.pushUrgent()).isEqualTo(1);
        assertThat(scene.pushed()).containsExactly(GROUP, OWNER);
        assertThat(scene.text(OWNER))
                .contains("紧急沟通", "🔴 奥克斯", "📞 400电话 · 今天 09:59", "客户投诉来料发黄", "原因：客户说“月底前不解决就退货”");
        assertThat(scene.text(GROUP)).contains("奥克斯", "类型：投诉", "负责人：王伟").doesNotContain("发黄", "退货", "28万", "月底");
        assertThat(scene.data
                        .db()
                        .value("SELECT string_agg(kind, ',') FROM notifications WHERE audience = '" + OWNER + "'"))
                .isEqualTo("urgent");

        scene.check();
        tickAt("2026-06-15T10:30");
        assertThat(scene.pushed()).isEmpty();
        assertThat(scene.hub.pushUrgent()).isZero();
        tickAt("2026-06-15T12:00");
        assertThat(scene.pushed()).containsExactly(MANAGER);
    }

    @Test
    void theHolidayIsQuietButForWhatCannotWait() {
        scene.at("2026-09-30T21:00");
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();
        tickAt("2026-09-30T21:10");
        tickAt("2026-10-01T10:00");
        tickAt("2026-10-07T15:00");
        assertThat(scene.pushed()).isEmpty();

        scene.at("2026-10-07T23:30");
        scene.urgentCall("+8613800138000");
        scene.hub.pushUrgent();
        tickAt("2026-10-07T23:31");
        assertThat(scene.pushed()).as("an unclaimed call: who took it").containsExactly(OWNER);

        tickAt("2026-10-08T08:29");
        assertThat(scene.pushed()).isEmpty();
        tickAt("2026-10-08T08:40");
        assertThat(scene.pushed()).as("the call and the risk, in the morning").containsExactly(GROUP, GROUP, OWNER);
        tickAt("2026-10-08T10:00");
        assertThat(scene.pushed()).as("an hour of work is not two").isEmpty();
        tickAt("2026-10-08T11:00");
        assertThat(scene.pushed()).contains(MANAGER);
    }

    @Test
    void whatIsSilencedComesBackWhenTheSilenceEndsAndItStillStands() {
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();
        tickAt("2026-06-15T10:02");
        scene.pushed();
        long id = scene.id("churn_risk");

        RecordingContext context = RecordingContext.alone(scene.reference());
        scene.tap("wangwei", "alert:silence " + id + " 7天", context);
        assertThat(context.replacements).singleElement().satisfies(card -> assertThat(card.plainText())
                .contains("已静默到 6-22 10:02"));
        scene.tap("wangwei", "alert:silence " + id + " 7天", RecordingContext.alone(scene.reference()));
        assertThat(scene.data.db().count("SELECT count(*) FROM alert_silences")).isEqualTo(1);

        tickAt("2026-06-17T15:00");
        assertThat(scene.pushed()).isEmpty();
        tickAt("2026-06-22T10:03");
        assertThat(scene.state(id)).isEqualTo("firing");
        tickAt("2026-06-22T10:05");
        assertThat(scene.pushed()).containsExactly(GROUP, OWNER);
    }

    @Test
    void twoHubsAtOncePushEverythingOnce() throws Exception {
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();
        IntStream.range(0, 12).forEach(i -> scene.urgentCall("+86138001380" + (10 + i)));
        scene.pass(Duration.ofMinutes(2));
        Alerts other = scene.hub(scene.data.db().database());
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> runs = List.of(scene.hub, other).stream()
                    .map(hub -> threads.submit(() -> {
                        start.await();
                        int told = hub.pushUrgent();
                        hub.tick();
                        return told;
                    }))
                    .toList();
            assertThat(runs.get(0).get() + runs.get(1).get()).isEqualTo(12);
        } finally {
            threads.shutdownNow();
        }
        scene.hub.tick();

        // One card each for who took the calls and for the group, and two of the risk.
        assertThat(scene.pushed()).hasSize(12 * 2 + 2);
        assertThat(scene.data.db().value("SELECT string_agg(DISTINCT pushes::text, ',') FROM alerts"))
                .isEqualTo("1");
    }

    @Test
    void aHubThatDiedInBetweenLosesNothing() {
        scene.urgentCall("+8613800138000");
        scene.data.db().execute("UPDATE customer_communications SET handled_by = NULL"); // so it is every manager's
        UrgentEvents events = new UrgentEvents(scene.data.db().database());
        events.claim(10, Duration.ofMinutes(1), scene.now());
        assertThat(scene.hub.pushUrgent()).as("claimed by the dead one").isZero();

        scene.pass(Duration.ofMinutes(2));
        Alerts restarted = scene.hub(scene.data.db().database());
        assertThat(restarted.pushUrgent()).isEqualTo(1);
        assertThat(scene.pushed()).containsExactly(GROUP, MANAGER, DIRECTOR);

        scene.data.db().execute("UPDATE alerts SET last_pushed = NULL, group_pushed = NULL, stepped_at = NULL");
        restarted.tick();
        assertThat(scene.pushed())
                .as("opened, and died before it was pushed")
                .containsExactly(GROUP, MANAGER, DIRECTOR);
    }

    @Test
    void whoLeftIsStoodInForByTheirManager() {
        scene.employee("wangwei", "王伟", Role.REP, "lina", false);
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();
        tickAt("2026-06-15T10:02");
        assertThat(scene.pushed()).containsExactly(GROUP, MANAGER);
        tickAt("2026-06-15T12:02");
        assertThat(scene.pushed()).containsExactly(DIRECTOR);
        tickAt("2026-06-15T17:00");
        assertThat(scene.pushed()).as("the top was reached").isEmpty();
    }

    @Test
    void onlyWhoIsDueIsLookedAt() {
        RiskWatch watch = new RiskWatch(scene.data.db().database());
        assertThat(scene.hub.checkRisks()).isEqualTo(1);
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.hub.checkRisks()).as("nothing new").isZero();

        scene.data.take(scene.data.mail(scene.now(), "li@auxgroup.com", "询价", "PCR-ABS 多少钱"));
        scene.data.db().execute("UPDATE customer_communications SET analysed_at = '" + scene.now() + "'");
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.hub.checkRisks()).as("something new").isEqualTo(1);
        scene.pass(Duration.ofHours(25));
        assertThat(scene.hub.checkRisks()).as("a day later").isEqualTo(1);

        scene.data.db().execute("UPDATE customers SET level = 'C'");
        scene.pass(Duration.ofHours(25));
        assertThat(scene.hub.checkRisks()).as("not important").isZero();
        scene.data.db().execute("UPDATE customer_communications SET urgency_level = 'high'");
        assertThat(watch.claim(
                        Set.of("A"), scene.now().minus(Duration.ofDays(14)), 5, Duration.ofMinutes(1), scene.now()))
                .as("urgent lately")
                .containsExactly(scene.aux.id());
        assertThat(scene.hub.checkRisks()).as("being looked at elsewhere").isZero();
    }

    @Test
    void theFindingsAreInsightsAsThoseOfA16Are() {
        scene.sees(RiskType.CHURN_RISK, 80);
        scene.check();

        assertThat(
                        scene.data
                                .db()
                                .value(
                                        "SELECT concat_ws('|', insight_type, generated_by, importance_score, status) FROM communication_insights"))
                .isEqualTo("risk|A14|8|new");
        assertThat(scene.data.db().value("SELECT count(*) FROM alerts JOIN communication_insights USING (insight_id)"))
                .isEqualTo("1");
        assertThat(Optional.of(scene.state(scene.id("churn_risk")))).contains("firing");
    }

    private void tickAt(String local) {
        scene.at(local);
        scene.hub.tick();
    }
}
