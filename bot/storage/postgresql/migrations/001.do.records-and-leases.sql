-- A record of any kind, as JSON. Text rather than a JSON type, so that it comes back exactly as it was written: a type
-- of its own refuses U+0000, which a resident's message may hold.
CREATE TABLE what_matters.records (
  kind text NOT NULL,
  -- The digest (SHA-256) of the record's key: no telephone number stands here.
  name text NOT NULL,
  -- Another one at each write, so that a change of what was read before somebody else's change is noticed.
  version uuid NOT NULL,
  changed timestamptz NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (kind, name)
);

-- Only conversations are looked for by their age.
CREATE INDEX conversations_by_age ON what_matters.records (changed, name) WHERE kind = 'conversations';

-- What could not be read, until it is as old as a conversation may get.
CREATE TABLE what_matters.damaged (
  kind text NOT NULL,
  name text NOT NULL,
  set_aside timestamptz NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (kind, name, set_aside)
);

-- Whose turn it is, by the digest of what is taken in turn. No holder: it is free.
CREATE TABLE what_matters.leases (
  name text PRIMARY KEY,
  holder uuid,
  expires timestamptz NOT NULL
);
