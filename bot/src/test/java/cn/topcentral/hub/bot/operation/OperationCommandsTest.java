package cn.topcentral.hub.bot.operation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.task.TeamHub;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.website.WidgetVisitor;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCommandsTest {
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

    private static String unknownCaller(String number) {
        hub.data.take(hub.data.call(TeamHub.NOON.minus(Duration.ofHours(3)), "+86" + number, "想问一下ABS的价格"));
        return "P" + hub.data.db().value("SELECT id FROM contact_points WHERE value = '+86" + number + "'");
    }

    private static String ownerOf(String value) {
        return hub.data.db().value("SELECT customer_id FROM contact_points WHERE value = '" + value + "'");
    }

    @Test
    void whatWaitsIsShownAndClaimedByItsNumber() {
        String number = unknownCaller("13800138001");

        RecordingContext list = hub.type("lina", "/认领");
        assertThat(list.said.get(0)).contains("这些是哪位客户的？", number + "：📱 13800138001 1条 今天");

        RecordingContext one = hub.tap("lina", TeamHub.key(list, number));
        assertThat(one.said.get(0)).contains(number + " 是哪位客户？", "记录：1 条，最近 3小时前", "/认领 " + number + " 客户名");

        assertThat(hub.answer("wangwei", "/认领 " + number + " 奥克斯")).contains("✅ 已认领给奥克斯", "1 条记录", "/绑定 撤销");
        assertThat(ownerOf("+8613800138001")).isEqualTo(hub.aux.id().value());
        assertThat(hub.audited("contact_point.bind")).isGreaterThanOrEqualTo(1);
        assertThat(hub.answer("wangwei", "/认领 " + number + " 奥克斯")).contains("不在待认领里");
    }

    @Test
    void aNewCustomerIsMadeOnceAndIsWhosesMadeIt() {
        String number = unknownCaller("13800138002");

        assertThat(hub.answer("lina", "/claim " + number + " 新客户 杭州老板电器股份有限公司")).contains("✅ 已认领给杭州老板电器股份有限公司");
        assertThat(hub.data.db().value("SELECT owner_userid FROM customers WHERE name = '杭州老板电器股份有限公司'"))
                .isEqualTo("lina");
        String other = unknownCaller("13800138003");
        assertThat(hub.answer("lina", "/claim " + other + " 新客户 杭州老板电器股份有限公司")).contains("已经有叫", "/认领 " + other);
        assertThat(hub.answer("lina", "/claim " + other + " 新客户")).contains("公司全名");
        assertThat(hub.answer("lina", "/claim " + other + " 新客户 " + "长".repeat(20_000)))
                .contains("太长");
    }

    @Test
    void whatIsNoCustomersLeavesTheListAndComesBack() {
        String number = unknownCaller("13800138004");
        RecordingContext one = hub.type("lina", "/认领 " + number);

        String said = hub.tap("lina", TeamHub.key(one, "不是客户")).said.get(0);

        assertThat(said).contains(number + " 记为不是客户");
        assertThat(hub.answer("lina", "/认领 " + number)).contains("不在待认领里");
        assertThat(hub.answer("lina", said.substring(said.indexOf("/绑定")))).contains("已撤销", "回到待认领");
        assertThat(hub.answer("lina", "/认领 " + number)).contains("是哪位客户");
    }

    @Test
    void aContactPointIsBoundInWhateverWayItIsTyped() {
        assertThat(hub.answer("wangwei", "/绑定 138-0013-8005 奥克斯")).contains("已绑定给奥克斯", "📱 13800138005");
        assertThat(hub.answer("wangwei", "/bind 邮箱 Li@New.example 奥克斯")).contains("📧 li@new.example");
        assertThat(hub.answer("wangwei", "/bind aux-parts.com 奥克斯")).contains("📧 @aux-parts.com");
        assertThat(ownerOf("+8613800138005")).isEqualTo(hub.aux.id().value());
        assertThat(hub.answer("sunli", "/绑定 13800138005 格力")).contains("已经绑定给别的同事");
        assertThat(hub.answer("boss", "/绑定 13800138005 格力")).contains("已绑定给格力", "原来是：奥克斯");
        assertThat(hub.answer("sunli", "/绑定 撤销 13800138005")).contains("已撤销");
    }

    @ParameterizedTest
    @CsvSource({
        "wangwei, /认领 P999999 奥克斯, 不在待认领里",
        "wangwei, /认领 奥克斯, 请先写编号",
        "wangwei, /认领 撤销 没有这条, 已经不存在",
        "wangwei, /绑定, 请先写联系方式",
        "wangwei, /绑定 奥克斯, 请先写联系方式",
        "wangwei, /绑定 13800138099, 请写上客户名",
        "wangwei, /绑定 1380013809 奥克斯, 不是完整的电话",
        "wangwei, /绑定 qq.com 奥克斯, 公共邮箱",
        "wangwei, /绑定 13800138099 格力, 不在您负责的范围",
        "wangwei, /合并 奥克斯 到 格力, 需要主管权限",
        "wangwei, /拆分 奥克斯, 需要主管权限",
        "zhaoqiang, /合并 奥克斯, 请写上两个客户",
        "zhaoqiang, /合并 奥克斯 到 奥克斯, 同一位客户",
        "zhaoqiang, /合并 奥克斯 到 格力, 不在您负责的范围",
        "zhaoqiang, /拆分 奥克斯, 没有合并过别的客户",
        "zhaoqiang, /拆分, 请写上被并进来的客户",
        "wangwei, /回复, 请先写会话号",
        "wangwei, /回复 17 您好, 请先写会话号",
        "wangwei, /回复 W1, 请写上要回复的话",
        "wangwei, /回复 W99999 您好, 没有会话 W99999",
    })
    void whatCannotBeDoneIsSaidWithWhatToTypeInstead(String who, String line, String sentence) {
        assertThat(hub.answer(who, line)).contains(sentence);
    }

    @Test
    void aMergeIsShownFirstDoneOnceAndSplitAgain() {
        Customer branch = hub.customer("宁波奥克斯分公司", "奥分", "wangwei");

        RecordingContext asked = hub.type("zhaoqiang", "/合并 奥分 到 奥克斯");
        assertThat(asked.said.get(0)).contains("把奥分并到奥克斯？", "记录：", "确认合并 / 取消");
        assertThat(hub.tap("zhaoqiang", TeamHub.key(asked, "取消")).said.get(0)).contains("什么都没有改");
        assertThat(hub.data.customers().survivor(branch.id())).isEqualTo(branch.id());
        assertThat(hub.tap("wangwei", TeamHub.key(asked, "确认")).said.get(0)).contains("主管权限");

        RecordingContext done = hub.tap("zhaoqiang", TeamHub.key(asked, "确认"));
        assertThat(done.replacements).hasSize(1);
        assertThat(done.said.get(0)).contains("✅ 已合并到奥克斯", "/拆分 " + branch.id());
        assertThat(hub.data.customers().survivor(branch.id())).isEqualTo(hub.aux.id());
        assertThat(hub.tap("zhaoqiang", TeamHub.key(asked, "确认")).said.get(0)).contains("已经是同一位客户");
        assertThat(hub.audited("customer.merge")).isEqualTo(1);

        RecordingContext split = hub.type("zhaoqiang", "/拆分 奥分");
        assertThat(split.said.get(0)).contains("把奥分拆出来？");
        assertThat(hub.tap("zhaoqiang", TeamHub.key(split, "确认")).said.get(0)).contains("✅ 已拆出奥分");
        assertThat(hub.data.customers().survivor(branch.id())).isEqualTo(branch.id());
        assertThat(hub.tap("zhaoqiang", TeamHub.key(split, "确认")).said.get(0)).contains("已经是单独的客户");
    }

    @Test
    void anUnclearSecondNameIsOfferedWithTheFirstKept() {
        Customer one = hub.customer("慈溪电器一厂", "慈溪一厂", "wangwei");
        hub.customer("慈溪电器二厂", "慈溪二厂", "wangwei");
        hub.customer("慈溪电器三厂", "慈溪三厂", "wangwei");

        RecordingContext offered = hub.type("zhaoqiang", "/合并 慈溪一厂 到 慈溪电器");
        String key = ((ButtonInteractionCard) offered.cards.get(0))
                .buttons().stream()
                        .map(Button::key)
                        .filter(each -> !each.contains(one.id().value() + " 从"))
                        .findFirst()
                        .orElseThrow();

        assertThat(hub.tap("zhaoqiang", key).said.get(0)).contains("把慈溪一厂并到慈溪");
    }

    @Test
    void aVisitorIsAnsweredOnce() {
        long conversation = hub.chats
                .visitorSays(
                        new WidgetVisitor(
                                UUID.randomUUID(),
                                "main",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "m1",
                        "有ABS吗",
                        TeamHub.NOON,
                        Duration.ofHours(2))
                .conversation();

        assertThat(hub.answer("lina", "/回复 w" + conversation + " 有的 <b>20吨</b>"))
                .contains("✅ 已回复");
        assertThat(hub.answer("lina", "/reply W" + conversation + " " + "长".repeat(2001)))
                .contains("太长");
        assertThat(hub.data.db().value("SELECT body || employee FROM widget_messages WHERE employee IS NOT NULL"))
                .isEqualTo("有的 <b>20吨</b>lina");
        assertThat(hub.deliveries).singleElement().asString().contains("有的");
    }

    @Test
    void repsHearHowTheHubIsAndManagersMore() {
        assertThat(hub.answer("wangwei", "/状态")).contains("渠道：", "待认领：").doesNotContain("推送");
        assertThat(hub.answer("zhaoqiang", "/status")).contains("一切正常", "分析：", "推送：0 条在排队，0 条失败");
    }
}
