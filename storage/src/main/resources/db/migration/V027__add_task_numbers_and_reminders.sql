-- What people need to speak of tasks and to be reminded of them. number is what they type; a task gets it when it is first shown, so that the
-- thousands nobody looks at do not make the numbers long.
CREATE SEQUENCE task_numbers START 1;
ALTER TABLE communication_tasks
    ADD COLUMN number INTEGER,
    -- What came of it, in the words of whoever closed it.
    ADD COLUMN result TEXT,
    -- When a person wants to be reminded, to the minute.
    ADD COLUMN remind_at TIMESTAMPTZ,
    -- When the reminder went to the outbox; a new remind_at clears it.
    ADD COLUMN reminded_at TIMESTAMPTZ,
    ADD CONSTRAINT communication_tasks_number UNIQUE (tenant_id, number);
CREATE INDEX communication_tasks_remind ON communication_tasks (tenant_id, remind_at) WHERE status = 'open' AND reminded_at IS NULL;
CREATE INDEX communication_tasks_open_due ON communication_tasks (tenant_id, due_at) WHERE status = 'open';
