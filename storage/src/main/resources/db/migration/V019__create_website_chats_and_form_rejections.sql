-- Chats over the hub's own widget: what was said outlives page, socket and process, and a colleague may answer at another hub than the one the
-- visitor is connected to. And entries of the hub's own form that were taken for spam, kept for a while so that a person can look.
CREATE TABLE widget_visitors (
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    visitor_id   UUID NOT NULL,
    site         VARCHAR(32) NOT NULL,
    name         TEXT,
    phone        TEXT,
    email        TEXT,
    page         TEXT,
    conversation BIGINT,
    last_seq     INTEGER NOT NULL DEFAULT 0,
    last_at      TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, visitor_id)
);

-- The number is what colleagues type after /reply.
CREATE TABLE widget_conversations (
    id         BIGSERIAL PRIMARY KEY,
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    visitor_id UUID NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (tenant_id, visitor_id) REFERENCES widget_visitors
);

-- seq is given under the lock of the visitor's row, so nobody sees a higher one before a lower one. forwarded_at: on its way to the timeline.
CREATE TABLE widget_messages (
    tenant_id     VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    visitor_id    UUID NOT NULL,
    seq           INTEGER NOT NULL,
    conversation  BIGINT NOT NULL REFERENCES widget_conversations,
    message_id    VARCHAR(64) NOT NULL,
    employee      VARCHAR(64),
    employee_name TEXT,
    body          TEXT NOT NULL,
    written_at    TIMESTAMPTZ NOT NULL,
    forwarded_at  TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, visitor_id, seq),
    UNIQUE (tenant_id, visitor_id, message_id),
    FOREIGN KEY (tenant_id, visitor_id) REFERENCES widget_visitors
);
CREATE INDEX widget_messages_waiting ON widget_messages (tenant_id, written_at) WHERE forwarded_at IS NULL;

CREATE TABLE form_rejections (
    id          BIGSERIAL PRIMARY KEY,
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    form        VARCHAR(32) NOT NULL,
    reason      VARCHAR(32) NOT NULL,
    entry       JSONB NOT NULL,
    remote_ip   TEXT NOT NULL,
    rejected_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX form_rejections_newest ON form_rejections (tenant_id, form, rejected_at DESC);

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['widget_visitors', 'widget_conversations', 'widget_messages', 'form_rejections']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO hub_app USING (tenant_id = current_setting(''hub.tenant'', true)) WITH CHECK (tenant_id = current_setting(''hub.tenant'', true))',
            tenant_table);
    END LOOP;
END
$$;
