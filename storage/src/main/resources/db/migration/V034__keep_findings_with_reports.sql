-- What the agents had found when a customer's report was written: its page shows that, not what they would find today. As text (json, not jsonb),
-- because it is read whole and the order of its members is the agents'. The newest reports of a customer are found by the unique key.
ALTER TABLE reports ADD COLUMN findings JSON;
