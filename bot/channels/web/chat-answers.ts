/** How the chat answers: with the whole page, or with what is new on it. */
import type { Request, Response } from 'restify';
import type { Logger } from 'pino';
import type { Message } from '../../storage/records.js';
import type { TurnOutcome } from '../../turn.js';
import { ChatFragment, ChatPage } from '../../web/chat-page.js';
import { fragment, page } from '../../web/html.js';
import type { WebAdapter } from './adapter.js';
import { sendNothing, sendPage } from './answer.js';
import { chatView, isSecure, visitOf, wordingFor, type Standing, type Visit, type WebRoom } from './chat.js';
import { conversationCookie, newToken } from './conversation-token.js';
import type { ChatForm } from './form.js';
import type { LaterNews } from './later-news.js';
import type { OpenStreams } from './open-streams.js';

export interface ChatRoom extends WebRoom {
  adapter: WebAdapter;
  streams: OpenStreams;
  laterNews: LaterNews;
  log: Logger;
}

/** The whole page. */
export async function sendChat(
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
export async function sendFragment(
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

export function isHtmx(request: Request): boolean {
  return request.headers['hx-request'] === 'true';
}

export function safely(
  room: ChatRoom,
  { place }: Visit,
): { frameAncestors: readonly string[]; secure: boolean } {
  return { frameAncestors: place.sites, secure: isSecure(room.settings) };
}

export function setCookie(room: ChatRoom, response: Response, visit: Visit): void {
  const { keepDays } = room.settings;
  const options = { keepDays, secure: isSecure(room.settings), framed: visit.framed };
  response.setHeader('Set-Cookie', conversationCookie(visit.place.id, visit.token, options));
}

/** The conversation has changed its language, and with it everything on the page: htmx loads it anew. */
export function sendElsewhere(room: ChatRoom, response: Response, visit: Visit, address: string): void {
  setCookie(room, response, visit);
  response.setHeader('HX-Redirect', address);
  sendNothing(response);
}

/** Everything is gone: the log is emptied on the page as well, and what follows is another conversation. */
export async function sendForgotten(
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
