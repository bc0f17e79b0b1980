-- A10 works on the records whose analysis_status is pending. A claim writes only the lease, which no index holds, so it costs no new index entries
-- on a row with as many of them as this one; done is written once. analysis_version counts the changes of what there is to analyse: an answer to
-- an older one is thrown away.
ALTER TABLE customer_communications
    ADD COLUMN analysis_attempts INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN analysis_version INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN analysis_lease_until TIMESTAMPTZ,
    ADD COLUMN analysis_error TEXT,
    ADD COLUMN analysed_by TEXT,
    ADD COLUMN analysed_at TIMESTAMPTZ;
CREATE INDEX communications_to_analyse ON customer_communications (id DESC) WHERE analysis_status = 'pending';
CREATE INDEX communications_analysis_failed ON customer_communications (id DESC) WHERE analysis_status = 'failed';

-- Every price that was said (价格轨迹), with whose it is and what it is for; made anew with each analysis of its record.
CREATE TABLE stated_prices (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id   VARCHAR(64) NOT NULL REFERENCES customer_communications (record_id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    customer_id VARCHAR(64),
    said_at     TIMESTAMPTZ NOT NULL,
    said_by     VARCHAR(16) NOT NULL CHECK (said_by IN ('us', 'customer')),
    product     TEXT,
    per_tonne   DECIMAL(12, 2) NOT NULL,
    terms       TEXT,
    quote       TEXT NOT NULL,
    PRIMARY KEY (record_id, position)
);
CREATE INDEX stated_prices_customer ON stated_prices (tenant_id, customer_id, said_at DESC);
ALTER TABLE stated_prices ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON stated_prices TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- past: a promise that was long over when the hub first read of it, in an imported history; nobody is to be reminded of it.
ALTER TABLE communication_tasks
    DROP CONSTRAINT communication_tasks_status_check,
    ADD CONSTRAINT communication_tasks_status_check CHECK (status IN ('open', 'done', 'cancelled', 'past'));

-- Who closed a task; empty for one that a later analysis took back.
ALTER TABLE communication_tasks ADD COLUMN done_by VARCHAR(64);

-- When an insight was last found again; one that is not any more is out of date.
ALTER TABLE communication_insights
    ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX communication_insights_open ON communication_insights (tenant_id, insight_type, created_at DESC) WHERE status = 'new';
