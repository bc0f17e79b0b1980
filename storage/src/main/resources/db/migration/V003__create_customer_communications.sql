-- Seed 2.1: the timeline record. Types differ from the seed where design section 9 says why (timestamptz, nullable customer, longer source ids).
CREATE TABLE customer_communications (
    id                    BIGSERIAL PRIMARY KEY,
    record_id             VARCHAR(64) NOT NULL UNIQUE,
    tenant_id             VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),

    customer_id           VARCHAR(64),
    contact_id            INTEGER,
    project_id            VARCHAR(64),
    opportunity_id        VARCHAR(64),

    communication_type    VARCHAR(32) NOT NULL
        CHECK (communication_type IN ('phone', 'mobile', 'wechat', 'email', 'meeting', 'visit', 'video', 'form', 'webchat')),
    direction             VARCHAR(16) CHECK (direction IN ('inbound', 'outbound', 'internal')),
    channel               VARCHAR(32),

    communication_time    TIMESTAMPTZ NOT NULL,
    duration              INTEGER CHECK (duration >= 0),
    timezone              VARCHAR(32) DEFAULT 'Asia/Shanghai',

    initiated_by          TEXT,
    handled_by            TEXT,
    assigned_to           TEXT,
    participants          JSONB,

    subject               TEXT,
    summary               TEXT,
    content               TEXT,
    content_original      TEXT,
    content_quoted        TEXT,
    recording_url         TEXT,
    location              TEXT,

    attachment_count      INTEGER NOT NULL DEFAULT 0,
    attachment_urls       JSONB,

    intent_category       VARCHAR(32)
        CHECK (intent_category IN ('inquiry', 'complaint', 'technical', 'cooperation', 'order', 'payment', 'delivery', 'after_sales', 'other')),
    intent_detail         TEXT,
    intent_confidence     DECIMAL(3, 2),

    products_mentioned    JSONB,
    price_discussed       DECIMAL(12, 2),
    quantity_discussed    DECIMAL(14, 3),
    quantity_unit         VARCHAR(16),
    quantity_period       VARCHAR(16),
    timeline_mentioned    JSONB,
    competitors_mentioned JSONB,

    sentiment             VARCHAR(16) CHECK (sentiment IN ('positive', 'neutral', 'negative')),
    sentiment_score       DECIMAL(3, 2),
    customer_mood         TEXT,

    urgency_level         VARCHAR(16) CHECK (urgency_level IN ('high', 'medium', 'low')),
    urgency_reason        TEXT,

    follow_up_required    BOOLEAN DEFAULT FALSE,
    follow_up_items       JSONB,
    follow_up_deadline    TIMESTAMPTZ,
    follow_up_status      VARCHAR(32) DEFAULT 'pending',

    parent_record_id      VARCHAR(64),
    thread_id             VARCHAR(64),
    conversation          TEXT,
    related_records       JSONB,

    ai_insights           JSONB,
    ai_suggestions        JSONB,
    ai_tags               JSONB,
    analysis_status       VARCHAR(16) NOT NULL DEFAULT 'pending'
        CHECK (analysis_status IN ('pending', 'running', 'done', 'failed', 'none')),

    source_system         TEXT,
    source_record_id      TEXT,
    attributes            JSONB,
    sync_status           VARCHAR(32) DEFAULT 'synced' CHECK (sync_status IN ('synced', 'pending', 'failed')),
    sync_error            TEXT,

    created_at            TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    updated_at            TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    created_by            VARCHAR(64),
    updated_by            VARCHAR(64)
);

-- The seed's indexes, by the seed's names.
CREATE INDEX idx_comm_customer ON customer_communications (customer_id);
CREATE INDEX idx_comm_time ON customer_communications (communication_time);
CREATE INDEX idx_comm_type ON customer_communications (communication_type);
CREATE INDEX idx_comm_intent ON customer_communications (intent_category);
CREATE INDEX idx_comm_sentiment ON customer_communications (sentiment);
CREATE INDEX idx_comm_urgency ON customer_communications (urgency_level);
CREATE INDEX idx_comm_follow_up ON customer_communications (follow_up_required);
CREATE INDEX idx_comm_thread ON customer_communications (thread_id);
CREATE INDEX idx_comm_source ON customer_communications (source_system);
CREATE INDEX idx_comm_customer_time ON customer_communications (customer_id, communication_time DESC);

-- The keyset of the timeline page: the seed's composite index lacks the tie-breaker.
CREATE INDEX communications_timeline ON customer_communications (customer_id, communication_time DESC, record_id DESC);
-- The neighbours of a chat message in its conversation, which decide its session.
CREATE INDEX communications_conversation ON customer_communications (conversation, communication_time) WHERE conversation IS NOT NULL;
