package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.llm.TokenEstimate;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records as lines for the model: {@code [WX-1] 2024-06-15 09:30 企业微信 客户：…}. */
final class HistoryLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private HistoryLines() {}

    /** @param most characters of the content; the rest is left out, and said to be */
    static String line(HistoryRecord communication, ZoneId zone, int most) {
        String side = communication
                .direction()
                .map(direction -> direction == Direction.INBOUND ? "客户" : "我方")
                .orElse("双方");
        return "[" + communication.id() + "] "
                + TIME.format(communication.time().atZone(zone)) + " "
                + communication.type().label() + " " + side + "："
                + shortened(communication.content().replaceAll("\\s+", " ").strip(), most);
    }

    /** The newest records that fit, the oldest of them first. */
    static List<String> newest(List<HistoryRecord> records, ZoneId zone, int mostTokens, int mostCharacters) {
        List<String> lines = new ArrayList<>();
        int left = mostTokens;
        for (int i = records.size() - 1; i >= 0; i--) {
            String line = line(records.get(i), zone, mostCharacters);
            left -= TokenEstimate.of(line) + 1;
            if (left < 0) {
                break;
            }
            lines.add(line);
        }
        Collections.reverse(lines);
        return lines;
    }

    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "……";
    }
}
