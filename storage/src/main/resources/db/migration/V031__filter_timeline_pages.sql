-- The timeline page filters by every label, by who took part and by words, in both orders of time, and stays a walk down one index: what is wanted
-- is asked of each record on the way. The way ends at until_place, so a rare label costs no more than timeline_place allows. The settings are
-- V013's, with its reason. A customer's record ids are never empty, so an empty one stands before (or behind) all records of its instant.
CREATE FUNCTION timeline_wants(
        c customer_communications, types text[], channels text[], intents text[], sentiments text[], urgencies text[],
        userids text[], parties jsonb[], terms tsquery)
    RETURNS boolean
    LANGUAGE sql STABLE
AS $$
    SELECT (cardinality(types) = 0 OR c.communication_type = ANY (types))
       AND (cardinality(channels) = 0 OR c.channel = ANY (channels))
       AND (cardinality(intents) = 0 OR c.intent_category = ANY (intents))
       AND (cardinality(sentiments) = 0 OR c.sentiment = ANY (sentiments))
       AND (cardinality(urgencies) = 0 OR c.urgency_level = ANY (urgencies))
       AND (cardinality(userids) + cardinality(parties) = 0
            OR lower(c.handled_by) = ANY (userids) OR lower(c.initiated_by) = ANY (userids) OR c.participants @> ANY (parties))
       AND (terms IS NULL OR c.search @@ terms)
$$;

DROP FUNCTION timeline_page(text, timestamptz, text, timestamptz, text[], integer, integer);
CREATE FUNCTION timeline_page(
        customer text, newest_first boolean, low_time timestamptz, low_record text, high_time timestamptz, high_record text,
        types text[], channels text[], intents text[], sentiments text[], urgencies text[], userids text[], parties jsonb[], terms tsquery,
        content_limit integer, most integer)
    RETURNS TABLE (
        record_id varchar, customer_id varchar, communication_type varchar, direction varchar, channel varchar, communication_time timestamptz,
        duration integer, initiated_by text, handled_by text, participants jsonb, subject text, summary text, content text,
        attachment_count integer, recording_url text, intent_category varchar, sentiment varchar, urgency_level varchar, thread_id varchar,
        parent_record_id varchar, source_system text)
    LANGUAGE sql STABLE ROWS 100
    SET enable_sort = off SET enable_incremental_sort = off SET enable_bitmapscan = off
AS $$
    (SELECT c.record_id, c.customer_id, c.communication_type, c.direction, c.channel, c.communication_time, c.duration, c.initiated_by,
            c.handled_by, c.participants, c.subject, c.summary, left(c.content, content_limit), c.attachment_count, c.recording_url,
            c.intent_category, c.sentiment, c.urgency_level, c.thread_id, c.parent_record_id, c.source_system
     FROM customer_communications c
     WHERE newest_first AND c.customer_id = customer
       AND (c.communication_time, c.record_id) < (high_time, high_record) AND (c.communication_time, c.record_id) >= (low_time, low_record)
       AND timeline_wants(c, types, channels, intents, sentiments, urgencies, userids, parties, terms)
     ORDER BY c.communication_time DESC, c.record_id DESC
     LIMIT most)
    UNION ALL
    (SELECT c.record_id, c.customer_id, c.communication_type, c.direction, c.channel, c.communication_time, c.duration, c.initiated_by,
            c.handled_by, c.participants, c.subject, c.summary, left(c.content, content_limit), c.attachment_count, c.recording_url,
            c.intent_category, c.sentiment, c.urgency_level, c.thread_id, c.parent_record_id, c.source_system
     FROM customer_communications c
     WHERE NOT newest_first AND c.customer_id = customer
       AND (c.communication_time, c.record_id) > (low_time, low_record) AND (c.communication_time, c.record_id) <= (high_time, high_record)
       AND timeline_wants(c, types, channels, intents, sentiments, urgencies, userids, parties, terms)
     ORDER BY c.communication_time, c.record_id
     LIMIT most)
$$;

-- The nth record of a stretch of one customer's timeline, counted from the end where reading begins; none when there are fewer.
CREATE FUNCTION timeline_place(
        customer text, newest_first boolean, low_time timestamptz, low_record text, high_time timestamptz, high_record text, nth integer)
    RETURNS TABLE (communication_time timestamptz, record_id varchar)
    LANGUAGE sql STABLE ROWS 1
    SET enable_sort = off SET enable_incremental_sort = off SET enable_bitmapscan = off
AS $$
    (SELECT c.communication_time, c.record_id
     FROM customer_communications c
     WHERE newest_first AND c.customer_id = customer
       AND (c.communication_time, c.record_id) < (high_time, high_record) AND (c.communication_time, c.record_id) >= (low_time, low_record)
     ORDER BY c.communication_time DESC, c.record_id DESC
     OFFSET nth - 1 LIMIT 1)
    UNION ALL
    (SELECT c.communication_time, c.record_id
     FROM customer_communications c
     WHERE NOT newest_first AND c.customer_id = customer
       AND (c.communication_time, c.record_id) > (low_time, low_record) AND (c.communication_time, c.record_id) <= (high_time, high_record)
     ORDER BY c.communication_time, c.record_id
     OFFSET nth - 1 LIMIT 1)
$$;

-- How long some customers' timelines are together, counted no further than asked: row-level security looks at every row that is counted.
CREATE FUNCTION timeline_length(customers text[], most integer)
    RETURNS bigint
    LANGUAGE sql STABLE
    SET enable_bitmapscan = off SET enable_seqscan = off
AS $$
    SELECT count(*) FROM (SELECT FROM customer_communications c WHERE c.customer_id = ANY (customers) LIMIT most) AS counted
$$;
