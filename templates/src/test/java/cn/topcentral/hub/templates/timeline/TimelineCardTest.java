package cn.topcentral.hub.templates.timeline;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineCardTest {
    @Test
    void showsTheNewestEntriesAndAFoldedChat() {
        TextNoticeCard card = TimelineCard.render(Story.timeline(Story.AUX, Story.entries(), 146, true));
        assertThat(card.plainText()).contains("企业微信 12条 10:15–10:42").contains("最后联系 2小时前");
        assertGolden("timeline__normal", card);
    }

    @Test
    void showsTheHealthOnlyWhenThereIsAFigure() {
        CustomerTimeline without = Story.timeline(Story.AUX, Story.entries(), 0, false);
        assertThat(CardJson.node(TimelineCard.render(without)).has("emphasis_content"))
                .isFalse();
        CustomerTimeline with = new CustomerTimeline(
                "C001",
                Story.AUX,
                Story.AUX,
                Optional.empty(),
                Optional.empty(),
                Optional.of(85),
                without.lastContact(),
                6,
                "全部",
                without.entries(),
                0,
                Story.PAGE,
                Story.NOW,
                false);
        assertGolden("timeline__health", TimelineCard.render(with));
    }

    @Test
    void saysWhyItIsEmptyAndWhatToDo() {
        assertGolden("timeline__empty", TimelineCard.render(Story.timeline(Story.AUX, List.of(), 0, false)));
        CustomerTimeline quiet = new CustomerTimeline(
                "C001",
                Story.AUX,
                Story.AUX,
                Optional.of("李雷"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Story.at("03-01T09:00")),
                0,
                "近7天",
                List.of(),
                0,
                Story.PAGE,
                Story.NOW,
                false);
        assertGolden("timeline__empty_period", TimelineCard.render(quiet));
    }

    @Test
    void showsASingleEntry() {
        assertGolden(
                "timeline__single",
                TimelineCard.render(Story.timeline(Story.AUX, Story.entries().subList(0, 1), 0, false)));
    }

    @Test
    void showsSixOfManyAndCountsTheRest() {
        List<TimelineEntry> many = new ArrayList<>(Story.entries());
        IntStream.range(0, 20)
                .mapToObj(i -> Story.single(CommunicationType.WEBCHAT, "05-" + (30 - i) + "T08:00", "访客", "咨询" + i))
                .forEach(many::add);
        assertGolden("timeline__many", TimelineCard.render(Story.timeline(Story.AUX, many, 126, false)));
    }

    @Test
    void shortensWhatIsVeryLong() {
        List<TimelineEntry> entries = List.of(
                Story.single(CommunicationType.MEETING, "06-17T09:00", "欧阳采购总监".repeat(5), "关于年度框架合同".repeat(20)),
                Story.single(CommunicationType.FORM, "01-05T09:00", "", "第一行\n第二行\t第三行"),
                Story.single(CommunicationType.VIDEO, "01-04T09:00", "张经理", ""));
        assertGolden(
                "timeline__very_long",
                TimelineCard.render(Story.timeline("宁波奥克斯空调有限公司华东区采购与供应链管理中心".repeat(3), entries, 0, true)));
    }

    @Test
    void showsRightToLeftAndEmojiNames() {
        List<TimelineEntry> entries = List.of(
                Story.single(CommunicationType.EMAIL, "06-17T09:00", "משה כהן", "\u202Eשלום, מחיר PCR-ABS?"),
                Story.single(CommunicationType.WECHAT, "06-17T08:00", "👨‍👩‍👧‍👦幸福一家", "👍🏽".repeat(20)));
        assertGolden(
                "timeline__rtl_and_emoji",
                TimelineCard.render(Story.timeline("شركة البلاستيك 🏭👨‍🔧", entries, 0, false)));
    }

    @Test
    void aNameThatShowsNothingIsReplaced() {
        TextNoticeCard card = TimelineCard.render(Story.timeline("\u200B\u202E", List.of(), 0, false));
        assertThat(card.plainText()).contains("未命名客户");
    }
}
