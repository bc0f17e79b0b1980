-- What somebody has to look at: a risk that A14 sees with a customer, or one urgent communication (docs/alerts.md). A thing that comes back is the same
-- row in a new episode. version makes every change a compare-and-set: two hubs that decide the same push cannot both write it down.
CREATE TABLE alerts (
    id           BIGSERIAL PRIMARY KEY,
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    version      INTEGER NOT NULL DEFAULT 1,

    group_key    VARCHAR(80) NOT NULL,
    alert_key    VARCHAR(80) NOT NULL,
    customer_id  VARCHAR(64),
    record_id    VARCHAR(64),
    risk_type    VARCHAR(32) NOT NULL,

    level        VARCHAR(16) NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    score        INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    title        TEXT NOT NULL,
    details      JSONB NOT NULL,
    insight_id   VARCHAR(64),
    began_at     TIMESTAMPTZ NOT NULL,

    state        VARCHAR(16) NOT NULL CHECK (state IN ('firing', 'silenced', 'acknowledged', 'dismissed', 'resolved')),
    episode      INTEGER NOT NULL DEFAULT 1,
    first_seen   TIMESTAMPTZ NOT NULL,
    last_seen    TIMESTAMPTZ NOT NULL,
    firing_since TIMESTAMPTZ NOT NULL,
    pushes       INTEGER NOT NULL DEFAULT 0,
    last_pushed  TIMESTAMPTZ,
    group_pushed TIMESTAMPTZ,
    step         INTEGER NOT NULL DEFAULT 0,
    stepped_at   TIMESTAMPTZ,

    handled_by   VARCHAR(64),
    handled_at   TIMESTAMPTZ,
    result       TEXT,
    assigned_to  VARCHAR(64),

    UNIQUE (tenant_id, group_key, alert_key)
);
CREATE INDEX alerts_live ON alerts (tenant_id, group_key) WHERE state IN ('firing', 'silenced', 'acknowledged');
CREATE INDEX alerts_customer ON alerts (tenant_id, customer_id);

-- Which card showed which alerts to whom, so that all copies change when one person acts. behind: how many
-- changes the copy does not show yet.
CREATE TABLE alert_copies (
    tenant_id VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    push_key  VARCHAR(200) NOT NULL,
    audience  TEXT NOT NULL,
    view      VARCHAR(16) NOT NULL CHECK (view IN ('personal', 'group', 'escalation', 'assigned')),
    alert_ids BIGINT[] NOT NULL,
    pushed_at TIMESTAMPTZ NOT NULL,
    behind    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, push_key)
);
CREATE INDEX alert_copies_alerts ON alert_copies USING gin (alert_ids);
CREATE INDEX alert_copies_stale ON alert_copies (tenant_id, pushed_at) WHERE behind > 0;

-- When A14 last looked at a customer. lease_until: somebody is looking right now.
CREATE TABLE alert_checks (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id VARCHAR(64) NOT NULL,
    checked_at  TIMESTAMPTZ,
    lease_until TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, customer_id)
);

-- Who is to be checked, every five minutes: an index range each instead of a walk through all records.
CREATE INDEX customers_level ON customers (tenant_id, level) WHERE level IS NOT NULL AND merged_into IS NULL;
CREATE INDEX communications_urgent ON customer_communications (communication_time, customer_id) WHERE urgency_level = 'high';
CREATE INDEX communications_analysed ON customer_communications (analysed_at, customer_id) WHERE analysed_at IS NOT NULL;

-- A silence that was lifted early.
ALTER TABLE alert_silences ADD COLUMN lifted_by VARCHAR(64);
CREATE INDEX alert_silences_customer ON alert_silences (tenant_id, customer_id, ends_at);
CREATE INDEX notifications_events ON notifications (tenant_id, audience, id) WHERE status IN ('pending', 'sending') AND audience LIKE 'event:%';

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['alerts', 'alert_copies', 'alert_checks']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO hub_app USING (tenant_id = current_setting(''hub.tenant'', true)) WITH CHECK (tenant_id = current_setting(''hub.tenant'', true))',
            tenant_table);
    END LOOP;
END
$$;
