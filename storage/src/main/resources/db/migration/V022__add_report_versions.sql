-- A15's reports: ids are derived (RPT-D-20240615), so they are unique within a tenant and not among all, and a customer's id is a part of one.
-- content_hash says whether a report that is written again says anything new.
ALTER TABLE reports
    DROP CONSTRAINT reports_report_id_key,
    ALTER COLUMN report_id TYPE TEXT,
    ADD COLUMN title TEXT NOT NULL DEFAULT '',
    ADD COLUMN content_hash VARCHAR(64) NOT NULL DEFAULT '',
    ADD CONSTRAINT reports_id UNIQUE (tenant_id, report_id);
CREATE INDEX reports_newest ON reports (tenant_id, period_end DESC, id DESC);

-- Whose records show on whose timeline; customers that were not merged are not listed.
CREATE VIEW merged_customers WITH (security_invoker = true) AS
    WITH RECURSIVE chain (customer_id, survivor_id) AS (
        SELECT customer_id, merged_into FROM customers WHERE merged_into IS NOT NULL
        UNION
        SELECT chain.customer_id, next.merged_into
        FROM chain JOIN customers next ON next.customer_id = chain.survivor_id
        WHERE next.merged_into IS NOT NULL
    )
    SELECT chain.customer_id, chain.survivor_id
    FROM chain JOIN customers survivor ON survivor.customer_id = chain.survivor_id
    WHERE survivor.merged_into IS NULL;

-- What was ordered, due and done in a period, in the whole house.
CREATE INDEX customer_orders_time ON customer_orders (tenant_id, ordered_at);
CREATE INDEX communication_tasks_due ON communication_tasks (tenant_id, due_at);
CREATE INDEX communication_tasks_done ON communication_tasks (tenant_id, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX communication_tasks_created ON communication_tasks (tenant_id, created_at) WHERE record_id IS NULL;
