-- Full-text search. PostgreSQL has no Chinese parser, and its trigrams cannot index two characters, so the words come from the
-- application: pairs of Chinese characters, and whole words of other scripts (storage.search.SearchTerms).
ALTER TABLE customer_communications ADD COLUMN search TSVECTOR;
CREATE INDEX communications_search ON customer_communications USING gin (search);

-- Under row-level security PostgreSQL may not use an index for an operator it cannot prove leak-free, and @@ is one: a plain query would
-- read the whole table. So these two functions run as the owner, and name the tenant themselves. EXECUTE plans for the actual terms:
-- a rare one goes through the GIN index, a frequent one down the time index.
CREATE FUNCTION search_communications(terms tsquery, customers text[], before_time timestamptz, before_record text, most integer)
    RETURNS TABLE (record_id varchar, communication_time timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT c.record_id, c.communication_time FROM customer_communications c
         WHERE c.tenant_id = current_setting(''hub.tenant'') AND c.search @@ $1'
        || CASE WHEN customers IS NULL THEN '' ELSE ' AND c.customer_id = ANY($2)' END
        || CASE WHEN before_time IS NULL THEN '' ELSE ' AND (c.communication_time, c.record_id) < ($3, $4)' END
        || ' ORDER BY c.communication_time DESC, c.record_id DESC LIMIT $5'
        USING terms, customers, before_time, before_record, most;
END
$$;

CREATE FUNCTION search_customer_names(terms tsquery)
    RETURNS TABLE (customer_id varchar, kind varchar, key text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$
    SELECT n.customer_id, n.kind, n.key FROM customer_names n
    WHERE n.tenant_id = current_setting('hub.tenant') AND n.grams @@ terms
$$;

REVOKE EXECUTE ON FUNCTION search_communications, search_customer_names FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_communications, search_customer_names TO hub_app;
