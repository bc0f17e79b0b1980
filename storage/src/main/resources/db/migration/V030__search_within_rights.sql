-- Who searches over all customers finds what they may see: records of customers they or their people own, of customers without owner, and records
-- that nobody claimed. A merged customer's records are the survivor's owner's to see.
CREATE FUNCTION owner_of_survivor(customer text)
    RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$
    WITH RECURSIVE chain (customer_id, merged_into, owner_userid) AS (
        SELECT c.customer_id, c.merged_into, c.owner_userid FROM customers c
        WHERE c.tenant_id = current_setting('hub.tenant') AND c.customer_id = customer
        UNION
        SELECT next.customer_id, next.merged_into, next.owner_userid FROM customers next JOIN chain ON next.customer_id = chain.merged_into
        WHERE next.tenant_id = current_setting('hub.tenant')
    )
    SELECT chain.owner_userid FROM chain WHERE chain.merged_into IS NULL
$$;

DROP FUNCTION search_communications(tsquery, text[], timestamptz, text, integer);
CREATE FUNCTION search_communications(
        terms tsquery, customers text[], owners text[], before_time timestamptz, before_record text, most integer)
    RETURNS TABLE (record_id varchar, communication_time timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT c.record_id, c.communication_time FROM customer_communications c
         WHERE c.tenant_id = current_setting(''hub.tenant'') AND c.search @@ $1'
        || CASE WHEN customers IS NULL THEN '' ELSE ' AND c.customer_id = ANY($2)' END
        || CASE WHEN owners IS NULL THEN ''
                ELSE ' AND (c.customer_id IS NULL OR coalesce(owner_of_survivor(c.customer_id) = ANY($6), TRUE))' END
        || CASE WHEN before_time IS NULL THEN '' ELSE ' AND (c.communication_time, c.record_id) < ($3, $4)' END
        || ' ORDER BY c.communication_time DESC, c.record_id DESC LIMIT $5'
        USING terms, customers, before_time, before_record, most, owners;
END
$$;
REVOKE EXECUTE ON FUNCTION search_communications, owner_of_survivor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_communications, owner_of_survivor TO hub_app;
