package cn.topcentral.hub.agents.llm.ask;

import cn.topcentral.hub.agents.ask.Inquiry;
import cn.topcentral.hub.agents.ask.Source;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Passage;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Point;
import cn.topcentral.hub.agents.llm.Figures;
import cn.topcentral.hub.agents.llm.Quotes;
import cn.topcentral.hub.agents.local.ask.SpokenBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the lines of a model's answer, {@code 对方要求60天。“60 天，集团统一的”[CALL-1]}, and holds each to the records it cites: a line without a
 * quote, with one that no record holds, or with a number that the cited records do not say is left out. Not thread-safe; one for each answer.
 */
final class CitedLines {
    private static final Pattern CITED =
            Pattern.compile("[“\"「]([^“”\"「」]{2,200})[”\"」]\\s*[\\[［（(]\\s*([^\\]］）)\\s]{1,128})\\s*[\\]］）)]");
    private static final Pattern LEFT_OVER = Pattern.compile("[“”\"「」\\[\\]［］<>]");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·]|\\d{1,2}[.、)）])\\s*");
    private static final Pattern ENDS = Pattern.compile("[\\s：:，,；;（(]+$");
    private static final int LONGEST_STATEMENT = 160;
    private static final int MOST = 6;

    private final Map<String, Source> sources;
    private final Inquiry inquiry;
    private final StringBuilder unread = new StringBuilder();
    private final List<Point> points = new ArrayList<>();

    CitedLines(List<Source> sources, Inquiry inquiry) {
        this.sources = sources.stream()
                .collect(Collectors.toMap(
                        source -> source.record().id().value(), Function.identity(), (one, other) -> one));
        this.inquiry = inquiry;
    }

    /** Takes a piece of the answer; whether it brought a point. */
    boolean add(String piece) {
        unread.append(piece);
        int before = points.size();
        int end = unread.indexOf("\n");
        while (end >= 0) {
            read(unread.substring(0, end));
            unread.delete(0, end + 1);
            end = unread.indexOf("\n");
        }
        return points.size() > before;
    }

    /** The points when nothing more comes. */
    List<Point> end() {
        add("\n");
        return points();
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    private void read(String line) {
        if (points.size() >= MOST) {
            return;
        }
        List<Passage> passages = new ArrayList<>();
        for (MatchResult cited : CITED.matcher(line).results().toList()) {
            Optional<Passage> passage = passage(cited.group(2), cited.group(1));
            if (passage.isEmpty()) {
                return;
            }
            passages.add(passage.get());
        }
        String statement = ENDS.matcher(BULLET.matcher(CITED.matcher(line).replaceAll(""))
                        .replaceFirst("")
                        .strip())
                .replaceFirst("");
        boolean stands = !passages.isEmpty()
                && statement.length() <= LONGEST_STATEMENT
                && !LEFT_OVER.matcher(statement).find()
                && new Figures(said(passages)).bearOut(statement);
        if (stands) {
            points.add(new Point(statement, passages));
        }
    }

    /** Numbers come from the very records a line cites: another may say anything. */
    private List<String> said(List<Passage> passages) {
        List<String> texts = new ArrayList<>(List.of(inquiry.question()));
        for (Passage passage : passages) {
            texts.add(
                    passage.record().time().atZone(inquiry.zone()).toLocalDate().toString());
            Optional.ofNullable(sources.get(passage.record().id().value()))
                    .map(Source::content)
                    .ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<Passage> passage(String id, String quote) {
        return Optional.ofNullable(sources.get(id)).flatMap(source -> Quotes.find(source.content(), quote)
                .map(literal -> new Passage(source.record(), SpokenBy.of(source, literal), literal)));
    }
}
