-- What people say of A10's labels: that one is right, or what would be. Every judgement stays; of each person and field the last counts, and of those
-- the newest is what the record shows. ./hub eval --corrections measures A10 against them.
CREATE TABLE analysis_corrections (
    id               BIGSERIAL PRIMARY KEY,
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id        VARCHAR(64) NOT NULL REFERENCES customer_communications (record_id) ON DELETE CASCADE,
    field            VARCHAR(16) NOT NULL CHECK (field IN ('intent', 'sentiment', 'urgency', 'other')),
    -- By the analysis, not by an earlier correction; null where there was none.
    agent_said       TEXT,
    -- A code of the field; for other, what a person wrote.
    is_right         TEXT NOT NULL,
    corrected_by     VARCHAR(64) NOT NULL,
    corrected_at     TIMESTAMPTZ NOT NULL,
    analysis_version INTEGER NOT NULL,
    analysed_by      TEXT
);
CREATE INDEX analysis_corrections_record ON analysis_corrections (tenant_id, record_id, field, id DESC);
ALTER TABLE analysis_corrections ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON analysis_corrections TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
