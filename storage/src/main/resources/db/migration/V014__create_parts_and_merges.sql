-- What one delivery said of a communication that comes in several, and of one that several sources tell. The record is the fold of its
-- parts (connectors.aggregation.Fold), so a merge can be taken back: the parts know which source they are from.
-- Communications that come whole, most of all, have no parts; they get one when something is added to them.
CREATE TABLE communication_parts (
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source_system    TEXT NOT NULL,
    source_record_id TEXT NOT NULL,
    part_key         TEXT NOT NULL,
    record_id        VARCHAR(64) NOT NULL,
    kind             VARCHAR(16) NOT NULL CHECK (kind IN ('facts', 'message', 'transcript')),
    rank             INTEGER NOT NULL,
    version          BIGINT NOT NULL,
    facts            JSONB NOT NULL,
    raw              TEXT,
    received_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, source_system, source_record_id, part_key)
);
CREATE INDEX communication_parts_record ON communication_parts (record_id);

-- That two sources were taken for one communication, and why. One line stays when the merge is undone: the same pair is not merged again.
CREATE TABLE record_merges (
    id               BIGSERIAL PRIMARY KEY,
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source_system    TEXT NOT NULL,
    source_record_id TEXT NOT NULL,
    kept_record      VARCHAR(64) NOT NULL,
    own_record       VARCHAR(64) NOT NULL,
    own_customer     VARCHAR(64),
    reason           TEXT NOT NULL,
    score            DECIMAL(4, 3) NOT NULL,
    merged_at        TIMESTAMPTZ NOT NULL,
    undone_at        TIMESTAMPTZ,
    undone_by        TEXT
);
CREATE INDEX record_merges_source ON record_merges (tenant_id, source_system, source_record_id);
CREATE INDEX record_merges_kept ON record_merges (kept_record);

-- Which source an attachment came with, so that it goes along when a merge is undone.
ALTER TABLE communication_attachments ADD COLUMN source_system TEXT, ADD COLUMN source_record_id TEXT;

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['communication_parts', 'record_merges']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO hub_app USING (tenant_id = current_setting(''hub.tenant'', true)) WITH CHECK (tenant_id = current_setting(''hub.tenant'', true))',
            tenant_table);
    END LOOP;
END
$$;
