-- A visit reported by chat is a dialog of many messages, each of them a row, so that it survives restarts and any hub can go on with it. V009 had
-- room for one dialog of a person and was never written to; a person has one open dialog and many that were filed, dropped or left.
DROP TABLE bot_dialogs;
CREATE TABLE bot_dialogs (
    tenant_id      VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    dialog_id      VARCHAR(64) NOT NULL,
    userid         VARCHAR(64) NOT NULL,
    kind           VARCHAR(16) NOT NULL CHECK (kind IN ('visit', 'call', 'note')),
    status         VARCHAR(16) NOT NULL CHECK (status IN ('open', 'filed', 'confirmed', 'withdrawn', 'dropped', 'expired')),
    customer_id    VARCHAR(64),
    -- The name as it was typed, of a customer nobody knows.
    customer_name  TEXT,
    -- What the person was asked last and has not answered.
    question       VARCHAR(16) CHECK (question IN ('report', 'customer', 'content', 'drop')),
    -- To be filed as soon as the answer is there.
    filing         BOOLEAN NOT NULL DEFAULT FALSE,
    -- Counts the changes; what was made of an older one is not taken for the newest.
    revision       INTEGER NOT NULL DEFAULT 0,
    filed_revision INTEGER NOT NULL DEFAULT 0,
    -- The number of the last part that is in the record.
    filed_parts    INTEGER NOT NULL DEFAULT 0,
    record_id      VARCHAR(64),
    opened_at      TIMESTAMPTZ NOT NULL,
    quiet_since    TIMESTAMPTZ NOT NULL,
    reminded_at    TIMESTAMPTZ,
    closed_at      TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, dialog_id)
);
CREATE UNIQUE INDEX bot_dialogs_open ON bot_dialogs (tenant_id, userid) WHERE status = 'open';
CREATE INDEX bot_dialogs_quiet ON bot_dialogs (tenant_id, quiet_since) WHERE status = 'open';
CREATE INDEX bot_dialogs_user ON bot_dialogs (tenant_id, userid, quiet_since DESC);
ALTER TABLE bot_dialogs ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON bot_dialogs TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- One message is one part, however often its door delivers it.
CREATE TABLE dialog_parts (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    dialog_id   VARCHAR(64) NOT NULL,
    seq         INTEGER NOT NULL,
    reference   TEXT NOT NULL,
    kind        VARCHAR(16) NOT NULL CHECK (kind IN ('text', 'photo', 'voice', 'video', 'file', 'location', 'link', 'gone', 'answer')),
    text        TEXT NOT NULL DEFAULT '',
    file_hash   VARCHAR(64),
    file_name   TEXT,
    media_type  TEXT,
    file_size   BIGINT,
    latitude    DOUBLE PRECISION,
    longitude   DOUBLE PRECISION,
    -- Said while changing a filed report that was then left as it was.
    dropped     BOOLEAN NOT NULL DEFAULT FALSE,
    received_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, dialog_id, seq),
    UNIQUE (tenant_id, reference),
    FOREIGN KEY (tenant_id, dialog_id) REFERENCES bot_dialogs (tenant_id, dialog_id)
);
ALTER TABLE dialog_parts ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON dialog_parts TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
