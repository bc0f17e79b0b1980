package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.report.Corrections;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.NewReport;
import cn.topcentral.hub.storage.report.StoredReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says which figures of a report are not what they were. */
public final class CorrectionNote implements Corrections {
    private static final int MOST_LINES = 20;

    private final String linkBase;

    /** The links begin with {@code linkBase}, as those of the report do: {@code /r/}. */
    public CorrectionNote(String linkBase) {
        this.linkBase = linkBase;
    }

    @Override
    public String section(StoredReport before, NewReport now, String id) {
        List<String> changes = changes(before, now, id);
        StringBuilder text = new StringBuilder("## 更正\n\n第")
                .append(before.version() + 1)
                .append("版，补录或重新分析的数据到了。与上一版（")
                .append(before.id())
                .append("）相比：\n\n");
        if (changes.isEmpty()) {
            return text.append("- 数字没有变化，文字或名单有更新。").toString();
        }
        text.append(changes.stream().limit(MOST_LINES).collect(Collectors.joining("\n")));
        if (changes.size() > MOST_LINES) {
            text.append("\n- 另有 ").append(changes.size() - MOST_LINES).append(" 处");
        }
        return text.toString();
    }

    private List<String> changes(StoredReport before, NewReport now, String id) {
        Map<String, Figure> old = before.figures().stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        List<String> changes = new ArrayList<>();
        for (Figure figure : now.figures()) {
            Optional<Figure> known = Optional.ofNullable(old.remove(figure.id()));
            BigDecimal was = known.map(Figure::value).orElse(BigDecimal.ZERO);
            if (was.compareTo(figure.value()) != 0) {
                changes.add("- %s：%s → [%s](%s%s/f/%s)%s"
                        .formatted(
                                figure.label(),
                                plain(was),
                                plain(figure.value()),
                                linkBase,
                                id,
                                figure.id(),
                                figure.unit()));
            }
        }
        before.figures().stream()
                .filter(figure -> old.containsKey(figure.id()) && figure.value().signum() != 0)
                .forEach(figure ->
                        changes.add("- %s：%s%s → 没有了".formatted(figure.label(), plain(figure.value()), figure.unit())));
        return changes;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
