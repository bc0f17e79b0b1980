package cn.topcentral.hub.bench.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The baseline: finished rows, search vector included, written by batched INSERTs of plain JDBC and nothing else. */
final class RawInsert {
    private static final int BATCH = 500;

    /** What an import writes of a record, with the cast that its text form needs. */
    private enum Column {
        RECORD_ID,
        CUSTOMER_ID,
        CONTACT_ID,
        COMMUNICATION_TYPE,
        DIRECTION,
        CHANNEL,
        COMMUNICATION_TIME,
        DURATION,
        TIMEZONE,
        INITIATED_BY,
        HANDLED_BY,
        PARTICIPANTS,
        SUBJECT,
        CONTENT,
        CONTENT_ORIGINAL,
        CONTENT_QUOTED,
        RECORDING_URL,
        LOCATION,
        ATTACHMENT_COUNT,
        ATTACHMENT_URLS,
        PARENT_RECORD_ID,
        THREAD_ID,
        CONVERSATION,
        SOURCE_SYSTEM,
        SOURCE_RECORD_ID,
        ATTRIBUTES,
        SEARCH;

        String placeholder() {
            return switch (this) {
                case PARTICIPANTS, ATTACHMENT_URLS, ATTRIBUTES -> "?::jsonb";
                case SEARCH -> "?::tsvector";
                default -> "?";
            };
        }

        @Nullable
        Object read(ResultSet row, int index) throws SQLException {
            return switch (this) {
                case CONTACT_ID, DURATION, ATTACHMENT_COUNT -> row.getObject(index, Integer.class);
                case COMMUNICATION_TIME -> row.getObject(index, OffsetDateTime.class);
                default -> row.getString(index);
            };
        }

        void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
            switch (this) {
                case CONTACT_ID, DURATION, ATTACHMENT_COUNT -> statement.setObject(index, value, Types.INTEGER);
                case COMMUNICATION_TIME -> statement.setObject(index, value);
                default -> statement.setObject(index, value, Types.VARCHAR);
            }
        }
    }

    private final List<@Nullable Object[]> rows;

    private RawInsert(List<@Nullable Object[]> rows) {
        this.rows = rows;
    }

    /** Takes the rows that an import has left, in the order it wrote them. */
    static RawInsert ofRowsIn(Connection connection) throws SQLException {
        Column[] columns = Column.values();
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT " + names(columns) + " FROM customer_communications ORDER BY id")) {
            while (result.next()) {
                @Nullable Object[] row = new @Nullable Object[columns.length];
                for (int i = 0; i < columns.length; i++) {
                    row[i] = columns[i].read(result, i + 1);
                }
                rows.add(row);
            }
        }
        return new RawInsert(rows);
    }

    int rows() {
        return rows.size();
    }

    /** Writes all rows, one transaction per batch, as an import does. */
    void into(Connection connection) throws SQLException {
        Column[] columns = Column.values();
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customer_communications ("
                + names(columns) + ") VALUES (" + placeholders(columns) + ")")) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i].bind(insert, i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    connection.commit();
                    waiting = 0;
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static String names(Column[] columns) {
        return String.join(
                ", ",
                List.of(columns).stream()
                        .map(column -> column.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static String placeholders(Column[] columns) {
        return String.join(
                ", ", List.of(columns).stream().map(Column::placeholder).toList());
    }
}
