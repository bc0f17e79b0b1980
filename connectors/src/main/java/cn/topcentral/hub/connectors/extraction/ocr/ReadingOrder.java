package cn.topcentral.hub.connectors.extraction.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts runs of text into lines, top to bottom, and the cells of a line left to right. */
final class ReadingOrder {
    record Run(TextBox box, String text) {}

    private ReadingOrder() {}

    static String of(List<Run> runs) {
        List<Run> downwards = new ArrayList<>(runs);
        downwards.sort(Comparator.comparingDouble(run -> run.box().centreY()));
        List<List<Run>> lines = new ArrayList<>();
        for (Run run : downwards) {
            if (!lines.isEmpty() && sameLine(lines.get(lines.size() - 1), run)) {
                lines.get(lines.size() - 1).add(run);
            } else {
                lines.add(new ArrayList<>(List.of(run)));
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> append(text, line));
        return text.toString();
    }

    private static boolean sameLine(List<Run> line, Run run) {
        TextBox first = line.get(0).box();
        double distance = Math.abs(run.box().centreY() - first.centreY());
        return distance < 0.5 * Math.min(first.height(), run.box().height());
    }

    private static void append(StringBuilder text, List<Run> line) {
        line.sort(Comparator.comparingDouble(run -> run.box().centreX()));
        for (int i = 0; i < line.size(); i++) {
            if (i > 0) {
                double gap = line.get(i).box().left() - line.get(i - 1).box().right();
                text.append(gap > 1.5 * line.get(i).box().height() ? '\t' : ' ');
            }
            text.append(line.get(i).text());
        }
        text.append('\n');
    }
}
