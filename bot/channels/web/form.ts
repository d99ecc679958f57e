/** Reads the chat's form. Whatever arrives, the answer is plain fields with plain text. */
import type { Next, Request, RequestHandler, Response } from 'restify';
import { longestMessage } from '../../understanding/understanding.js';
import { Refusal } from '../refusal.js';
import { isToken } from './conversation-token.js';

export interface ChatForm {
  /** What the resident wrote or the button says; empty where nothing is to be taken. */
  text: string;
  once: string | null;
  /** The number of the last message on view. */
  after: number;
  /** The page it came from, so that it is not told of its own news. */
  tab: string | null;
  language: string | null;
  /** The key of the conversation that the page shows. */
  stream: string | null;
  /** The token of the conversation, where the form carries it. */
  token: string | null;
}

/** Bytes of a whole form. */
const largestForm = 16 * 1024;

/** The handlers that read a form's body: refuse what no page of ours sends, then read it. */
export const formReaders: RequestHandler[] = [
  (request, _response, next) => {
    if (
      request.getContentType() !== 'application/x-www-form-urlencoded' ||
      request.headers['content-encoding']
    ) {
      return next(new Refusal(415, 'Only plain forms are read'));
    }
    if (Number(request.headers['content-length'] ?? 0) > largestForm) {
      return next(new Refusal(413, 'The form is too large'));
    }
    return next();
  },
  readBody,
];

/**
 * The body as text. What is too long is read to its end but not kept, so that the sender gets its answer. restify's own
 * reader warns of its age on the console.
 */
function readBody(request: Request, _response: Response, next: Next): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= largestForm) parts.push(part);
  });
  request.once('end', () => {
    if (bytes > largestForm) return next(new Refusal(413, 'The form is too large'));
    request.body = Buffer.concat(parts).toString('utf8');
    return next();
  });
  // Its sender went away before all of it had come.
  request.once('error', () => next(new Refusal(400, 'The form did not arrive')));
}

export function chatForm(request: Request): ChatForm {
  const body: unknown = request.body;
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const after = Number(fields.get('after') ?? 0);
  return {
    // Room for what the turn cuts, so that it can say that it cut.
    text: plain(fields.get('text') ?? '').slice(0, longestMessage * 2),
    once: shortWord(fields.get('once')),
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
    tab: shortWord(fields.get('tab')),
    language: shortWord(fields.get('language')),
    stream: shortWord(fields.get('stream')),
    token: isToken(fields.get('conversation')) ? fields.get('conversation') : null,
  };
}

/** Without control characters and the marks that turn the direction of text around; line breaks stay. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim();
}

function shortWord(value: string | null): string | null {
  return value !== null && /^[\w-]{1,64}$/.test(value) ? value : null;
}
