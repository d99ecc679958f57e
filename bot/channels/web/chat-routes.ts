/** The chat itself: its page, the messages posted to it, and the stream that tells of news. */
import type { Request, Response } from 'restify';
import type { Logger } from 'pino';
import type { Message } from '../../storage/records.js';
import type { TurnOutcome } from '../../turn.js';
import { ChatFragment, ChatPage } from '../../web/chat-page.js';
import { fragment, page } from '../../web/html.js';
import { Refusal } from '../refusal.js';
import type { WebAdapter } from './adapter.js';
import { sendNothing, sendPage, sendTo } from './answer.js';
import {
  chatView,
  isSecure,
  placeOf,
  visitOf,
  wordingFor,
  type Standing,
  type Visit,
  type WebRoom,
} from './chat.js';
import { conversationCookie, isFramed, newToken, tokenFromCookie } from './conversation-token.js';
import { chatForm, type ChatForm } from './form.js';
import type { OpenStreams } from './open-streams.js';
import { isSameOrigin } from './same-origin.js';

export interface ChatRoom extends WebRoom {
  adapter: WebAdapter;
  streams: OpenStreams;
  log: Logger;
}

/** GET /chat/:place. Sets the cookie, and keeps nothing until something is said. */
export async function showChat(room: ChatRoom, request: Request, response: Response): Promise<void> {
  const place = placeOf(request, room.catalogue());
  const cookie = tokenFromCookie(request, place.id);
  const framed = isFramed(request);
  const visit = visitOf(place, cookie ?? newToken(), { framed, carried: framed || cookie === null });
  const record = cookie === null ? null : await room.bot.conversation(visit.key);
  const { wording, languages } = wordingFor(request, room, place, record?.language ?? null);
  const messages = record?.messages ?? room.bot.greeting(place.id, wording.language);
  await sendChat(room, request, response, visit, 200, { wording, languages, messages });
}

/**
 * POST /chat/:place. Takes one message and answers with what is new (htmx), leads to the page (a plain form), or
 * answers with the whole page where no cookie would find the conversation again. Without words nothing is taken: that
 * is how a page asks for what is new.
 */
export async function takeMessage(room: ChatRoom, request: Request, response: Response): Promise<void> {
  const place = placeOf(request, room.catalogue());
  if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
  const form = chatForm(request);
  const cookie = tokenFromCookie(request, place.id);
  const framed = isFramed(request);
  const token = (framed ? (form.token ?? cookie) : (cookie ?? form.token)) ?? newToken();
  const visit = visitOf(place, token, { framed, carried: framed || cookie === null });
  if (form.text === '') return showNews(room, request, response, visit, form);

  const outcome = await turn(room, visit, form);
  if (outcome === null) return sayItFailed(room, request, response, visit, form);
  const { record, kind, fresh } = outcome;
  if (kind === 'forgotten') return sayForgotten(room, request, response, visit, outcome);
  const { wording, languages } = wordingFor(request, room, place, record.language);
  const standing = { wording, languages, messages: record.messages };
  if (isHtmx(request)) return sendFragment(room, request, response, visit, standing, form);
  if (visit.carried) return sendChat(room, request, response, visit, 200, standing);
  setCookie(room, response, visit);
  sendTo(response, `/chat/${place.id}#m${fresh}`);
}

/** GET /chat/:place/events. Named by the record's key, which opens nothing: the stream says only that there is news. */
export async function openStream(room: ChatRoom, request: Request, response: Response): Promise<void> {
  placeOf(request, room.catalogue());
  const query = new URLSearchParams(request.getQuery());
  const key = query.get('stream') ?? '';
  if (!/^[\w-]{43}$/.test(key)) throw new Refusal(400, 'No such stream');
  const latest = lastNumber((await room.bot.conversation(key))?.messages ?? []);
  // A 204 tells the browser not to try again.
  if (!room.streams.open(key, (query.get('tab') ?? '').slice(0, 64), latest, response)) sendNothing(response);
}

