package cn.topcentral.hub.templates.study;

import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.study.Asked.Point;
import cn.topcentral.hub.templates.study.Asked.Quoted;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to {@code /ask} as text: what was found, then each point with who said it when, word for word. */
public final class AskedText {
    private static final int WHO_CHARS = 10;
    private static final int WORDS_CHARS = 120;
    private static final int STATEMENT_CHARS = 160;

    private AskedText() {}

    /** The whole answer. */
    public static String render(Asked asked) {
        if (asked.points().isEmpty()) {
            return nothing(asked);
        }
        boolean worded =
                asked.points().stream().anyMatch(point -> !point.statement().isBlank());
        Stream<String> head = worded ? Stream.empty() : Stream.of(found(asked));
        return Stream.of(head, points(asked), Stream.of("原文：" + asked.page().toASCIIString()))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n"));
    }

    /** The points that stand so far, while more may come. */
    public static String soFar(Asked asked) {
        return points(asked).collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> points(Asked asked) {
        return asked.points().stream().map(point -> point(point, asked.now()));
    }

    private static String point(Point point, Instant now) {
        String quotes = point.quotes().stream().map(quote -> quoted(quote, now)).collect(Collectors.joining("\n"));
        String statement = Shortening.chars(foreign(point.statement()), STATEMENT_CHARS);
        return statement.isEmpty() ? quotes : statement + "\n" + quotes;
    }

    private static String quoted(Quoted quote, Instant now) {
        String who = quote.who()
                .map(name -> Shortening.chars(foreign(name), WHO_CHARS))
                .filter(name -> !name.isEmpty())
                .map(name -> " " + name)
                .orElse("");
        return quote.type().icon() + " " + day(quote.time(), now) + who + "\n“"
                + Shortening.chars(foreign(quote.words()), WORDS_CHARS) + "”";
    }

    private static String found(Asked asked) {
        Optional<Quoted> latest = asked.points().stream()
                .flatMap(point -> point.quotes().stream())
                .max(Comparator.comparing(Quoted::time));
        String when = latest.map(quote -> day(quote.time(), asked.now()) + " "
                        + ChineseTime.clock(quote.time()) + "（" + quote.type().icon() + " "
                        + quote.type().label() + "）")
                .orElse("");
        String subject = foreign(asked.subject());
        return subject.isEmpty()
                ? "问题里没有认出要找的词，" + name(asked) + "最近说的是这些，最近一次是 " + when + "："
                : "关于“" + Shortening.chars(subject, 20) + "”，" + name(asked) + "最近一次是 " + when + "：";
    }

    private static String nothing(Asked asked) {
        String subject = foreign(asked.subject());
        List<String> lines = subject.isEmpty()
                ? List.of(name(asked) + "还没有可以引用的沟通记录。")
                : List.of(
                        name(asked) + "的记录里没有找到“" + Shortening.chars(subject, 20) + "”。",
                        "换个说法再问，比如“账期”“报价”“交期”“样品”；也可以发送 /时间轴 " + name(asked) + " 看全部记录。");
        return String.join("\n", lines);
    }

    private static String name(Asked asked) {
        String clean = foreign(asked.customer());
        return clean.isEmpty() ? "这位客户" : Shortening.chars(clean, 20);
    }

    private static String day(Instant time, Instant now) {
        LocalDate day = ChineseTime.date(time);
        String year = day.getYear() == ChineseTime.date(now).getYear() ? "" : day.getYear() + "年";
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** Doors that show Markdown must not make a link or a mention of it. */
    private static String foreign(String text) {
        return MarkdownMessage.escape(CleanText.line(text));
    }
}
