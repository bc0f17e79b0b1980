-- What people say about who is who, and what the API has answered.

-- A person's word about one record. It outweighs what the record's contact points say, now and after they are bound to somebody else.
-- customer_id is null when the record is nobody's: no customer's, and no case for the claim queue.
CREATE TABLE record_claims (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id   VARCHAR(64) NOT NULL,
    customer_id VARCHAR(64),
    claimed_by  TEXT NOT NULL,
    claimed_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, record_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, customer_id)
);
CREATE INDEX record_claims_customer ON record_claims (tenant_id, customer_id);
ALTER TABLE record_claims ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON record_claims TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- The answer to each request that came with an Idempotency-Key, so that the same request gets the same answer. status is null while the
-- first one is at work; after lease_until it is taken for dead, and the work, which repeats harmlessly, is done again.
CREATE TABLE api_answers (
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    client       VARCHAR(64) NOT NULL,
    key          TEXT NOT NULL,
    request_hash VARCHAR(64) NOT NULL,
    status       INTEGER,
    content_type TEXT,
    body         TEXT,
    lease_until  TIMESTAMPTZ NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, client, key)
);
CREATE INDEX api_answers_age ON api_answers (tenant_id, created_at);
ALTER TABLE api_answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON api_answers TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- Binding a company's domain finds the addresses below it.
CREATE INDEX contact_points_mail_domain ON contact_points (tenant_id, split_part(value, '@', 2)) WHERE kind = 'email';

-- An order list is imported again and again, and brings what changed.
ALTER TABLE customer_orders ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;
