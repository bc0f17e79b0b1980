package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A timeline for a terminal, in the form of seed section 1.1; the messages of one chat session are one line. */
final class TimelineText {
    private static final int GIST = 60;

    private final DateTimeFormatter minute;
    private final DateTimeFormatter clock;

    TimelineText(ZoneId zone) {
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
        this.clock = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
    }

    void print(Customer customer, List<TimelineRecord> records, PrintStream out) {
        out.println("客户: " + customer.name() + " (" + customer.id() + ")");
        out.println("沟通时间轴: " + records.size() + " 条");
        List<TimelineRecord> session = new ArrayList<>();
        for (TimelineRecord record : records) {
            if (!session.isEmpty() && !continues(session.get(session.size() - 1), record)) {
                out.println(line(session));
                session.clear();
            }
            session.add(record);
        }
        if (!session.isEmpty()) {
            out.println(line(session));
        }
    }

    private static boolean continues(TimelineRecord before, TimelineRecord record) {
        boolean chat = record.type() == CommunicationType.WECHAT || record.type() == CommunicationType.WEBCHAT;
        return chat && record.threadId().isPresent() && record.threadId().equals(before.threadId());
    }

    private String line(List<TimelineRecord> session) {
        TimelineRecord first = session.get(0);
        TimelineRecord last = session.get(session.size() - 1);
        String extent = session.size() == 1
                ? first.duration()
                        .filter(duration -> !duration.isZero())
                        .map(TimelineText::spoken)
                        .orElse("")
                : " " + session.size() + "条 " + clock.format(first.time()) + "–" + clock.format(last.time());
        return "├─ [" + minute.format(first.time()) + "] " + first.type().icon() + " " + first.channel() + extent
                + " - " + gist(first);
    }

    private static String spoken(Duration duration) {
        return duration.toMinutes() > 0 ? " (" + duration.toMinutes() + "分钟)" : " (" + duration.toSeconds() + "秒)";
    }

    private static String gist(TimelineRecord record) {
        String text = record.summary()
                .or(record::subject)
                .filter(subject -> !subject.isBlank())
                .orElse(record.content())
                .strip()
                .replaceAll("\\s+", " ");
        int end = text.offsetByCodePoints(0, Math.min(GIST, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }
}
