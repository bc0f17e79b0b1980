package cn.topcentral.hub.templates.alert;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.alert.AlertItem.Handled;
import cn.topcentral.hub.templates.alert.AlertNotice.Said;
import cn.topcentral.hub.templates.card.TaskId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertCardsTest {
    private static final Instant NOW = Instant.parse("2026-06-15T14:40:00+08:00");
    private static final URI PAGE = URI.create("https://hub.topcentral.example/c/C001001");
    private static final TaskId TASK = new TaskId("alert-12-1-member-wangwei");
    private static final String AUX = "奥克斯";
    private static final String LONG = "宁波奥克斯空调有限公司华东区采购与供应链管理中心".repeat(3);
    private static final String RTL_EMOJI = "شركة البلاستيك 🏭👨‍🔧";
    private static final Handled DONE =
            new Handled("王伟", NOW.minusSeconds(2100), Optional.of("已电话回访，周五送样"), Optional.empty());

    @Test
    void anUrgentCallWithTheWordsForOnePersonAndWithoutForAGroup() {
        AlertNotice notice = notice(AUX, List.of(urgent(AlertState.FIRING, Optional.empty())), said("这批料发黄，月底前不解决就退货"));
        golden("alert__urgent", AlertCard.personal(notice));
        AlertView group = AlertCard.group(notice);
        golden("alert__urgent_group", group);
        assertThat(group.card().plainText() + group.markdown().content() + group.text())
                .doesNotContain("发黄", "退货", "张经理");
    }

    @Test
    void risksOfACustomerTheWorstFirst() {
        AlertNotice notice = notice(AUX, risks(2), Optional.empty());
        golden("alert__risks", AlertCard.personal(notice));
        golden("alert__risks_group", AlertCard.group(notice));
        golden("alert__escalation", AlertCard.escalation(notice));
    }

    @Test
    void aSingleRiskAndAllSeven() {
        golden("alert__single", AlertCard.personal(notice(AUX, risks(1), Optional.empty())));
        golden("alert__many", AlertCard.personal(notice(AUX, risks(7), Optional.empty())));
    }

    @Test
    void whatWasDoneAboutIt() {
        golden("alert__acknowledged", AlertCard.personal(closed(AlertState.ACKNOWLEDGED, DONE)));
        golden("alert__acknowledged_group", AlertCard.group(closed(AlertState.ACKNOWLEDGED, DONE)));
        golden("alert__escalation_acknowledged", AlertCard.escalation(closed(AlertState.ACKNOWLEDGED, DONE)));
        golden("alert__dismissed", AlertCard.personal(closed(AlertState.DISMISSED, DONE)));
        golden("alert__silenced", AlertCard.personal(closed(AlertState.SILENCED, DONE)));
        golden("alert__resolved", AlertCard.personal(closed(AlertState.RESOLVED, DONE)));
        Handled handed = new Handled("李娜", NOW.minusSeconds(60), Optional.of("请今天联系"), Optional.of("王伟"));
        golden("alert__assigned", AlertCard.assigned(closed(AlertState.ACKNOWLEDGED, handed), true));
        golden("alert__assigned_masked", AlertCard.assigned(closed(AlertState.ACKNOWLEDGED, handed), false));
    }

    @Test
    void namesThatAreLongReadFromTheRightOrShowNothing() {
        AlertItem wordy = new AlertItem(
                1234567,
                true,
                "付款/账期",
                AlertLevel.HIGH,
                90,
                AlertState.FIRING,
                "要求明天上午十点以前必须给出处理方案并且".repeat(12),
                List.of(),
                List.of(),
                NOW,
                Optional.empty(),
                Optional.empty());
        golden("alert__very_long", AlertCard.personal(notice(LONG, List.of(wordy), said("关于年度框架合同".repeat(40)))));
        golden("alert__rtl_and_emoji", AlertCard.personal(notice(RTL_EMOJI, risks(1), Optional.empty())));
        golden(
                "alert__unclaimed",
                AlertCard.group(notice("\u200B", List.of(urgent(AlertState.FIRING, Optional.empty())), said(""))));
    }

    @Test
    void foreignTextCannotCallPeopleOrFormat() {
        AlertView view = AlertCard.personal(notice(
                "<@all>**奥克斯**[点我](http://evil.example)",
                List.of(urgent(AlertState.FIRING, Optional.empty())),
                said("<font color=\"warning\">@all</font>\n# 大标题")));
        assertThat(view.markdown().content())
                .doesNotContain("<@all>", "**奥克斯**", "](http://evil", "<font", "\n# ")
                .contains("＜@all＞");
    }

    @Test
    void theListOpensEachAndCountsTheRest() {
        assertGolden("alert_list__normal", AlertListCard.render(lines(2), false, NOW, new TaskId("alerts-r1")));
        assertGolden("alert_list__single", AlertListCard.render(lines(1), false, NOW, new TaskId("alerts-r1")));
        assertGolden("alert_list__many", AlertListCard.render(lines(20), true, NOW, new TaskId("alerts-r1")));
        assertGolden(
                "alert_list__names",
                AlertListCard.render(
                        List.of(
                                new AlertListCard.Line(
                                        123456, LONG, false, "竞品渗透", AlertLevel.MEDIUM, NOW.minusSeconds(86400 * 9)),
                                new AlertListCard.Line(7, RTL_EMOJI, true, "投诉", AlertLevel.HIGH, NOW),
                                new AlertListCard.Line(8, "", true, "", AlertLevel.HIGH, NOW)),
                        false,
                        NOW,
                        new TaskId("alerts-r1")));
    }

    @Test
    void colleaguesToHandItToAndWhatIsSilenced() {
        List<AssignCard.Colleague> colleagues = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new AssignCard.Colleague("user" + i, i == 1 ? "李娜" : "同事" + i))
                .toList();
        assertGolden(
                "alert_assign__normal",
                AssignCard.render(AUX, "12", colleagues.subList(0, 2), new TaskId("assign-r1")));
        assertGolden("alert_assign__many", AssignCard.render(LONG, "12,13", colleagues, new TaskId("assign-r1")));
        List<SilenceListCard.Line> silenced = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> new SilenceListCard.Line(
                        "C00100" + i,
                        i == 1 ? AUX : i == 2 ? LONG : i == 3 ? RTL_EMOJI : "客户" + i,
                        i == 1 ? "客户流失、付款风险" : "全部风险",
                        NOW.plusSeconds(86400L * i)))
                .toList();
        assertGolden("silence_list__single", SilenceListCard.render(silenced.subList(0, 1), NOW, new TaskId("s-r1")));
        assertGolden("silence_list__many", SilenceListCard.render(silenced, NOW, new TaskId("s-r1")));
    }

    private static void golden(String name, AlertView view) {
        assertGolden(name, view.card());
        assertGolden(name + ".md", view.markdown().content());
    }

    private static AlertNotice closed(AlertState state, Handled handled) {
        AlertItem open = risks(1).get(0);
        return notice(
                AUX,
                List.of(new AlertItem(
                        open.id(),
                        false,
                        open.label(),
                        open.level(),
                        open.score(),
                        state,
                        open.reason(),
                        open.indicators(),
                        open.actions(),
                        open.since(),
                        Optional.of(handled),
                        state == AlertState.SILENCED ? Optional.of(NOW.plusSeconds(604_800)) : Optional.empty())),
                Optional.empty());
    }

    private static AlertItem urgent(AlertState state, Optional<Handled> handled) {
        return new AlertItem(
                12,
                true,
                "投诉",
                AlertLevel.HIGH,
                90,
                state,
                "客户说“月底前不解决就退货”",
                List.of(),
                List.of(),
                NOW.minusSeconds(600),
                handled,
                Optional.empty());
    }

    private static List<AlertItem> risks(int count) {
        List<String> labels = List.of("客户流失", "付款风险", "投诉升级", "竞品渗透", "质量投诉", "订单下滑", "关系恶化");
        return IntStream.range(0, count)
                .mapToObj(i -> new AlertItem(
                        12 + i,
                        false,
                        labels.get(i),
                        i == 0 ? AlertLevel.HIGH : AlertLevel.MEDIUM,
                        78 - 5 * i,
                        AlertState.FIRING,
                        "近30天沟通频率下降50%",
                        List.of(i == 0 ? "近30天沟通频率下降50%" : "付款延迟5天，欠款28万元", "询价次数减少"),
                        List.of("销售总监立即拜访", "提供专项价格优惠", "安排技术交流"),
                        NOW.minusSeconds(86_400L * 5),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static Optional<Said> said(String gist) {
        return Optional.of(new Said(CommunicationType.PHONE, "400电话", NOW.minusSeconds(600), "张经理", gist));
    }

    private static AlertNotice notice(String customer, List<AlertItem> items, Optional<Said> said) {
        return new AlertNotice(customer, false, List.of("王伟"), items, said, PAGE, NOW, TASK);
    }

    private static List<AlertListCard.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new AlertListCard.Line(
                        12 + i,
                        i == 0 ? AUX : "海尔" + i,
                        i == 0,
                        i == 0 ? "投诉" : "客户流失",
                        i == 0 ? AlertLevel.HIGH : AlertLevel.MEDIUM,
                        NOW.minusSeconds(3600L * 20 * i)))
                .toList();
    }
}
