/*
 * The statements on records. Each is one transaction. Those that change something first hold on to the leases that they
 * are given ($1 names, $2 holders, $3 how many), so that nobody can take one over before the change is kept; where one
 * is lost they change nothing. $4 is the kind, $5 the name of the record. They answer how many leases were `held`, and
 * how many records were changed, `done`.
 */

const held = `held AS (
  SELECT name FROM what_matters.leases
  WHERE name = ANY($1::text[]) AND holder = ANY($2::uuid[]) FOR UPDATE)`;

const allHeld = '(SELECT count(*) FROM held) = $3::int';

const answer = '(SELECT count(*)::int FROM held) AS held, (SELECT count(*)::int FROM changed) AS done';

/** $6 the new version, $7 when it changed, $8 the text, $9 when it is due. */
const given = 'SELECT $4, $5, $6::uuid, $7::timestamptz, $8, $9::timestamptz';

const into = 'INSERT INTO what_matters.records (kind, name, version, changed, body, due)';

/** Writes, whatever is there. */
export const put = `WITH ${held}, changed AS (
  ${into} ${given} WHERE ${allHeld}
  ON CONFLICT (kind, name) DO UPDATE
  SET version = excluded.version, changed = excluded.changed, body = excluded.body, due = excluded.due
  RETURNING 1)
SELECT ${answer}`;

/** Writes where there is none. */
export const insert = `WITH ${held}, changed AS (
  ${into} ${given} WHERE ${allHeld} ON CONFLICT (kind, name) DO NOTHING RETURNING 1)
SELECT ${answer}`;

/** Writes where the version is $10 still. */
export const update = `WITH ${held}, changed AS (
  UPDATE what_matters.records SET version = $6::uuid, changed = $7::timestamptz, body = $8,
    due = $9::timestamptz
  WHERE kind = $4 AND name = $5 AND version = $10::uuid AND ${allHeld} RETURNING 1)
SELECT ${answer}`;

/** Removes the record, and what was set aside of it. */
export const remove = `WITH ${held}, changed AS (
  DELETE FROM what_matters.records WHERE kind = $4 AND name = $5 AND ${allHeld} RETURNING 1),
aside AS (
  DELETE FROM what_matters.damaged WHERE kind = $4 AND name = $5 AND ${allHeld})
SELECT ${answer}`;

/** Moves a damaged record out of the way where its version is $6 still. $7 is now, $8 what is kept of it. */
export const setAside = `WITH ${held}, gone AS (
  DELETE FROM what_matters.records
  WHERE kind = $4 AND name = $5 AND version = $6::uuid AND ${allHeld} RETURNING kind, name),
changed AS (
  INSERT INTO what_matters.damaged (kind, name, set_aside, body)
  SELECT kind, name, $7::timestamptz, $8::text FROM gone
  ON CONFLICT (kind, name, set_aside) DO NOTHING RETURNING 1)
SELECT ${answer}`;

/** $1 the kind, $2 the name. */
export const one = 'SELECT name, version, body FROM what_matters.records WHERE kind = $1 AND name = $2';

/** $1 the kind, $2 the name after which they begin, $3 how many. */
export const some = `SELECT name, version, body FROM what_matters.records
WHERE kind = $1 AND name > $2 ORDER BY name LIMIT $3::int`;

/** Conversations that changed before $1, after the instant $2 and name $3, $4 of them. */
export const oldest = `SELECT name, changed::text AS changed FROM what_matters.records
WHERE kind = 'conversations' AND changed < $1::timestamptz AND (changed, name) > ($2::timestamptz, $3)
ORDER BY changed, name LIMIT $4::int`;

/**
 * Takes $3 records of kind $1 that are due by $2, the earliest first, and hides them until $4. Those that somebody else
 * is just taking or writing are passed over rather than waited for.
 */
export const takeDue = `WITH next AS (
  SELECT kind, name FROM what_matters.records WHERE kind = $1 AND due <= $2::timestamptz
  ORDER BY due LIMIT $3::int FOR UPDATE SKIP LOCKED)
UPDATE what_matters.records AS taken SET due = $4::timestamptz FROM next
WHERE taken.kind = next.kind AND taken.name = next.name
RETURNING taken.name, taken.version, taken.body`;

/** Sets when a record of kind $1 and name $2 is due to $3, where its version is $4 still. */
export const setDue = `UPDATE what_matters.records SET due = $3::timestamptz
WHERE kind = $1 AND name = $2 AND version = $4::uuid`;

/** The versions of the conversations of these names ($1). */
export const versions = `SELECT name, version FROM what_matters.records
WHERE kind = 'conversations' AND name = ANY($1::text[])`;
