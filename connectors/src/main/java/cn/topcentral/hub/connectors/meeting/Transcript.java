package cn.topcentral.hub.connectors.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who said what when, in the order of the source. */
public record Transcript(List<Line> lines) {
    public Transcript {
        lines = List.copyOf(lines);
    }

    /**
     * What one speaker said without being interrupted.
     *
     * @param speaker empty when the source does not know
     * @param start since the recording began; may be more than a day
     */
    public record Line(Optional<String> speaker, Duration start, String text) {}

    /** The same with consecutive lines of one speaker made one. Lines of nobody stay apart: they may be of different people. */
    public Transcript merged() {
        List<Line> merged = new ArrayList<>();
        for (Line line : lines) {
            Line last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && line.speaker().isPresent() && line.speaker().equals(last.speaker())) {
                merged.set(
                        merged.size() - 1,
                        new Line(last.speaker(), last.start(), WrittenText.join(last.text(), line.text())));
            } else {
                merged.add(line);
            }
        }
        return new Transcript(merged);
    }

    /** For people and for search: one line each, {@code 张三 (00:01:05): 报价下周给}. */
    public String text() {
        return lines.stream().map(Transcript::format).collect(Collectors.joining("\n"));
    }

    private static String format(Line line) {
        String time = "(%02d:%02d:%02d)"
                .formatted(
                        line.start().toHours(),
                        line.start().toMinutesPart(),
                        line.start().toSecondsPart());
        return line.speaker().map(name -> name + " " + time).orElse(time) + ": " + line.text();
    }
}
