package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The baseline: the plain SQL of the same answers on one open connection, every column read as text and thrown away. */
final class BareSql implements AutoCloseable {
    private static final String COLUMNS =
            """
            SELECT record_id, customer_id, communication_type, direction, channel, communication_time, duration, initiated_by, handled_by,
                   participants, subject, summary, left(content, 2000), attachment_count, recording_url, intent_category, sentiment,
                   urgency_level, thread_id, parent_record_id, source_system
            FROM customer_communications
            """;
    private static final OffsetDateTime END = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Connection connection;
    private final PreparedStatement page;
    private final PreparedStatement search;

    BareSql(Connection connection) throws SQLException {
        this.connection = connection;
        this.page = connection.prepareStatement(
                COLUMNS
                        + """
                WHERE customer_id = ? AND (communication_time, record_id) < (?, ?)
                ORDER BY communication_time DESC, record_id DESC LIMIT ?
                """);
        this.search = connection.prepareStatement(
                COLUMNS
                        + """
                WHERE search @@ ?::tsquery ORDER BY communication_time DESC, record_id DESC LIMIT ?
                """);
    }

    /** Reads a page and tells how many records came. */
    int page(String customer, Optional<Cursor> after, int limit) {
        try {
            page.setString(1, customer);
            page.setObject(
                    2,
                    after.map(cursor -> cursor.time().atOffset(ZoneOffset.UTC)).orElse(END));
            page.setString(3, after.map(cursor -> cursor.id().value()).orElse(""));
            page.setInt(4, limit);
            return read(page);
        } catch (SQLException e) {
            throw new BenchmarkFailed("The bare page failed", e);
        }
    }

    /** Searches and tells how many records came. */
    int search(String terms, int limit) {
        try {
            search.setString(1, terms);
            search.setInt(2, limit);
            return read(search);
        } catch (SQLException e) {
            throw new BenchmarkFailed("The bare search failed", e);
        }
    }

    /** Places all along a customer's timeline, from the second newest page to the last but one. */
    List<Cursor> cursors(String customer, int count) throws SQLException {
        List<Cursor> cursors = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                """
                SELECT communication_time, record_id FROM (
                    SELECT communication_time, record_id, count(*) OVER () AS records,
                           row_number() OVER (ORDER BY communication_time DESC, record_id DESC) AS place
                    FROM customer_communications WHERE customer_id = ?
                ) AS places WHERE place % greatest(records / (? + 1), 1) = 0 AND place < records LIMIT ?
                """)) {
            statement.setString(1, customer);
            statement.setInt(2, count);
            statement.setInt(3, count);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cursors.add(new Cursor(
                            row.getObject(1, OffsetDateTime.class).toInstant(), new RecordId(row.getString(2))));
                }
            }
        }
        return cursors;
    }

    private static int read(PreparedStatement statement) throws SQLException {
        int rows = 0;
        try (ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    result.getString(i);
                }
                rows++;
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
