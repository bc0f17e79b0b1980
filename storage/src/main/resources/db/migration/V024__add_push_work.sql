-- Sending the outbox: how a push went out, which ones became lines of a summary, what is to be shown in place of a card that was sent, and what each
-- route has carried lately, so that all hubs together keep to its limits.
ALTER TABLE notifications
    ADD COLUMN route TEXT,
    ADD COLUMN form VARCHAR(16),
    ADD COLUMN message_id TEXT,
    ADD COLUMN response_code TEXT,
    ADD COLUMN possibly_duplicate BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN is_summary BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN merged_into BIGINT REFERENCES notifications (id),
    ADD COLUMN replacement JSONB,
    ADD COLUMN replacement_due TIMESTAMPTZ,
    ADD COLUMN replacement_attempts INTEGER NOT NULL DEFAULT 0,
    DROP CONSTRAINT notifications_status_check,
    ADD CONSTRAINT notifications_status_check
        CHECK (status IN ('pending', 'sending', 'sent', 'merged', 'failed', 'expired'));
CREATE INDEX notifications_merged ON notifications (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX notifications_failed ON notifications (tenant_id, id DESC) WHERE status = 'failed';
CREATE INDEX notifications_changeable ON notifications (tenant_id, sent_at) WHERE response_code IS NOT NULL;
CREATE INDEX notifications_to_replace ON notifications (tenant_id, replacement_due) WHERE replacement_due IS NOT NULL;

-- One row per route; whoever takes from its budget locks it. No name holds a secret: a webhook stands here by the hash of its key.
CREATE TABLE push_routes (
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    route        TEXT NOT NULL,
    paused_until TIMESTAMPTZ,
    failures     INTEGER NOT NULL DEFAULT 0,
    error        TEXT,
    PRIMARY KEY (tenant_id, route)
);
ALTER TABLE push_routes ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON push_routes TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- What a route carried within the last hour. arrived_at is the latest moment at which the message can have reached WeCom: the end of the lease while
-- it is being sent, the end of the call afterwards.
CREATE TABLE push_permits (
    id         BIGSERIAL PRIMARY KEY,
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    route      TEXT NOT NULL,
    arrived_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX push_permits_route ON push_permits (tenant_id, route, arrived_at);
ALTER TABLE push_permits ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON push_permits TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
