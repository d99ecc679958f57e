/** Posts requests as JSON to the web addresses that content names: webhooks, and workflows of Microsoft Teams. */
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { digestOf } from '../email/compose.js';
import type { Attempt, Deliver } from '../../referrals/outgoing-message.js';
import { errorCode } from '../../storage/storage-errors.js';
import { isPublic, NotPublic, publicLookup } from './public-address.js';
import { signedHeaders } from './signature.js';

export interface PostOptions {
  /** What messages are signed with, or null: then none are. */
  secret: Buffer | null;
  /** Whether addresses may be posted to that are not public, such as of this machine. */
  privateNetwork: boolean;
  now: () => Date;
  /** Milliseconds for a whole attempt. Well below the outbox's lease. */
  patience?: number;
  /** Finds the addresses of a name. Node's unless a test stands in. */
  lookup?: ReturnType<typeof publicLookup>;
}

/**
 * Whatever the answer but 2xx is tried again, as in an outage; a redirect is not followed. A receiver that is down holds
 * up nothing else.
 */
export function createPost({ secret, privateNetwork, now, patience = 20_000, lookup }: PostOptions): Deliver {
  return async ({ id, to, text }, _written, stop) => {
    const url = URL.canParse(to) ? new URL(to) : null;
    if (url === null || !mayBePosted(url, privateNetwork)) {
      return { outcome: 'refused', why: 'not a web address that may be posted to' };
    }
    const signal = AbortSignal.any([stop, AbortSignal.timeout(patience)]);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      'user-agent': 'what-matters',
      ...(secret === null ? {} : signedHeaders(secret, digestOf(id), now(), text)),
    };
    const find = privateNetwork ? {} : { lookup: lookup ?? publicLookup() };
    try {
      return attemptOf(await send(url, text, { method: 'POST', headers, signal, agent: false, ...find }));
    } catch (error) {
      if (error instanceof NotPublic) return { outcome: 'refused', why: error.code };
      return { outcome: 'failed', why: errorCode(error) || 'unknown' };
    }
  };
}

/** `net` connects to an address that is written as a number without looking it up, so that it is looked at here. */
function mayBePosted({ protocol, hostname, username, password }: URL, privateNetwork: boolean): boolean {
  if (username !== '' || password !== '') return false;
  if (privateNetwork) return protocol === 'https:' || protocol === 'http:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return protocol === 'https:' && (isIP(host) === 0 || isPublic(host));
}

/** The status of the answer. What else it says is not read. */
function send(url: URL, body: string, options: RequestOptions): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      response.on('error', () => undefined);
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function attemptOf(status: number): Attempt {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  return { outcome: 'failed', why: String(status) };
}
