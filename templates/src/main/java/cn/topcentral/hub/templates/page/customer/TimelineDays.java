package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entries of a timeline by days, newest first.
 *
 * @param customerPath {@code /c/…}
 * @param question the filter as it stands in the address, for what is read of a chat
 * @param sought the record the reader came for, if for one
 * @param shownDay the day under whose heading the first entries go on; empty on a page of its own
 * @param further how it goes on; absent at the end
 */
public record TimelineDays(
        String customerPath,
        String question,
        List<TimelineEntry> entries,
        Optional<RecordId> sought,
        Optional<LocalDate> shownDay,
        Optional<Further> further,
        Instant now)
        implements View {
    /**
     * The entries of one calendar day in Asia/Shanghai.
     *
     * @param heading empty where the day goes on
     */
    public record Day(String id, String heading, List<EntryRow> rows) {}

    public TimelineDays {
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "customer/days.jte";
    }

    public List<Day> days() {
        Map<LocalDate, List<EntryRow>> byDay = new LinkedHashMap<>();
        for (TimelineEntry entry : entries) {
            byDay.computeIfAbsent(ChineseTime.date(entry.at()), day -> new ArrayList<>())
                    .add(EntryRow.of(entry, sought, customerPath, question));
        }
        return byDay.entrySet().stream()
                .map(day -> new Day(
                        "day-" + day.getKey(),
                        shownDay.filter(day.getKey()::equals).isPresent()
                                ? ""
                                : ChineseTime.dayHeading(day.getKey(), now),
                        List.copyOf(day.getValue())))
                .toList();
    }

    /** The day of the last entry, for what follows; the one before where there is none. */
    public String lastDay() {
        return entries.isEmpty()
                ? shownDay.map(LocalDate::toString).orElse("")
                : ChineseTime.date(entries.get(entries.size() - 1).at()).toString();
    }
}
