/** Reads the chat's form. Whatever arrives, the answer is plain fields with plain text. */
import type { Request, RequestHandler } from 'restify';
import { longestMessage } from '../../understanding/understanding.js';
import { plainCharacters } from '../plain-characters.js';
import { formReaders } from '../read-form.js';
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

/** The handlers that read a form of the page. */
export const chatFormReaders: RequestHandler[] = formReaders(largestForm);

export function chatForm(request: Request): ChatForm {
  const body: unknown = request.body;
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const after = Number(fields.get('after') ?? 0);
  return {
    // Room for what the turn cuts, so that it can say that it cut.
    text: plainCharacters(fields.get('text') ?? '')
      .trim()
      .slice(0, longestMessage * 2),
    once: shortWord(fields.get('once')),
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
    tab: shortWord(fields.get('tab')),
    language: shortWord(fields.get('language')),
    stream: shortWord(fields.get('stream')),
    token: isToken(fields.get('conversation')) ? fields.get('conversation') : null,
  };
}

function shortWord(value: string | null): string | null {
  return value !== null && /^[\w-]{1,64}$/.test(value) ? value : null;
}