/** Null where the turn failed: nothing was taken. */
async function turn(room: ChatRoom, visit: Visit, form: ChatForm): Promise<TurnOutcome | null> {
  const { place, key } = visit;
  try {
    return await room.adapter.process(
      {
        place: place.id,
        channel: 'webchat',
        conversation: key,
        text: form.text,
        once: form.once,
        language: form.language,
      },
      form.tab,
    );
  } catch (error) {
    room.log.error({ err: error, place: place.id }, 'A turn failed');
    return null;
  }
}

/** Nothing was said: what has come since. The one-time number stays, for words that may be waiting to be sent again. */
async function showNews(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  form: ChatForm,
): Promise<void> {
  const record = await room.bot.conversation(visit.key);
  if (!isHtmx(request) && !visit.carried) return sendTo(response, `/chat/${visit.place.id}`);
  const { wording, languages } = wordingFor(request, room, visit.place, record?.language ?? form.language);
  const messages = record?.messages ?? room.bot.greeting(visit.place.id, wording.language);
  const standing = { wording, languages, messages, once: form.once, tab: form.tab };
  if (!isHtmx(request)) return sendChat(room, request, response, visit, 200, standing);
  await sendFragment(room, request, response, visit, standing, form);
}

/** Everything is gone: the log is emptied on the page as well, and what follows is another conversation. */
async function sayForgotten(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  { record, fresh }: TurnOutcome,
): Promise<void> {
  const { wording, languages } = wordingFor(request, room, visit.place, record.language);
  const messages = record.messages.filter(({ number, from }) => number >= fresh && from === 'bot');
  const anew = visitOf(visit.place, newToken(), { framed: visit.framed, carried: true });
  const standing = { wording, languages, messages };
  if (!isHtmx(request)) return sendChat(room, request, response, anew, 200, standing);
  setCookie(room, response, anew);
  response.setHeader('HX-Reswap', 'innerHTML');
  const view = chatView(room, anew, standing);
  await sendPage(
    request,
    response,
    200,
    fragment(ChatFragment({ ...view, fresh: messages })),
    safely(room, visit),
  );
}

/** The turn failed. htmx leaves the page as it is and page.js says so; without it, the page comes back with the words. */
async function sayItFailed(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  form: ChatForm,
): Promise<void> {
  if (isHtmx(request)) throw new Error('The turn failed, as was logged');
  const record = await room.bot.conversation(visit.key).catch(() => null);
  const { wording, languages } = wordingFor(request, room, visit.place, record?.language ?? form.language);
  await sendChat(room, request, response, visit, 500, {
    wording,
    languages,
    messages: record?.messages ?? room.bot.greeting(visit.place.id, wording.language),
    once: form.once,
    notice: wording.say('web:notice-failed'),
    typed: form.text,
  });
}

async function sendChat(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  status: number,
  standing: Standing,
): Promise<void> {
  setCookie(room, response, visit);
  await sendPage(
    request,
    response,
    status,
    page(ChatPage(chatView(room, visit, standing))),
    safely(room, visit),
  );
}

/** The messages that the page has not got yet. A page that shows another conversation gets them all anew. */
async function sendFragment(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  standing: Standing,
  form: ChatForm,
): Promise<void> {
  const { messages } = standing;
  const another = (form.stream ?? visit.key) !== visit.key || form.after > lastNumber(messages);
  if (another) response.setHeader('HX-Reswap', 'innerHTML');
  const fresh = another ? messages : messages.filter(({ number }) => number > form.after);
  if (fresh.length === 0) return sendNothing(response);
  const view = chatView(room, visit, { ...standing, tab: form.tab });
  setCookie(room, response, visit);
  await sendPage(request, response, 200, fragment(ChatFragment({ ...view, fresh })), safely(room, visit));
}

function lastNumber(messages: readonly Message[]): number {
  return messages.at(-1)?.number ?? 0;
}

function isHtmx(request: Request): boolean {
  return request.headers['hx-request'] === 'true';
}

function safely(room: ChatRoom, { place }: Visit): { frameAncestors: readonly string[]; secure: boolean } {
  return { frameAncestors: place.sites, secure: isSecure(room.settings) };
}

function setCookie(room: ChatRoom, response: Response, visit: Visit): void {
  const { keepDays } = room.settings;
  const options = { keepDays, secure: isSecure(room.settings), framed: visit.framed };
  response.setHeader('Set-Cookie', conversationCookie(visit.place.id, visit.token, options));
}
