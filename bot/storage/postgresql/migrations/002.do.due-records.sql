-- When something is to be done about a record, or until when somebody has taken it to do that.
ALTER TABLE what_matters.records ADD COLUMN due timestamptz;

CREATE INDEX records_by_due ON what_matters.records (kind, due) WHERE due IS NOT NULL;

-- What was written before is looked at once, and gets its time then.
UPDATE what_matters.records SET due = changed WHERE kind IN ('outbox', 'check-ins');
