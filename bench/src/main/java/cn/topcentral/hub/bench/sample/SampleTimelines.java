package cn.topcentral.hub.bench.sample;

import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Timelines of any length, made inside the database: one customer has a tenth of all records, the others share the rest, and the times
 * are spread over three years in no order, as imports of old files leave them.
 */
public final class SampleTimelines {
    /** A term that one record of 100,000 holds, the first of them the 778th. */
    public static final String RARE = "硅烷";

    /** A term that about one record of 18 holds. */
    public static final String FREQUENT = "样品";

    private static final int LINES = 1000;
    private static final int CHUNK = 50_000;
    private static final String RARE_LINE = "客户问硅烷交联的料有没有";

    private final BenchServer server;
    private final String database;
    private final List<CustomerId> customers;

    /** @param customers the first of them gets the tenth */
    public SampleTimelines(BenchServer server, String database, List<CustomerId> customers) {
        this.server = server;
        this.database = database;
        this.customers = List.copyOf(customers);
    }

    /** Adds the records of the numbers {@code from} to {@code to}, and brings the planner's statistics up to date. */
    public void fill(int from, int to) throws SQLException {
        try (Connection connection = server.owner(database)) {
            prepare(connection);
            for (int start = from; start < to; start += CHUNK) {
                insert(connection, start, Math.min(start + CHUNK, to));
            }
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE customer_communications");
                statement.execute("CHECKPOINT");
            }
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET hub.tenant = '" + BenchServer.TENANT + "'");
            statement.execute("CREATE TEMP TABLE line (number int PRIMARY KEY, content text, search tsvector)");
        }
        Random random = new Random(1);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?::tsvector)")) {
            for (int number = 0; number <= LINES; number++) {
                String line = number == LINES ? RARE_LINE : SampleTalk.line(random);
                insert.setInt(1, number);
                insert.setString(2, line);
                insert.setString(
                        3,
                        SearchTerms.of(line).stream().map(SearchTerms::quoted).collect(Collectors.joining(" ")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insert(Connection connection, int from, int to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO customer_communications (
                    record_id, customer_id, communication_type, direction, channel, communication_time, initiated_by, handled_by,
                    participants, content, thread_id, conversation, source_system, source_record_id, search)
                SELECT 'WECHAT-' || md5(i::text), chosen.customer,
                       'wechat', CASE WHEN i % 2 = 0 THEN 'inbound' ELSE 'outbound' END, 'wecom',
                       timestamptz '2023-11-01 00:00:00+00' + (i::bigint * 2654435761 % 94608000) * interval '1 second',
                       'sales' || i % 10, 'sales' || i % 10,
                       jsonb_build_array(
                           jsonb_build_object('role', 'initiator', 'kind', 'wecom_external', 'value', 'wm' || chosen.customer, 'side', 'customer'),
                           jsonb_build_object('role', 'recipient', 'kind', 'wecom_user', 'value', 'sales' || i % 10, 'side', 'ours')),
                       line.content, 'T-' || md5((i / 20)::text), 'wm' || chosen.customer || '|sales' || i % 10,
                       'wecom_archive', 'bench-' || i, line.search
                FROM generate_series(?, ? - 1) AS i
                CROSS JOIN LATERAL (
                    SELECT (?::text[])[CASE WHEN i % 10 = 0 THEN 1 ELSE 1 + i::bigint * 7919 % ? END] AS customer
                ) AS chosen
                JOIN line ON line.number = CASE WHEN i % 100000 = 777 THEN ? ELSE (i::bigint * 31 % ?) END
                """)) {
            insert.setInt(1, from);
            insert.setInt(2, to);
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", customers.stream().map(CustomerId::value).toArray()));
            insert.setInt(4, customers.size());
            insert.setInt(5, LINES);
            insert.setInt(6, LINES);
            insert.executeUpdate();
        }
    }
}
