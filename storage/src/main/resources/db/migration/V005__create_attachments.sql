-- Seed 2.2. file_hash names the stored bytes; it is null while they are still at the source (file_url).
CREATE TABLE communication_attachments (
    id            BIGSERIAL PRIMARY KEY,
    attachment_id VARCHAR(64) NOT NULL UNIQUE,
    tenant_id     VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id     VARCHAR(64) REFERENCES customer_communications (record_id),

    file_name     TEXT,
    file_type     TEXT,
    file_size     BIGINT,
    file_url      TEXT,
    file_hash     VARCHAR(64),
    inline        BOOLEAN NOT NULL DEFAULT FALSE,
    content_id    TEXT,

    ocr_text      TEXT,
    ai_summary    TEXT,

    created_at    TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX communication_attachments_record ON communication_attachments (record_id);
CREATE INDEX communication_attachments_hash ON communication_attachments (file_hash);
