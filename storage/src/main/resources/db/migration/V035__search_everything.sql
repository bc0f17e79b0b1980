-- What people do on the working pages: a word of their own on a task, and one search over customers, contacts, records, tasks and reports.

-- A remark on a task, by whoever it concerns; what came of it in the end stays result.
ALTER TABLE communication_tasks ADD COLUMN note TEXT;

-- Every character of a short text and every two neighbours, folded to lower case: any part of two characters or more is found through an index.
-- The terms of records come from the application (V011); here the database makes them, so that rows that are there already need no second pass.
-- The text is taken apart once: substr() in a loop would read it from the beginning for each character.
CREATE FUNCTION text_grams(given text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT gram)), '')
    FROM (
        SELECT letter, lead(letter) OVER (ORDER BY place) AS next
        FROM unnest(string_to_array(lower(left(coalesce(given, ''), 20000)), NULL)) WITH ORDINALITY AS t (letter, place)
    ) AS pair
    CROSS JOIN LATERAL unnest(ARRAY[letter, CASE WHEN next ~ '\S' THEN letter || next ELSE letter END]) AS gram
    WHERE letter ~ '\S'
$$;

CREATE INDEX communication_tasks_grams ON communication_tasks USING gin (text_grams(title));
CREATE INDEX contacts_grams ON contacts USING gin (text_grams(name));
CREATE INDEX contacts_name ON contacts (tenant_id, name);
CREATE INDEX contact_points_grams ON contact_points USING gin (text_grams(name)) WHERE name IS NOT NULL;
CREATE INDEX reports_grams ON reports USING gin (text_grams(markdown));
-- A number is typed from its beginning or by its last digits, an address from its beginning.
CREATE INDEX contact_points_begin ON contact_points (tenant_id, value text_pattern_ops) WHERE kind IN ('phone', 'email', 'domain');
CREATE INDEX contact_points_end ON contact_points (tenant_id, reverse(value) text_pattern_ops) WHERE kind = 'phone';

-- As in V011: under row-level security the operators @@ and LIKE may use no index, so these run as the owner and name the tenant themselves. Rights
-- are theirs to check too: owners NULL means that the reader may see everything.

CREATE FUNCTION search_records(
        terms tsquery, customers text[], owners text[], types text[], from_time timestamptz, to_time timestamptz, in_attachments boolean,
        before_time timestamptz, before_record text, most integer)
    RETURNS TABLE (record_id varchar, communication_time timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT c.record_id, c.communication_time FROM customer_communications c
         WHERE c.tenant_id = current_setting(''hub.tenant'') AND c.search @@ $1'
        || CASE WHEN customers IS NULL THEN '' ELSE ' AND c.customer_id = ANY($2)' END
        || CASE WHEN owners IS NULL THEN ''
                ELSE ' AND (c.customer_id IS NULL OR coalesce(owner_of_survivor(c.customer_id) = ANY($3), TRUE))' END
        || CASE WHEN types IS NULL THEN '' ELSE ' AND c.communication_type = ANY($4)' END
        || CASE WHEN from_time IS NULL THEN '' ELSE ' AND c.communication_time >= $5' END
        || CASE WHEN to_time IS NULL THEN '' ELSE ' AND c.communication_time < $6' END
        || CASE WHEN NOT in_attachments THEN ''
                ELSE ' AND EXISTS (SELECT FROM communication_attachments a
                                   WHERE a.record_id = c.record_id AND a.tenant_id = c.tenant_id AND a.text_terms @@ $1)' END
        || CASE WHEN before_time IS NULL THEN '' ELSE ' AND (c.communication_time, c.record_id) < ($7, $8)' END
        || ' ORDER BY c.communication_time DESC, c.record_id DESC LIMIT $9'
        USING terms, customers, owners, types, from_time, to_time, before_time, before_record, most;
END
$$;

