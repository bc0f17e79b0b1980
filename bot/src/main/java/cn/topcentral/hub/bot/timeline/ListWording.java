package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.page.customer.EntryRow;
import cn.topcentral.hub.templates.page.customer.RecordList.Row;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Words records as rows of the list.
 *
 * @param path {@code /c/…}
 */
record ListWording(People people, String path, Instant now) {
    Row row(TimelineRecord record) {
        Optional<Labels> labels = LabelWords.of(record);
        return new Row(
                path + "/records/" + URLEncoder.encode(record.id().value(), StandardCharsets.UTF_8),
                record.time().toString(),
                day(record.time()) + " " + ChineseTime.clock(record.time()),
                record.type().icon(),
                CleanText.line(EntryWording.channel(record)),
                CleanText.line(new EntryWording(people).addressed(record)),
                CleanText.lines(Gist.of(record)),
                labels.flatMap(Labels::intent).map(word -> EntryRow.bare("意图", word)),
                labels.flatMap(Labels::sentiment).map(word -> EntryRow.bare("情绪", word)),
                labels.flatMap(Labels::urgency).map(word -> EntryRow.bare("紧急", word)),
                CleanText.line(record.handledBy().map(people::employee).orElse("–")));
    }

    /** The year only where it is another one. */
    private String day(Instant time) {
        String day = ChineseTime.date(time).toString();
        return day.startsWith(ChineseTime.date(now).getYear() + "-") ? day.substring(5) : day;
    }
}
