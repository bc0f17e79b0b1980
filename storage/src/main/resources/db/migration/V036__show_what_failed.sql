-- What failed is looked at by people: found by its kind and reason without reading what went well, put aside when nobody wants it any more
-- ('dismissed'), and the audit trail read by time and by action.
ALTER TABLE callback_ledger
    DROP CONSTRAINT callback_ledger_status_check,
    ADD CONSTRAINT callback_ledger_status_check CHECK (status IN ('pending', 'running', 'done', 'failed', 'dismissed'));
ALTER TABLE notifications
    DROP CONSTRAINT notifications_status_check,
    ADD CONSTRAINT notifications_status_check
        CHECK (status IN ('pending', 'sending', 'sent', 'merged', 'failed', 'expired', 'dismissed'));

CREATE INDEX callback_ledger_failed ON callback_ledger (tenant_id, id DESC) WHERE status = 'failed';
CREATE INDEX attachments_gone ON communication_attachments (id DESC) WHERE fetch_status = 'gone';
CREATE INDEX attachments_unread ON communication_attachments (id DESC) WHERE text_status = 'failed';
CREATE INDEX audit_log_newest ON audit_log (tenant_id, happened_at DESC, id DESC);
CREATE INDEX audit_log_action ON audit_log (tenant_id, action, happened_at DESC, id DESC);

-- Reasons differ in numbers and ids alone; without these the same fault reads as one line instead of a thousand.
CREATE FUNCTION reason_shape(reason TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT left(regexp_replace(coalesce(reason, ''), '[0-9a-f]{8,}|[0-9]+', '#', 'g'), 200)
$$;
