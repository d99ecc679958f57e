/** The chat itself: its page, the messages posted to it, and the stream that tells of news. */
import type { Request, Response } from 'restify';
import type { TurnOutcome } from '../../turn.js';
import { addressOf } from '../address-of.js';
import { StorageError } from '../../storage/storage.js';
import { Refusal, retryAfter } from '../refusal.js';
import { sendNothing, sendTo } from './answer.js';
import { placeOf, visitOf, wordingFor, type Visit } from './chat.js';
import {
  isHtmx,
  sendChat,
  sendElsewhere,
  sendForgotten,
  sendFragment,
  setCookie,
  type ChatRoom,
} from './chat-answers.js';
import { isFramed, newToken, tokenFromCookie } from './conversation-token.js';
import { chatForm, type ChatForm } from './form.js';
import { isSameOrigin } from './same-origin.js';

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
  if ('failed' in outcome) return sayItFailed(room, request, response, visit, form, outcome.failed);
  const { record, kind, fresh } = outcome;
  if (kind === 'forgotten') return sendForgotten(room, request, response, visit, outcome);
  const { wording, languages } = wordingFor(request, room, place, record.language);
  const standing = { wording, languages, messages: record.messages };
  if (isHtmx(request) && !visit.carried && form.language !== null && form.language !== wording.language) {
    return sendElsewhere(room, response, visit, `/chat/${place.id}?lang=${wording.language}#m${fresh}`);
  }
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
  // A 204 tells the browser not to try again.
  const tab = (query.get('tab') ?? '').slice(0, 64);
  if (!room.streams.open(key, tab, response, addressOf(request))) return sendNothing(response);
  await room.laterNews.opened(key);
}

/** The turn failed, and nothing was taken: 503 where storage may soon be back. */
interface Failed {
  failed: 500 | 503;
}

async function turn(room: ChatRoom, visit: Visit, form: ChatForm): Promise<TurnOutcome | Failed> {
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
    return { failed: error instanceof StorageError ? 503 : 500 };
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
  const { wording, languages } = wordingFor(request, room, visit.place, record?.language ?? form.language);
  if (!isHtmx(request) && !visit.carried) {
    setCookie(room, response, visit);
    return sendTo(response, `/chat/${visit.place.id}?lang=${wording.language}`);
  }
  const messages = record?.messages ?? room.bot.greeting(visit.place.id, wording.language);
  const standing = { wording, languages, messages, once: form.once, tab: form.tab };
  if (!isHtmx(request)) return sendChat(room, request, response, visit, 200, standing);
  await sendFragment(room, request, response, visit, standing, form);
}

/** The turn failed. htmx leaves the page as it is and page.js says so; without it, the page comes back with the words. */
async function sayItFailed(
  room: ChatRoom,
  request: Request,
  response: Response,
  visit: Visit,
  form: ChatForm,
  status: Failed['failed'],
): Promise<void> {
  if (status === 503) response.setHeader('Retry-After', String(retryAfter));
  if (isHtmx(request)) {
    if (status === 503) throw new Refusal(status, 'Storage cannot be written');
    throw new Error('The turn failed, as was logged');
  }
  const record = await room.bot.conversation(visit.key).catch(() => null);
  const { wording, languages } = wordingFor(request, room, visit.place, record?.language ?? form.language);
  await sendChat(room, request, response, visit, status, {
    wording,
    languages,
    messages: record?.messages ?? room.bot.greeting(visit.place.id, wording.language),
    once: form.once,
    notice: wording.say('web:notice-failed'),
    typed: form.text,
  });
}
