-- What an insight rests on, word for word, and which engine found it, so that a page can show both without asking the agents again.
ALTER TABLE communication_insights
    ADD COLUMN evidence JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN engine TEXT NOT NULL DEFAULT '';

-- The sales in hand of a whole team, and what is known of each customer, without passing over what was dismissed.
CREATE INDEX communication_insights_standing ON communication_insights (tenant_id, insight_type, customer_id, updated_at)
    WHERE status <> 'dismissed';

-- When A16 last looked at a customer, and whether somebody wants it to look now. lease_until: it is looking.
CREATE TABLE insight_checks (
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id  VARCHAR(64) NOT NULL,
    checked_at   TIMESTAMPTZ,
    requested_at TIMESTAMPTZ,
    lease_until  TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, customer_id)
);
CREATE INDEX insight_checks_requested ON insight_checks (tenant_id, requested_at) WHERE requested_at IS NOT NULL;
ALTER TABLE insight_checks ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON insight_checks TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
