-- Imported order and payment history (agents A12 and A14 read it), and the reports A15 writes.
CREATE TABLE customer_orders (
    id              BIGSERIAL PRIMARY KEY,
    tenant_id       VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    order_id        VARCHAR(64) NOT NULL,
    customer_id     VARCHAR(64) NOT NULL,
    ordered_at      TIMESTAMPTZ NOT NULL,
    product         TEXT,
    quantity        DECIMAL(14, 3),
    quantity_unit   VARCHAR(16),
    unit_price      DECIMAL(12, 2),
    amount          DECIMAL(14, 2),
    status          VARCHAR(32),
    due_at          TIMESTAMPTZ,
    paid_at         TIMESTAMPTZ,
    paid_amount     DECIMAL(14, 2),
    source_system   TEXT,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, order_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, customer_id)
);
CREATE INDEX customer_orders_customer ON customer_orders (tenant_id, customer_id, ordered_at DESC);

CREATE TABLE reports (
    id           BIGSERIAL PRIMARY KEY,
    report_id    VARCHAR(64) NOT NULL UNIQUE,
    tenant_id    VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    report_type  VARCHAR(16) NOT NULL CHECK (report_type IN ('daily', 'weekly', 'monthly', 'customer')),
    target       TEXT NOT NULL,
    period_start TIMESTAMPTZ NOT NULL,
    period_end   TIMESTAMPTZ NOT NULL,
    markdown     TEXT NOT NULL,
    figures      JSONB,
    version      INTEGER NOT NULL DEFAULT 1,
    generated_by VARCHAR(64),
    created_at   TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, report_type, target, period_start, version)
);