-- Whose names are these, of the customers that the reader may see.
CREATE FUNCTION search_own_customer_names(terms tsquery, owners text[])
    RETURNS TABLE (customer_id varchar, kind varchar, key text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$
    SELECT n.customer_id, n.kind, n.key FROM customer_names n
    WHERE n.tenant_id = current_setting('hub.tenant') AND n.grams @@ terms
      AND (owners IS NULL OR coalesce(owner_of_survivor(n.customer_id) = ANY(owners), TRUE))
$$;

-- People by name, and contact points by name, number or address. number_begins, number_ends and address are what a value must begin or end with
-- (the end reversed), or NULL; the characters that mean something to LIKE are escaped. A contact point of nobody is everybody's to see.
CREATE FUNCTION search_contacts(
        terms tsquery, words text[], number_begins text, number_ends text, address text, customers text[], owners text[], most integer)
    RETURNS TABLE (contact_id integer, point_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
DECLARE
    visible TEXT := CASE WHEN customers IS NULL THEN '' ELSE ' AND %1$s.customer_id = ANY($6)' END
        || CASE WHEN owners IS NULL THEN ''
                ELSE ' AND (%1$s.customer_id IS NULL OR coalesce(owner_of_survivor(%1$s.customer_id) = ANY($7), TRUE))' END;
    point TEXT := 'SELECT NULL::integer AS contact_id, p.id AS point_id FROM contact_points p
                   WHERE p.tenant_id = current_setting(''hub.tenant'') AND NOT p.ignored AND p.kind <> ''name''' || format(visible, 'p');
    parts TEXT[] := '{}';
BEGIN
    IF terms IS NOT NULL THEN
        parts := parts || ('SELECT p.id AS contact_id, NULL::bigint AS point_id FROM contacts p
            WHERE p.tenant_id = current_setting(''hub.tenant'') AND text_grams(p.name) @@ $1
              AND NOT EXISTS (SELECT FROM unnest($2) word WHERE position(word IN lower(p.name)) = 0)' || format(visible, 'p'))
            || (point || ' AND p.name IS NOT NULL AND text_grams(p.name) @@ $1
              AND NOT EXISTS (SELECT FROM unnest($2) word WHERE position(word IN lower(p.name)) = 0)');
    END IF;
    IF number_begins IS NOT NULL THEN
        parts := parts || (point || ' AND p.kind = ''phone'' AND p.value LIKE $3');
    END IF;
    IF number_ends IS NOT NULL THEN
        parts := parts || (point || ' AND p.kind = ''phone'' AND reverse(p.value) LIKE $4');
    END IF;
    IF address IS NOT NULL THEN
        parts := parts || (point || ' AND p.kind IN (''email'', ''domain'') AND p.value LIKE $5');
    END IF;
    IF cardinality(parts) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE 'SELECT DISTINCT found.contact_id, found.point_id FROM ((' || array_to_string(parts, ') UNION ALL (')
        || ')) AS found ORDER BY found.contact_id, found.point_id LIMIT $8'
        USING terms, words, number_begins, number_ends, address, customers, owners, most;
END
$$;

-- Tasks of the reader and of those they lead, of the customers they may see, and those they made; the open ones first, then the newest.
CREATE FUNCTION search_tasks(terms tsquery, words text[], reader text, customers text[], owners text[], most integer)
    RETURNS TABLE (task_id varchar)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT t.task_id FROM communication_tasks t
         WHERE t.tenant_id = current_setting(''hub.tenant'') AND text_grams(t.title) @@ $1
           AND NOT EXISTS (SELECT FROM unnest($2) word WHERE position(word IN lower(t.title)) = 0)'
        || CASE WHEN customers IS NULL THEN '' ELSE ' AND t.customer_id = ANY($4)' END
        || CASE WHEN owners IS NULL THEN ''
                ELSE ' AND (t.assigned_to = ANY($5) OR t.created_by = $3 OR owner_of_survivor(t.customer_id) = ANY($5)
                            OR (t.assigned_to IS NULL AND owner_of_survivor(t.customer_id) IS NULL))' END
        || ' ORDER BY t.status = ''open'' DESC, t.created_at DESC, t.task_id LIMIT $6'
        USING terms, words, reader, customers, owners, most;
END
$$;

-- Reports in their newest version: a customer's for who may see the customer, the others for who may read of the whole house.
CREATE FUNCTION search_reports(terms tsquery, words text[], house boolean, customers text[], owners text[], most integer)
    RETURNS TABLE (report_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT r.report_id FROM reports r
         WHERE r.tenant_id = current_setting(''hub.tenant'') AND text_grams(r.markdown) @@ $1
           AND NOT EXISTS (SELECT FROM unnest($2) word WHERE position(word IN lower(r.markdown)) = 0)
           AND NOT EXISTS (SELECT FROM reports later
                           WHERE later.tenant_id = r.tenant_id AND later.report_type = r.report_type AND later.target = r.target
                             AND later.period_start = r.period_start AND later.version > r.version)
           AND CASE WHEN r.report_type = ''customer''
                    THEN ($4 IS NULL OR r.target = ANY($4)) AND ($5 IS NULL OR coalesce(owner_of_survivor(r.target) = ANY($5), TRUE))
                    ELSE $3 AND $4 IS NULL END
         ORDER BY r.period_start DESC, r.report_id LIMIT $6'
        USING terms, words, house, customers, owners, most;
END
$$;

REVOKE EXECUTE ON FUNCTION search_records, search_own_customer_names, search_contacts, search_tasks, search_reports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_records, search_own_customer_names, search_contacts, search_tasks, search_reports TO hub_app;
