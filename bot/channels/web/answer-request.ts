/** The page behind the links by which a group answers a request. No account, no typing needed, no JavaScript. */
import type { Request, Response } from 'restify';
import { answerKinds, notRightReasons, type Answer, type Answers } from '../../referrals/answers.js';
import type { Place } from '../../catalogue/catalogue.js';
import { AnswerDone, AnswerPage } from '../../web/answer-page.js';
import { page } from '../../web/html.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import { sendPage } from './answer.js';
import { filesOf } from './chat.js';
import { linkPageWording, mountLinkPage, safely, type LinkPageOptions, type LinkRoom } from './link-page.js';
import { isSameOrigin } from './same-origin.js';

export interface AnswerRequestOptions extends LinkPageOptions {
  answers: Pick<Answers, 'asked' | 'answer'>;
}

type Room = LinkRoom<AnswerRequestOptions>;

/** Call once, before the host listens. */
export function mountAnswerRequest(host: Host, options: AnswerRequestOptions): void {
  mountLinkPage(host, '/answer', options, { show: ask, note });
}

/** GET. Changes nothing: programs that look into mail open every link. */
async function ask(room: Room, request: Request, response: Response): Promise<void> {
  const query = new URLSearchParams(request.getQuery());
  const token = query.get('token') ?? '';
  const asked = isToken(token) ? await room.answers.asked(token) : null;
  const place = asked && room.catalogue().places.get(asked.place);
  if (!asked || !place) return done(room, request, response, null, 'gone');
  const kind = answerKinds.find((one) => one === query.get('answer')) ?? null;
  const wording = linkPageWording(room, request, place);
  const { reference, activity } = asked;
  const html = page(
    AnswerPage({ wording, files: filesOf(room.files, false), token, kind, reference, activity }),
  );
  await sendPage(request, response, 200, html, safely(room));
}

/** POST: somebody pressed a button. A link that was used, altered, or is too old gets the same page. */
async function note(room: Room, request: Request, response: Response): Promise<void> {
  if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
  const posted = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const token = posted.get('token') ?? '';
  const answer = answerIn(posted);
  const asked = isToken(token) && answer ? await room.answers.asked(token) : null;
  const place = (asked && room.catalogue().places.get(asked.place)) ?? null;
  const noted = asked !== null && answer !== null && (await room.answers.answer(token, answer));
  await done(room, request, response, place, noted ? 'noted' : 'gone');
}

function answerIn(posted: URLSearchParams): Answer | null {
  const kind = answerKinds.find((one) => one === posted.get('answer'));
  const reason = notRightReasons.find((one) => one === posted.get('reason')) ?? null;
  return kind === undefined ? null : { kind, reason: kind === 'not-right' ? reason : null };
}

async function done(
  room: Room,
  request: Request,
  response: Response,
  place: Place | null,
  what: 'noted' | 'gone',
): Promise<void> {
  const wording = linkPageWording(room, request, place);
  const html = page(AnswerDone({ wording, files: filesOf(room.files, false), what }));
  await sendPage(request, response, what === 'noted' ? 200 : 404, html, safely(room));
}

function isToken(token: string): boolean {
  return /^[\w-]{43}\.[\w-]{20,64}$/.test(token);
}
