-- What a push is about orders and merges it when there are more than a route may carry; what nobody wants any more is dropped instead of sent late.
ALTER TABLE notifications
    ADD COLUMN kind VARCHAR(16) NOT NULL DEFAULT 'operation'
        CHECK (kind IN ('urgent', 'alert', 'webchat', 'reminder', 'report', 'operation')),
    ADD COLUMN summary TEXT NOT NULL DEFAULT '',
    ADD COLUMN expires_at TIMESTAMPTZ;
