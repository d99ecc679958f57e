import { errorCode } from '../storage-errors.js';
import { StorageError } from '../storage.js';

/** By PostgreSQL's own codes (the manual's appendix A) and those of the operating system and of TLS. */
const reasons: Record<string, string> = {
  '08P01': 'what answers there does not speak PostgreSQL as expected',
  '22P05': 'its encoding is not UTF-8',
  '25006': 'it may only be read; is it a standby?',
  '28000': 'it does not let this user in from here',
  '28P01': 'the user or the password is wrong',
  '3D000': 'there is no database of that name',
  '40001': 'too much was changed at once',
  '40P01': 'too much was changed at once',
  '42501': 'its user lacks the right to do this',
  '42P01': 'a table is missing',
  '3F000': 'a schema is missing',
  '53100': "the server's disk is full",
  '53200': 'the server is out of memory',
  '53300': 'the server takes no more connections',
  '55P03': 'somebody else held it for too long',
  '57014': 'it took too long',
  '57P01': 'the server was stopped',
  '57P02': 'the server was stopped',
  '57P03': 'the server is just starting or stopping',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'its name cannot be looked up',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no way to that machine',
  ENOENT: 'nothing answers there',
  ETIMEDOUT: 'it does not answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate; sslrootcert can name who does',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate; sslrootcert can name who does',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody vouches for its certificate; sslrootcert can name who does',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody vouches for its certificate; sslrootcert can name who does',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** What the driver says where there is no code. */
const sayings: [RegExp, string][] = [
  [/timeout exceeded when trying to connect|due to connection timeout/, 'no connection came in time'],
  [/Query read timeout/, 'it took too long'],
  [/does not support SSL/, 'it does not do TLS; sslmode=disable goes without'],
  [/SASL|password must be a string/, 'it asks for a password, and none or no right one is set'],
  [/Connection terminated|Client has encountered a connection error|not queryable/, 'the connection broke'],
];

/** Somebody else changed the same rows: nothing was done, and it may be tried again at once. */
export function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(error));
}

/**
 * Says what could not be done with the database, and why, for the person who runs the bot. The error itself is left
 * out: its details may quote what a resident said.
 */
export function databaseError(task: string, database: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  // An address with several numbers gives an error for each of them.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = errorCode(first);
  const message = first instanceof Error ? first.message : '';
  const reason = reasons[code] ?? sayings.find(([saying]) => saying.test(message))?.[1];
  const because = reason === undefined ? ' because of an unexpected error' : `: ${reason}`;
  return new StorageError(`Cannot ${task} in the database ${database}${because}${code && ` (${code})`}.`);
}
