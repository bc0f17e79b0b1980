-- What the service itself remembers: callbacks, cursors of sources, open dialogs, who did what.

-- Every callback is written here before its sender is answered. status and lease are the work queue.
CREATE TABLE callback_ledger (
    id              BIGSERIAL PRIMARY KEY,
    tenant_id       VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    door            VARCHAR(32) NOT NULL,
    dedupe_key      TEXT NOT NULL,
    sender          TEXT NOT NULL,
    payload         TEXT NOT NULL,
    status          VARCHAR(16) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'done', 'failed')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    lease_until     TIMESTAMPTZ,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    error           TEXT,
    received_at     TIMESTAMPTZ NOT NULL,
    finished_at     TIMESTAMPTZ,
    UNIQUE (tenant_id, door, dedupe_key)
);
CREATE INDEX callback_ledger_open ON callback_ledger (tenant_id, id) WHERE status IN ('pending', 'running');
CREATE INDEX callback_ledger_sender ON callback_ledger (tenant_id, sender, id) WHERE status IN ('pending', 'running');

CREATE TABLE sync_cursors (
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source     TEXT NOT NULL,
    cursor     JSONB NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, source)
);

CREATE TABLE bot_dialogs (
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    userid     VARCHAR(64) NOT NULL,
    kind       VARCHAR(32) NOT NULL,
    state      JSONB NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, userid)
);

CREATE TABLE audit_log (
    id         BIGSERIAL PRIMARY KEY,
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    happened_at TIMESTAMPTZ NOT NULL,
    actor      TEXT NOT NULL,
    action     VARCHAR(64) NOT NULL,
    subject    TEXT NOT NULL,
    details    JSONB
);
CREATE INDEX audit_log_subject ON audit_log (tenant_id, subject, id DESC);
CREATE INDEX audit_log_actor ON audit_log (tenant_id, actor, id DESC);
