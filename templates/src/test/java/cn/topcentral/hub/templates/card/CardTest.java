package cn.topcentral.hub.templates.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    private static final URI PAGE = URI.create("https://hub.example/c/C001");
    private static final TaskId TASK = new TaskId("t1");

    @Test
    void aTextNoticeIsTheJsonOfThePage() {
        TextNoticeCard card = TextNoticeCard.titled(MainTitle.of("宁波奥克斯", "最后联系 2小时前"), Destination.page(PAGE))
                .withSource(Source.of("沟通时间轴", Source.Color.GREEN))
                .withEmphasis(Optional.of(EmphasisContent.of("85/100", "关系健康度")))
                .withQuote(QuoteArea.of("价格还能再谈吗"))
                .withSubTitle(Optional.of("负责人 李雷"))
                .withRows(List.of(
                        HorizontalContent.of("今天", "14:30 📞"), new HorizontalContent.Member("负责人", "李雷", "lilei")))
                .withJumps(List.of(Jump.toPage("全部", PAGE)))
                .withMenu(ActionMenu.of(new ActionMenu.Action("静音", "mute:C001")), TASK);
        assertThat(CardJson.text(card))
                .isEqualTo("{\"card_type\":\"text_notice\",\"source\":{\"desc\":\"沟通时间轴\",\"desc_color\":3},"
                        + "\"main_title\":{\"title\":\"宁波奥克斯\",\"desc\":\"最后联系 2小时前\"},"
                        + "\"emphasis_content\":{\"title\":\"85/100\",\"desc\":\"关系健康度\"},"
                        + "\"quote_area\":{\"quote_text\":\"价格还能再谈吗\"},\"sub_title_text\":\"负责人 李雷\","
                        + "\"horizontal_content_list\":[{\"keyname\":\"今天\",\"value\":\"14:30 📞\"},"
                        + "{\"keyname\":\"负责人\",\"value\":\"李雷\",\"type\":3,\"userid\":\"lilei\"}],"
                        + "\"jump_list\":[{\"type\":1,\"url\":\"https://hub.example/c/C001\",\"title\":\"全部\"}],"
                        + "\"card_action\":{\"type\":1,\"url\":\"https://hub.example/c/C001\"},"
                        + "\"action_menu\":{\"action_list\":[{\"text\":\"静音\",\"key\":\"mute:C001\"}]},"
                        + "\"task_id\":\"t1\"}");
        assertThat(card.callsBack()).isTrue();
    }

    @Test
    void thePlainTwinReadsFromTopToBottomAndNamesEachAddressOnce() {
        TextNoticeCard card = TextNoticeCard.titled(MainTitle.of("宁波奥克斯"), Destination.page(PAGE))
                .withSource(Source.of("沟通时间轴"))
                .withEmphasis(Optional.of(EmphasisContent.of("85/100", "关系健康度")))
                .withRows(List.of(HorizontalContent.of("今天", "14:30 询价")))
                .withJumps(List.of(Jump.toPage("查看全部", PAGE)));
        assertThat(card.plainText())
                .isEqualTo("【沟通时间轴】\n宁波奥克斯\n关系健康度：85/100\n今天：14:30 询价\n查看全部：https://hub.example/c/C001");
    }

    @Test
    void aButtonTwinNamesTheChoices() {
        ButtonInteractionCard card = ButtonInteractionCard.titled(
                MainTitle.of("确认拜访？"), List.of(Button.of("确认", "ok"), Button.of("忽略", "no")), TASK);
        assertThat(card.plainText()).isEqualTo("确认拜访？\n可选操作：确认 / 忽略");
    }

    @Test
    void longTextsAreShortenedNotRefused() {
        MainTitle title = MainTitle.of("空".repeat(100), "调".repeat(100));
        assertThat(title.title()).isEqualTo("空".repeat(25) + "…");
        assertThat(title.description()).contains("调".repeat(29) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "/c/C001", "ftp://hub.example/a", "https:///nohost", "mailto:a@b.cn"})
    void onlyAbsoluteWebAddressesAreLinks(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.page(URI.create(address)))
                .withMessageContaining("http");
    }

    @Test
    void anAddressOver2048BytesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.page(URI.create("https://hub.example/" + "a".repeat(2048))));
    }

    @Test
    void aTextNoticeNeedsATitleOrASecondText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextNoticeCard(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(" \u200B"),
                        List.of(),
                        List.of(),
                        Destination.page(PAGE),
                        Optional.empty()))
                .withMessageContaining("main_title");
    }

    @Test
    void aTitleThatShowsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MainTitle.of("\u202E \u200B"))
                .withMessageContaining("main_title.title");
    }

    @Test
    void aNewsNoticeNeedsAPicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewsNoticeCard(
                        Optional.empty(),
                        MainTitle.of("周报"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Destination.page(PAGE),
                        Optional.empty()))
                .withMessageContaining("card_image");
    }

    @Test
    void listsOutsideTheirSizesAreRefusedWithTheSizes() {
        TextNoticeCard card = TextNoticeCard.titled(MainTitle.of("a"), Destination.page(PAGE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card.withRows(Collections.nCopies(7, HorizontalContent.of("a", "b"))))
                .withMessage("horizontal_content_list has 7 items; WeCom takes 0 to 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card.withJumps(Collections.nCopies(4, Jump.toPage("a", PAGE))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ButtonInteractionCard.titled(MainTitle.of("a"), List.of(), TASK));
        assertThatIllegalArgumentException().isThrownBy(() -> SelectList.of("q", "a", List.of()));
    }

    @Test
    void keysAndOptionIdsAreUnique() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ButtonInteractionCard.titled(
                        MainTitle.of("a"), List.of(Button.of("x", "k"), Button.of("y", "k")), TASK))
                .withMessageContaining("\"k\" appears twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelectList.of(
                        "q", "t", List.of(new SelectList.Option("1", "a"), new SelectList.Option("1", "b"))));
    }

    @Test
    void aPreselectedOptionMustExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectList(
                        "q", Optional.empty(), List.of(new SelectList.Option("1", "a")), Optional.of("2")));
    }

    @Test
    void aSingleChoiceHasAtMostOneTick() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkbox(
                        "q",
                        Checkbox.Mode.SINGLE,
                        List.of(new Checkbox.Option("1", "a", true), new Checkbox.Option("2", "b", true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "任务", "a:b", "a/b"})
    void aTaskIdIsOfPlainCharacters(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId(value));
    }

    @Test
    void keysAreMeasuredInBytesAndNeverCut() {
        assertThat(Button.of("a", "奥".repeat(341)).key()).hasSize(341);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Button.of("a", "奥".repeat(342)))
                .withMessage("button_list.key is 1026 bytes; WeCom takes 1024");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 2.25, Double.NaN})
    void picturesHaveTheRatiosThatWeComDraws(double ratio) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CardImage(PAGE, ratio));
    }
}
