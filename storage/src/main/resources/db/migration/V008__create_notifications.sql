-- The outbox: a push claims a row, sends, marks it. dedupe_key makes a push unique, whoever wants it sent.
CREATE TABLE notifications (
    id              BIGSERIAL PRIMARY KEY,
    tenant_id       VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    dedupe_key      TEXT NOT NULL,
    audience        TEXT NOT NULL,
    card            JSONB NOT NULL,
    status          VARCHAR(16) NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'sending', 'sent', 'merged', 'failed')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    lease_until     TIMESTAMPTZ,
    next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    error           TEXT,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    sent_at         TIMESTAMPTZ,
    UNIQUE (tenant_id, dedupe_key)
);
CREATE INDEX notifications_due ON notifications (tenant_id, next_attempt_at) WHERE status IN ('pending', 'sending');

CREATE TABLE alert_silences (
    id          BIGSERIAL PRIMARY KEY,
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id VARCHAR(64),
    risk_type   VARCHAR(32),
    starts_at   TIMESTAMPTZ NOT NULL,
    ends_at     TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    created_by  VARCHAR(64) NOT NULL,
    reason      TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX alert_silences_end ON alert_silences (tenant_id, ends_at);
