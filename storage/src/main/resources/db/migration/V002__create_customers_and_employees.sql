-- Who is who on both sides. A customer is never deleted into another one: merged_into points, and a split clears the pointer.
CREATE SEQUENCE customer_numbers START 1001;

CREATE TABLE customers (
    id           BIGSERIAL PRIMARY KEY,
    customer_id  VARCHAR(64) NOT NULL,
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    name         TEXT NOT NULL,
    short_name   TEXT,
    aliases      TEXT[] NOT NULL DEFAULT '{}',
    owner_userid VARCHAR(64),
    region       TEXT,
    industry     TEXT,
    level        VARCHAR(32),
    labels       TEXT[] NOT NULL DEFAULT '{}',
    merged_into  VARCHAR(64),
    merged_at    TIMESTAMPTZ,
    created_at   TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, customer_id),
    CHECK (merged_into <> customer_id)
);
CREATE INDEX customers_merged_into ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customers_owner ON customers (tenant_id, owner_userid);

-- One row per way to type a customer's name: as written, folded, and as pinyin. grams holds the character pairs, so that any part finds it.
CREATE TABLE customer_names (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id VARCHAR(64) NOT NULL,
    kind        VARCHAR(16) NOT NULL CHECK (kind IN ('name', 'short', 'alias', 'pinyin', 'initials')),
    key         TEXT NOT NULL,
    grams       TSVECTOR NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, kind, key)
);
CREATE INDEX customer_names_key ON customer_names (tenant_id, key text_pattern_ops);
CREATE INDEX customer_names_grams ON customer_names USING gin (grams);

CREATE TABLE contacts (
    id          SERIAL PRIMARY KEY,
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    customer_id VARCHAR(64) NOT NULL,
    name        TEXT NOT NULL,
    title       TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, customer_id),
    UNIQUE (tenant_id, customer_id, name)
);

-- A contact point without a customer is an unknown party: these rows are the claim queue (待认领).
CREATE TABLE contact_points (
    id          BIGSERIAL PRIMARY KEY,
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    kind        VARCHAR(16) NOT NULL,
    value       TEXT NOT NULL,
    name        TEXT,
    customer_id VARCHAR(64),
    contact_id  INTEGER REFERENCES contacts (id),
    confidence  DECIMAL(3, 2) NOT NULL DEFAULT 0,
    ignored     BOOLEAN NOT NULL DEFAULT FALSE,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, kind, value),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, customer_id)
);
CREATE INDEX contact_points_customer ON contact_points (tenant_id, customer_id);
CREATE INDEX contact_points_unclaimed ON contact_points (tenant_id, id) WHERE customer_id IS NULL AND NOT ignored;

CREATE TABLE employees (
    tenant_id      VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    userid         VARCHAR(64) NOT NULL CHECK (userid = lower(userid)),
    name           TEXT NOT NULL,
    role           VARCHAR(16) NOT NULL CHECK (role IN ('rep', 'manager', 'admin')),
    phone          TEXT,
    email          TEXT,
    team           TEXT,
    manager_userid VARCHAR(64),
    active         BOOLEAN NOT NULL DEFAULT TRUE,
    created_at     TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at     TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, userid)
);
