/** Judges what is posted to `/api/messages` before the SDK sees it, which answers much of it with an error of its own. */
import type { ServiceHosts } from './service-hosts.js';
import { tokenHeader, type App } from './token-header.js';

/** Bytes of a whole request. Teams sends at most 100 KB. */
export const largestActivity = 256 * 1024;

export type RefusedStatus = 400 | 401 | 403 | 405 | 413 | 415;

/** What a request says of itself before its body is read. */
export interface PostedHead {
  method: string;
  /** Without parameters. */
  contentType: string;
  contentEncoding: string | null;
  contentLength: number | null;
  /** Names and values by turns, as Node gives them, so that one that came twice is seen. */
  rawHeaders: readonly string[];
}

export interface Account {
  id: string;
  [field: string]: unknown;
}

/** An activity of which it is known that it can be answered. All else in it may be anything. */
export interface JudgedActivity {
  type: string;
  channelId: string;
  serviceUrl: string;
  conversation: Account;
  from: Account;
  recipient?: Account;
  id?: string;
  text?: string;
  [field: string]: unknown;
}

export type JudgedHead = { token: string } | { refused: RefusedStatus };
export type JudgedBody = { activity: JudgedActivity } | { refused: RefusedStatus };

/** The cheap part first: nothing of a body is read for somebody without a token that could be right. */
export function judgeHead(head: PostedHead, app: App): JudgedHead {
  if (head.method !== 'POST') return { refused: 405 };
  const token = tokenHeader(head.rawHeaders, app);
  if (token === null) return { refused: 401 };
  if (head.contentType !== 'application/json' || head.contentEncoding !== null) return { refused: 415 };
  if (head.contentLength !== null && head.contentLength > largestActivity) return { refused: 413 };
  return { token };
}

export function judgeBody(body: string, hosts: ServiceHosts): JudgedBody {
  const activity = parsed(body);
  if (!isActivity(activity)) return { refused: 400 };
  // Its tokens are checked in another way, and it is not reached over HTTP.
  if (activity.channelId.toLowerCase() === 'asechannel') return { refused: 403 };
  return hosts.allows(activity.serviceUrl) ? { activity } : { refused: 403 };
}

/** Deeper than anything that channels send, and far from what would exhaust whoever walks through it. */
const deepest = 40;
const ids = 1_000;
const words = 200;

function isActivity(value: unknown): value is JudgedActivity {
  if (!isRecord(value) || !isShallow(value)) return false;
  const { type, channelId, serviceUrl, conversation, from, recipient, id, replyToId, text } = value;
  return (
    isText(type, words) &&
    isText(channelId, words) &&
    isText(serviceUrl, ids) &&
    isAccount(conversation) &&
    isAccount(from) &&
    (recipient === undefined || isAccount(recipient)) &&
    [id, replyToId].every((one) => one === undefined || isText(one, ids)) &&
    (text === undefined || typeof text === 'string')
  );
}

/** What is written as null counts as not written. */
function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest;
}

function isAccount(value: unknown): value is Account {
  return isRecord(value) && isText(value.id, ids);
}

/** Walks level by level rather than by calling itself. Names that change what an object is are in no activity. */
function isShallow(value: object): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest || level.some((one) => Object.hasOwn(one, '__proto__'))) return false;
    level = level.flatMap((one) =>
      Object.values(one).filter((inner): inner is object => typeof inner === 'object' && inner !== null),
    );
  }
  return true;
}
