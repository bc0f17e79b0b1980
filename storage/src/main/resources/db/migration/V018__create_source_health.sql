-- How much of each source happened in which hour: the usual rhythm, against which silence is seen. Written with the records, because to
-- count them afterwards would read all of them.
CREATE TABLE source_activity (
    tenant_id     VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source_system TEXT NOT NULL,
    hour          TIMESTAMPTZ NOT NULL,
    type          VARCHAR(32) NOT NULL,
    records       INTEGER NOT NULL,
    last_event    TIMESTAMPTZ NOT NULL,
    last_received TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, source_system, hour)
);

-- What asking a source came to the last time. A source that pushes only has no line here.
CREATE TABLE source_states (
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source       TEXT NOT NULL,
    last_run     TIMESTAMPTZ NOT NULL,
    last_success TIMESTAMPTZ,
    failures     INTEGER NOT NULL DEFAULT 0,
    error        TEXT,
    not_before   TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, source)
);

INSERT INTO source_activity (tenant_id, source_system, hour, type, records, last_event, last_received)
SELECT source.tenant_id, source.source_system, date_trunc('hour', record.communication_time), min(record.communication_type),
       count(*), max(record.communication_time),
       max(source.received_at)
FROM communication_sources source JOIN customer_communications record ON record.record_id = source.record_id
GROUP BY 1, 2, 3;

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['source_activity', 'source_states']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO hub_app USING (tenant_id = current_setting(''hub.tenant'', true)) WITH CHECK (tenant_id = current_setting(''hub.tenant'', true))',
            tenant_table);
    END LOOP;
END
$$;
