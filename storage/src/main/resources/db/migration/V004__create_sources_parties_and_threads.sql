-- Where records come from, who took part, and what makes a thread.

-- The idempotency ledger and merge record. raw is null when the record's content_original holds the payload already; raw_file is the
-- hash of a stored file when the payload is one (an .eml). No foreign key: the row is written first, in the same transaction, and
-- ./hub verify looks for orphans.
CREATE TABLE communication_sources (
    id               BIGSERIAL PRIMARY KEY,
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    source_system    TEXT NOT NULL,
    source_record_id TEXT NOT NULL,
    record_id        VARCHAR(64) NOT NULL,
    raw              TEXT,
    raw_file         VARCHAR(64),
    received_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (tenant_id, source_system, source_record_id)
);
CREATE INDEX communication_sources_record ON communication_sources (record_id);

-- The parties on the customer's side (or on no known side): claiming a contact point finds its records here.
CREATE TABLE communication_parties (
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    contact_point_id BIGINT NOT NULL REFERENCES contact_points (id),
    record_id        VARCHAR(64) NOT NULL,
    role             VARCHAR(16) NOT NULL,
    PRIMARY KEY (contact_point_id, record_id)
);
CREATE INDEX communication_parties_record ON communication_parties (record_id);

-- A node per message of a mail thread. A node without a record is a message that was referred to but has not come (JWZ's empty container).
CREATE TABLE thread_messages (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    message_key TEXT NOT NULL,
    thread_id   VARCHAR(64) NOT NULL,
    parent_key  TEXT,
    record_id   VARCHAR(64),
    PRIMARY KEY (tenant_id, message_key)
);
CREATE INDEX thread_messages_thread ON thread_messages (tenant_id, thread_id);
CREATE INDEX thread_messages_parent ON thread_messages (tenant_id, parent_key) WHERE parent_key IS NOT NULL;

-- Subjects lately used with a party, for the careful fallback when a reply has lost its headers.
CREATE TABLE thread_subjects (
    tenant_id        VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    contact_point_id BIGINT NOT NULL REFERENCES contact_points (id),
    subject_key      TEXT NOT NULL,
    thread_id        VARCHAR(64) NOT NULL,
    last_time        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (contact_point_id, subject_key)
);
CREATE INDEX thread_subjects_thread ON thread_subjects (tenant_id, thread_id);
