-- What still has to be done for an attachment: its bytes fetched from the source before the link expires, and its text read, so that a contract, a
-- photographed price list or a voice message is found by what it says (ocr_text of the seed). State lives in these rows: a hub that dies loses nothing.
ALTER TABLE communication_attachments
    ADD COLUMN fetch_status          VARCHAR(8) NOT NULL DEFAULT 'none' CHECK (fetch_status IN ('none', 'pending', 'done', 'gone')),
    ADD COLUMN fetch_attempts        INTEGER NOT NULL DEFAULT 0,
    -- Not before this. A claim moves it to the end of its lease; infinity: until a source that serves the reference is configured.
    ADD COLUMN fetch_next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN fetch_error           TEXT,

    ADD COLUMN text_status           VARCHAR(8) NOT NULL DEFAULT 'pending' CHECK (text_status IN ('pending', 'done', 'none', 'waiting', 'failed')),
    ADD COLUMN text_attempts         INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN text_next_attempt_at  TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN text_error            TEXT,
    -- What has to be installed or configured before a row that waits can go on: speech, ffmpeg, ocr.
    ADD COLUMN text_waits_for        VARCHAR(16),
    -- Method and version: the same bytes are read once per version, and a better version knows what to read again.
    ADD COLUMN extracted_by          TEXT,
    -- The terms of ocr_text. Not indexed: they are part of the record's search vector.
    ADD COLUMN text_terms            TSVECTOR;

UPDATE communication_attachments SET fetch_status = 'pending' WHERE file_hash IS NULL AND file_url IS NOT NULL;

-- By trigger and not by every INSERT: an attachment that a writer forgot to queue would silently never be read.
CREATE FUNCTION attachment_initial_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.file_hash IS NULL AND NEW.file_url IS NOT NULL AND NEW.fetch_status = 'none' THEN
        NEW.fetch_status := 'pending';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER attachment_initial_state BEFORE INSERT ON communication_attachments
    FOR EACH ROW EXECUTE FUNCTION attachment_initial_state();

CREATE INDEX attachments_to_fetch ON communication_attachments (fetch_next_attempt_at) WHERE fetch_status = 'pending';
CREATE INDEX attachments_to_read ON communication_attachments (text_next_attempt_at)
    WHERE text_status = 'pending' AND file_hash IS NOT NULL;
CREATE INDEX attachments_waiting ON communication_attachments (text_waits_for) WHERE text_status = 'waiting';

-- Whoever writes a record's search vector writes the record's own words; those of its attachments are added here, so that no writer can lose them.
-- PostgreSQL refuses a vector whose words exceed 1 MB: attachments beyond that are left out, in the order of their ids.
CREATE FUNCTION add_attachment_terms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    attachment_terms tsvector;
BEGIN
    FOR attachment_terms IN
        SELECT text_terms FROM communication_attachments
        WHERE record_id = NEW.record_id AND text_terms IS NOT NULL ORDER BY id
    LOOP
        IF pg_column_size(coalesce(NEW.search, '')) + pg_column_size(attachment_terms) < 1000000 THEN
            NEW.search := coalesce(NEW.search, '') || attachment_terms;
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;
CREATE TRIGGER add_attachment_terms BEFORE UPDATE OF search ON customer_communications
    FOR EACH ROW EXECUTE FUNCTION add_attachment_terms();
