package cn.topcentral.hub.storage.chart;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Who let whom wait, as the agents' statistics define it (agents {@code statistics.Answers}), found by the database: a turn is what one side writes in
 * a thread until the other side writes there; its first message that wants an answer waits for the other side's first. Calls, meetings and
 * visits end every wait. Only two times of each answer leave the database.
 */
public final class AnswerQuery {
    /** Earlier messages may be the questions of answers in a period. In days. */
    public static final int LONGEST_WAIT_DAYS = 14;

    /** For the select list of {@code heard}: whether a record is a talk, and whether leaving it unanswered would be noticed. */
    public static final String SIGNS =
            """
            communication_type IN ('phone', 'mobile', 'meeting', 'visit', 'video') AND duration IS DISTINCT FROM 0 AS talk,
            (intent_category IS NOT NULL AND (intent_category IN ('complaint', 'inquiry')
                OR coalesce(urgency_level, 'low') <> 'low' OR (follow_up_items IS NOT NULL AND follow_up_items <> '[]')))
                OR left(content, 4000) ~ '[?？吗请]|麻烦|尽快|什么时候|多少' AS asks
            """;

    /**
     * Goes on after {@code WITH heard AS (…)}, which has party, owner, record_id, said_at, direction, thread, talk and asks; with {@code :from}
     * and {@code :to} of the answers.
     */
    public static final String ANSWERS =
            """
            , placed AS (
                SELECT heard.*, max(said_at) FILTER (WHERE talk) OVER (PARTITION BY party ORDER BY said_at, record_id) AS last_talk FROM heard
            ), written AS (
                SELECT placed.*, lag(direction) OVER turn AS direction_before, lag(last_talk) OVER turn AS talk_before,
                       row_number() OVER turn AS place
                FROM placed WHERE NOT talk AND direction IN ('inbound', 'outbound')
                WINDOW turn AS (PARTITION BY party, thread ORDER BY said_at, record_id)
            ), turned AS (
                SELECT written.*, count(*) FILTER (WHERE place = 1 OR direction <> direction_before OR last_talk IS DISTINCT FROM talk_before)
                           OVER (PARTITION BY party, thread ORDER BY said_at, record_id) AS turn
                FROM written
            ), turns AS (
                SELECT party, thread, turn, min(owner) AS owner, min(direction) AS direction, min(last_talk) AS last_talk, min(said_at) AS began,
                       (array_agg(record_id ORDER BY said_at, record_id))[1] AS first_record,
                       min(said_at) FILTER (WHERE asks) AS asked,
                       (array_agg(record_id ORDER BY said_at, record_id) FILTER (WHERE asks))[1] AS question
                FROM turned GROUP BY party, thread, turn
            ), answered AS (
                SELECT turns.*, lead(began) OVER next AS answered, lead(last_talk) OVER next AS talk_after, lead(first_record) OVER next AS answer
                FROM turns WINDOW next AS (PARTITION BY party, thread ORDER BY turn)
            )
            SELECT party, owner, question, asked, answer, answered FROM answered
            WHERE direction = 'inbound' AND asked IS NOT NULL AND answered >= :from AND answered < :to
              AND last_talk IS NOT DISTINCT FROM talk_after AND answered <= asked + INTERVAL '14 days'
            ORDER BY answered, answer
            """;

    private AnswerQuery() {}

    /** A row of the query. */
    public static OurAnswer answer(ResultSet row, StatementContext context) throws SQLException {
        return new OurAnswer(
                new CustomerId(row.getString("party")),
                Optional.ofNullable(row.getString("owner")),
                new RecordId(row.getString("question")),
                time(row, "asked"),
                new RecordId(row.getString("answer")),
                time(row, "answered"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
