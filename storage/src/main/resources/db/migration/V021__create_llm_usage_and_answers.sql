-- What the language model was asked for and what it cost, so that a tenant's daily budget holds across restarts and hubs; and its checked
-- answers, so that the same question is not paid for twice.

CREATE TABLE llm_usage (
    tenant_id      VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    day            DATE NOT NULL,
    model          TEXT NOT NULL,
    agent          VARCHAR(16) NOT NULL,
    calls          INTEGER NOT NULL DEFAULT 0,
    failed_calls   INTEGER NOT NULL DEFAULT 0,
    cached_answers INTEGER NOT NULL DEFAULT 0,
    fallbacks      INTEGER NOT NULL DEFAULT 0,
    dropped_claims INTEGER NOT NULL DEFAULT 0,
    input_tokens   BIGINT NOT NULL DEFAULT 0,
    output_tokens  BIGINT NOT NULL DEFAULT 0,
    cost_cny       NUMERIC(14, 6) NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, day, model, agent)
);
ALTER TABLE llm_usage ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON llm_usage TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));

-- key is the hash of the model, the prompt and everything the prompt was filled with.
CREATE TABLE llm_answers (
    tenant_id  VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    key        VARCHAR(64) NOT NULL,
    agent      VARCHAR(16) NOT NULL,
    model      TEXT NOT NULL,
    answer     TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
CREATE INDEX llm_answers_expiry ON llm_answers (tenant_id, expires_at);
ALTER TABLE llm_answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON llm_answers TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
