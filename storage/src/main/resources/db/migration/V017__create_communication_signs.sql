-- What tells the matter of a record, read from it once: numbers of orders and quotes, meeting codes, materials with quantities, numbers called,
-- prints of its text. Records that are the same (deduplication) or of one matter (related_records) find each other here by index, so neither
-- reads the timeline. The customer is kept along because a customer's records with a sign are few and everybody's may be many.
CREATE TABLE communication_signs (
    tenant_id   VARCHAR(64) NOT NULL DEFAULT current_setting('hub.tenant'),
    record_id   VARCHAR(64) NOT NULL REFERENCES customer_communications (record_id) ON DELETE CASCADE,
    sign        TEXT NOT NULL,
    sign_time   TIMESTAMPTZ NOT NULL,
    customer_id VARCHAR(64),
    PRIMARY KEY (record_id, sign)
);
CREATE INDEX communication_signs_sign ON communication_signs (tenant_id, sign, sign_time);
CREATE INDEX communication_signs_customer ON communication_signs (tenant_id, customer_id, sign, sign_time) WHERE customer_id IS NOT NULL;

-- Whoever gives a record to a customer (a claim, a binding, a person), the signs go along.
CREATE FUNCTION take_signs_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE communication_signs SET customer_id = NEW.customer_id WHERE record_id = NEW.record_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER take_signs_along AFTER UPDATE OF customer_id ON customer_communications
    FOR EACH ROW WHEN (OLD.customer_id IS DISTINCT FROM NEW.customer_id) EXECUTE FUNCTION take_signs_along();

-- A customer's meetings of a day; among the chats and mails of a big customer they would be a needle in the haystack.
CREATE INDEX communications_meetings ON customer_communications (customer_id, communication_time)
    WHERE communication_type IN ('meeting', 'video', 'visit');

ALTER TABLE communication_signs ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON communication_signs TO hub_app
    USING (tenant_id = current_setting('hub.tenant', true)) WITH CHECK (tenant_id = current_setting('hub.tenant', true));
