-- What only one of several hubs may do at a time, such as holding the robot's connection. held_until is by the database's clock, the only one that
-- all hubs share. note: what the holder says of how it is getting on, for ./hub status, which runs beside the hub.
CREATE TABLE leases (
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    name       VARCHAR(64) NOT NULL,
    holder     TEXT NOT NULL,
    held_since TIMESTAMPTZ NOT NULL,
    held_until TIMESTAMPTZ NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, name)
);

-- Where the robot was spoken to: it may only push there. chat is the chatid of a group, or the userid of a member who spoke with it alone.
CREATE TABLE robot_chats (
    tenant_id      VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    kind           VARCHAR(8) NOT NULL CHECK (kind IN ('single', 'group')),
    chat           TEXT NOT NULL,
    last_spoke_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, kind, chat)
);

-- Answers of the robot in callback mode, which WeCom fetches piece by piece, from whichever hub it asks. shown: WeCom got the last piece, or was
-- told that there will be none, so nothing may be added. Kept a day, as they hold what people asked for.
CREATE TABLE robot_replies (
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    reply_id         VARCHAR(64) NOT NULL,
    content          TEXT NOT NULL DEFAULT '',
    card             JSONB,
    finished         BOOLEAN NOT NULL DEFAULT false,
    shown            BOOLEAN NOT NULL DEFAULT false,
    asked_at         TIMESTAMPTZ NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    response_url_used BOOLEAN NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, reply_id)
);
CREATE INDEX robot_replies_age ON robot_replies (tenant_id, created_at);

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['leases', 'robot_chats', 'robot_replies']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO hub_app USING (tenant_id = current_setting(''hub.tenant'', true)) WITH CHECK (tenant_id = current_setting(''hub.tenant'', true))',
            tenant_table);
    END LOOP;
END
$$;
