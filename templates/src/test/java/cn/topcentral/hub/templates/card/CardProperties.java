package cn.topcentral.hub.templates.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CardProperties {
    private static final TaskId TASK = new TaskId("visit-42@1");

    @Property(tries = 400)
    void everyCardThatCanBeMadeObeysTheRulesOfWeCom(@ForAll("cards") Card card) {
        assertThat(CardRuleChecker.broken(CardJson.node(card)))
                .as(CardJson.text(card))
                .isEmpty();
    }

    @Property(tries = 400)
    void theJsonHasNoEscapedCharacters(@ForAll("cards") Card card) {
        assertThat(CardJson.text(card)).doesNotContain("\\u");
    }

    @Property(tries = 400)
    void thePlainTextHoldsTheTitle(@ForAll("cards") Card card) {
        String title = CardJson.node(card).at("/main_title/title").asText();
        assertThat(card.plainText()).contains(title).isNotBlank();
    }

    @Provide
    Arbitrary<Card> cards() {
        return Arbitraries.oneOf(textNotices(), newsNotices(), buttonCards(), voteCards(), multipleCards());
    }

    private Arbitrary<Card> textNotices() {
        return Combinators.combine(
                        source(),
                        titles().optional(),
                        words().optional(),
                        words(),
                        rows(),
                        jumps(),
                        destinations(),
                        menus().optional())
                .as((source, title, figure, subTitle, rows, jumps, action, menu) -> new TextNoticeCard(
                        source,
                        title,
                        figure.map(AnyFigure::of),
                        figure.map(QuoteArea::of),
                        Optional.of(subTitle),
                        rows,
                        jumps,
                        action,
                        menu.map(present -> new TaskMenu(present, TASK))));
    }

    /** The big figure made of any words. */
    private interface AnyFigure {
        static EmphasisContent of(String words) {
            return EmphasisContent.of(words, words);
        }
    }

    private Arbitrary<Card> newsNotices() {
        return Combinators.combine(source(), titles(), rows(), jumps(), destinations(), words())
                .as((source, title, rows, jumps, action, words) -> new NewsNoticeCard(
                        source,
                        title,
                        Optional.of(QuoteArea.of(words)),
                        Optional.of(CardImage.of(URI.create("https://hub.example/a.png"))),
                        Optional.of(new ImageTextArea(
                                Optional.of(words),
                                Optional.of(words),
                                URI.create("https://hub.example/b.png"),
                                Optional.of(action))),
                        List.of(new VerticalContent(words, Optional.of(words))),
                        rows,
                        jumps,
                        action,
                        Optional.empty()));
    }

    private Arbitrary<Card> buttonCards() {
        return Combinators.combine(
                        source(),
                        titles(),
                        words().list().ofMinSize(1).ofMaxSize(6),
                        rows(),
                        selects(3),
                        menus().optional())
                .as((source, title, texts, rows, selects, menu) -> new ButtonInteractionCard(
                        source,
                        title,
                        Optional.empty(),
                        Optional.empty(),
                        rows,
                        selects.stream().findFirst(),
                        IntStream.range(0, texts.size())
                                .mapToObj(i -> new Button(texts.get(i), 1 + i % 4, "key:" + i))
                                .toList(),
                        Optional.empty(),
                        menu,
                        TASK));
    }

    private Arbitrary<Card> voteCards() {
        return Combinators.combine(
                        source(), titles(), words().list().ofMinSize(1).ofMaxSize(20))
                .as((source, title, texts) -> new VoteInteractionCard(
                        source,
                        title,
                        new Checkbox(
                                "question",
                                Checkbox.Mode.MULTIPLE,
                                IntStream.range(0, texts.size())
                                        .mapToObj(i -> new Checkbox.Option("o" + i, texts.get(i), i % 2 == 0))
                                        .toList()),
                        new SubmitButton(texts.get(0), "submit"),
                        TASK));
    }

    private Arbitrary<Card> multipleCards() {
        return Combinators.combine(source(), titles(), selects(3))
                .as((source, title, selects) ->
                        new MultipleInteractionCard(source, title, selects, SubmitButton.of("submit"), TASK));
    }

    private Arbitrary<List<SelectList>> selects(int most) {
        return words().list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(questions -> IntStream.range(0, questions.size())
                        .mapToObj(i -> select("q" + i, questions.get(i)))
                        .toList());
    }

    private static SelectList select(String key, List<String> texts) {
        List<SelectList.Option> options = IntStream.range(0, texts.size())
                .mapToObj(i -> new SelectList.Option("o" + i, texts.get(i)))
                .toList();
        return new SelectList(key, Optional.of(texts.get(0)), options, Optional.of("o0"));
    }

    private Arbitrary<Optional<Source>> source() {
        return words().map(Source::of).optional();
    }

    private Arbitrary<MainTitle> titles() {
        return Combinators.combine(words(), anything().optional()).as(MainTitle::new);
    }

    private Arbitrary<List<HorizontalContent>> rows() {
        Arbitrary<HorizontalContent> row = Combinators.combine(
                        words(), anything(), Arbitraries.integers().between(0, 3))
                .as((name, value, kind) -> switch (kind) {
                    case 0 -> new HorizontalContent.Link(name, value, URI.create("http://hub.example/c/1"));
                    case 1 -> new HorizontalContent.Member(name, value, "zhangsan");
                    case 2 -> new HorizontalContent.File(name, value, "MEDIA");
                    default -> new HorizontalContent.Text(name, value);
                });
        return row.list().ofMaxSize(6);
    }

    private Arbitrary<List<Jump>> jumps() {
        return Combinators.combine(words(), destinations()).as(Jump::new).list().ofMaxSize(3);
    }

    private Arbitrary<Destination> destinations() {
        return Arbitraries.of(
                Destination.page(URI.create("https://hub.example/c/C001?from=卡片")),
                new Destination.MiniProgram("wx123", Optional.of("pages/a")),
                new Destination.MiniProgram("wx123", Optional.empty()));
    }

    private Arbitrary<ActionMenu> menus() {
        return words().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(texts -> new ActionMenu(
                        Optional.of(texts.get(0)),
                        IntStream.range(0, texts.size())
                                .mapToObj(i -> new ActionMenu.Action(texts.get(i), "menu:" + i))
                                .toList()));
    }

    /** Any text that begins with something to see. */
    private Arbitrary<String> words() {
        return anything().map(text -> "奥" + text);
    }

    private Arbitrary<String> anything() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("👨‍👩‍👧‍👦", "e\u0301", "<b>", "\n", "\u202Egpj.exe", "ש", "宁波奥克斯空调有限公司")
                        .list()
                        .ofMaxSize(60)
                        .map(pieces -> String.join("", pieces)));
    }
}
