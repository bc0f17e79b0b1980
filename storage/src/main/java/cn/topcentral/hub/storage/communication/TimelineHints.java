package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a timeline page needs beside its records. Thread-safe. */
public final class TimelineHints {
    private final Jdbi jdbi;

    public TimelineHints(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What somebody may want to filter by.
     *
     * @param channels as sources call them
     * @param handlers ids of those of ours who began or handled something
     */
    public record Lately(List<String> channels, List<String> handlers) {
        public Lately {
            channels = List.copyOf(channels);
            handlers = List.copyOf(handlers);
        }
    }

    /**
     * What occurs among the newest records of some customers, sorted. All of a long timeline would have to be read to know more.
     *
     * @param records how many to look at
     */
    public Lately lately(List<CustomerId> customers, int records) {
        TreeSet<String> channels = new TreeSet<>();
        TreeSet<String> handlers = new TreeSet<>();
        jdbi.useHandle(handle -> TimelineStretch.of(TimelineQuery.newest(customers, records))
                .bindTo(
                        handle.createQuery(
                                """
                        SELECT DISTINCT page.channel, page.handled_by, page.initiated_by FROM unnest(:customers) AS member (customer_id)
                        CROSS JOIN LATERAL timeline_page(
                            member.customer_id, :newestFirst, :lowTime, :lowId, :highTime, :highId, :types, :channels, :intents, :sentiments,
                            :urgencies, :userids, CAST(:parties AS jsonb[]), CAST(:terms AS tsquery), 0, :limit) AS page
                        """))
                .bind("limit", records)
                .map((row, context) -> List.of(
                        text(row.getString("channel")),
                        text(row.getString("handled_by")),
                        text(row.getString("initiated_by"))))
                .forEach(row -> {
                    channels.add(row.get(0));
                    handlers.addAll(row.subList(1, 3));
                }));
        channels.remove("");
        handlers.remove("");
        return new Lately(List.copyOf(channels), List.copyOf(handlers));
    }

    /** How many pictures are attached to some records, those within a mail's text not counted; records without are left out. */
    public Map<RecordId, Integer> photos(Collection<RecordId> ids) {
        Map<RecordId, Integer> photos = new HashMap<>();
        if (ids.isEmpty()) {
            return photos;
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, count(*) AS photos FROM communication_attachments
                        WHERE record_id = ANY(:ids) AND file_type LIKE 'image/%' AND NOT inline
                        GROUP BY record_id
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(RecordId::value).toArray())
                .map((row, context) -> Map.entry(new RecordId(row.getString("record_id")), row.getInt("photos")))
                .forEach(entry -> photos.put(entry.getKey(), entry.getValue())));
        return photos;
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column.strip();
    }
}
