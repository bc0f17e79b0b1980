-- Seed 2.3, and the follow-up tasks of seed 1.2.
CREATE TABLE communication_insights (
    id                BIGSERIAL PRIMARY KEY,
    insight_id        VARCHAR(64) NOT NULL UNIQUE,
    tenant_id         VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id       VARCHAR(64) NOT NULL,

    insight_type      VARCHAR(32)
        CHECK (insight_type IN ('relationship', 'opportunity', 'risk', 'suggestion', 'trend', 'summary')),
    insight_title     TEXT,
    insight_content   TEXT,
    insight_data      JSONB,

    related_records   JSONB,
    record_count      INTEGER,
    time_range        JSONB,

    confidence        DECIMAL(3, 2),
    importance_score  INTEGER CHECK (importance_score BETWEEN 1 AND 10),

    status            VARCHAR(32) NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'read', 'acted', 'dismissed')),
    handled_by        VARCHAR(64),
    handled_at        TIMESTAMPTZ,
    handle_result     TEXT,

    notification_sent BOOLEAN NOT NULL DEFAULT FALSE,
    notification_time TIMESTAMPTZ,

    created_at        TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    generated_by      VARCHAR(64)
);
CREATE INDEX communication_insights_customer ON communication_insights (tenant_id, customer_id, created_at DESC);

CREATE TABLE communication_tasks (
    id          BIGSERIAL PRIMARY KEY,
    task_id     VARCHAR(64) NOT NULL UNIQUE,
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id   VARCHAR(64) REFERENCES customer_communications (record_id),
    customer_id VARCHAR(64),
    title       TEXT NOT NULL,
    quote       TEXT,
    promised_by VARCHAR(16) CHECK (promised_by IN ('us', 'customer')),
    assigned_to VARCHAR(64),
    due_at      TIMESTAMPTZ,
    status      VARCHAR(16) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'cancelled')),
    created_by  VARCHAR(64),
    created_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    done_at     TIMESTAMPTZ
);
CREATE INDEX communication_tasks_assigned ON communication_tasks (tenant_id, assigned_to, due_at) WHERE status = 'open';
CREATE INDEX communication_tasks_customer ON communication_tasks (tenant_id, customer_id, due_at);
CREATE INDEX communication_tasks_record ON communication_tasks (record_id);
