package cn.topcentral.hub.templates.timeline;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.timeline.CustomerProfile.ChannelCount;
import cn.topcentral.hub.templates.timeline.SearchAnswer.Hit;
import cn.topcentral.hub.templates.timeline.Suggestions.Suggestion;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandCardsTest {
    private static final TaskId TASK = new TaskId("suggest-1");

    private static CustomerProfile profile(
            String name, List<String> aliases, List<String> contacts, List<ChannelCount> counts) {
        return new CustomerProfile(
                "C001",
                name,
                aliases,
                contacts.isEmpty() ? Optional.empty() : Optional.of("李雷"),
                contacts,
                counts.isEmpty() ? Optional.empty() : Optional.of(Story.at("06-17T15:00")),
                counts,
                Story.PAGE,
                Story.NOW,
                false);
    }

    @Test
    void aCustomerIsShownWithPeopleAndChannels() {
        assertGolden(
                "customer__normal",
                CustomerCard.render(profile(
                        Story.AUX,
                        List.of("奥克斯", "AUX"),
                        List.of("张经理", "李工"),
                        List.of(
                                new ChannelCount(CommunicationType.WECHAT, 12),
                                new ChannelCount(CommunicationType.PHONE, 3),
                                new ChannelCount(CommunicationType.FORM, 0)))));
        assertGolden("customer__empty", CustomerCard.render(profile(Story.AUX, List.of(), List.of(), List.of())));
        assertGolden(
                "customer__very_long",
                CustomerCard.render(profile(
                        Story.AUX.repeat(4),
                        Collections.nCopies(12, "奥克斯集团股份有限公司"),
                        List.of("张经理", "שרה לוי", "👩‍💼王总", "赵工", "钱工"),
                        Arrays.stream(CommunicationType.values())
                                .map(type -> new ChannelCount(type, 1024))
                                .toList())));
    }

    @Test
    void suggestionsAreButtonsWithTheFullNamesAbove() {
        Suggestions some = new Suggestions(
                "奥克丝",
                "timeline",
                List.of(new Suggestion("C001", Story.AUX, "近音"), new Suggestion("C002", "宁波奥克斯电气股份有限公司", "")));
        assertGolden("suggestion__normal", SuggestionCard.render(some, TASK));
        assertGolden("suggestion__normal.commands.txt", SuggestionCard.text(some));
    }

    @Test
    void atMostSixSuggestionsAreOffered() {
        Suggestions many = new Suggestions(
                "👨‍👩‍👧‍👦".repeat(20),
                "customer",
                IntStream.range(0, 9)
                        .mapToObj(i -> new Suggestion("C00" + i, "شركة البلاستيك " + i, "拼音 aks"))
                        .toList());
        assertGolden("suggestion__many_rtl_and_emoji", SuggestionCard.render(many, TASK));
        assertThat(SuggestionCard.text(many).lines()).hasSize(7);
    }

    @Test
    void withoutSuggestionsTheTextSaysWhatToTry() {
        Suggestions none = new Suggestions("不存在", "timeline", List.of());
        assertThat(SuggestionCard.text(none)).contains("没有找到“不存在”").contains("/timeline");
        assertThatIllegalArgumentException().isThrownBy(() -> SuggestionCard.render(none, TASK));
    }

    @Test
    void searchHitsShowTheWordsAroundTheTerm() {
        List<Hit> hits = List.of(
                new Hit(
                        Story.at("06-16T16:30"),
                        Story.AUX,
                        CommunicationType.MOBILE,
                        "张经理说上个季度的账期太短，希望从三十天延长到六十天",
                        Optional.of(Story.PAGE)),
                new Hit(Story.at("02-01T10:00"), "שלום בע״מ", CommunicationType.EMAIL, "账期👍🏽", Optional.empty()));
        assertGolden(
                "search__normal",
                SearchCard.render(new SearchAnswer("账期", Optional.empty(), hits, 23, Story.PAGE, Story.NOW, true)));
        assertGolden(
                "search__one_customer",
                SearchCard.render(
                        new SearchAnswer("账期", Optional.of(Story.AUX), hits, 2, Story.PAGE, Story.NOW, false)));
        assertGolden(
                "search__empty",
                SearchCard.render(new SearchAnswer(
                        "很长的词".repeat(20), Optional.empty(), List.of(), 0, Story.PAGE, Story.NOW, false)));
    }

    @Test
    void helpNamesEveryCommand() {
        List<CommandDescription> commands = List.of(
                new CommandDescription("timeline", "时间轴", "客户名 [时间段] [渠道]", "查看客户的沟通时间轴。", "/时间轴 奥克斯 近30天"),
                new CommandDescription("help", "帮助", "", "列出命令。", "/帮助"));
        assertGolden(
                "help__normal.txt",
                HelpText.render(List.of(
                        new HelpGroup("看客户", commands.subList(0, 1)), new HelpGroup("其他", commands.subList(1, 2)))));
        assertGolden("help__one.txt", HelpText.render(commands.get(0)));
        assertGolden("help_card__normal", HelpCard.render(commands, Story.PAGE));
        List<CommandDescription> many = IntStream.range(0, 9)
                .mapToObj(i -> new CommandDescription("c" + i, "命令" + i, "", "做一件事。", "/命令" + i))
                .toList();
        assertGolden("help_card__many", HelpCard.render(many, Story.PAGE));
        many.forEach(command ->
                assertThat(HelpCard.render(many, Story.PAGE).plainText()).contains(command.chineseName()));
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearest() {
        assertThat(UnknownCommandText.render("timelin", List.of("timeline", "时间轴")))
                .isEqualTo("没有 /timelin 这个命令。\n您是不是要：/timeline、/时间轴\n发送 /help 查看全部命令。");
        assertThat(UnknownCommandText.render("x", List.of())).isEqualTo("没有 /x 这个命令。\n发送 /help 查看全部命令。");
    }
}
