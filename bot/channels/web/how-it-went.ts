/** The page behind the links by which a resident answers a check-in from an e-mail. No account, no cookie, no JavaScript. */
import type { Request, Response } from 'restify';
import type { WhyNotThere } from '../../../dialogs/deed.js';
import type { Place } from '../../catalogue/catalogue.js';
import { howItWentAnswers, howItWentPath } from '../../referrals/check-in-letters.js';
import type { CheckIns } from '../../referrals/check-ins.js';
import { HowItWentDone, HowItWentPage, whyNotThere } from '../../web/how-it-went-page.js';
import { page } from '../../web/html.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import { sendPage } from './answer.js';
import { filesOf } from './chat.js';
import { linkPageWording, mountLinkPage, safely, type LinkPageOptions, type LinkRoom } from './link-page.js';
import { isSameOrigin } from './same-origin.js';

export interface HowItWentOptions extends LinkPageOptions {
  checkIns: Pick<CheckIns, 'asked' | 'isOpen' | 'answer' | 'endAll'>;
}

type Room = LinkRoom<HowItWentOptions>;

/** Call once, before the host listens. */
export function mountHowItWent(host: Host, options: HowItWentOptions): void {
  mountLinkPage(host, howItWentPath, options, { show: ask, note });
}

/** GET. Changes nothing: programs that look into mail open every link. */
async function ask(room: Room, request: Request, response: Response): Promise<void> {
  const query = new URLSearchParams(request.getQuery());
  const token = query.get('token') ?? '';
  const answer = howItWentAnswers.find((one) => one === query.get('answer')) ?? null;
  const asked = isToken(token) ? await room.checkIns.asked(token) : null;
  const place = asked && room.catalogue().places.get(asked.record.place);
  const holds = asked !== null && (answer === 'stop' || room.checkIns.isOpen(asked.about));
  if (!holds || !place) return done(room, request, response, null, 'gone');
  const wording = linkPageWording(room, request, place, asked.about.language);
  const { activity, forWhom } = asked.about;
  const files = filesOf(room.files, false);
  const html = page(HowItWentPage({ wording, files, token, answer, activity, forWhom }));
  await sendPage(request, response, 200, html, safely(room));
}

/** POST: somebody pressed a button. A link that was used, altered, or is too old gets the same page. */
async function note(room: Room, request: Request, response: Response): Promise<void> {
  if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
  const posted = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const token = posted.get('token') ?? '';
  const answer = howItWentAnswers.find((one) => one === posted.get('answer')) ?? null;
  const why: WhyNotThere | null = whyNotThere.find((one) => one === posted.get('why')) ?? null;
  const asked = isToken(token) && answer ? await room.checkIns.asked(token) : null;
  const place = (asked && room.catalogue().places.get(asked.record.place)) ?? null;
  if (asked === null || answer === null) return done(room, request, response, null, 'gone');
  if (answer === 'stop') {
    await room.checkIns.endAll(asked.record.conversation);
    return done(room, request, response, place, 'stopped', asked.about.language);
  }
  const noted = await room.checkIns.answer(token, answer, answer === 'not-yet' ? why : null);
  await done(room, request, response, place, noted ? 'noted' : 'gone', asked.about.language);
}

async function done(
  room: Room,
  request: Request,
  response: Response,
  place: Place | null,
  what: 'noted' | 'stopped' | 'gone',
  language: string | null = null,
): Promise<void> {
  const wording = linkPageWording(room, request, place, language);
  const chat = place === null ? null : `/chat/${place.id}`;
  const html = page(HowItWentDone({ wording, files: filesOf(room.files, false), what, chat }));
  await sendPage(request, response, what === 'gone' ? 404 : 200, html, safely(room));
}

function isToken(token: string): boolean {
  return /^[\w-]{43}\.[\w-]{43}\.[\w-]{20,64}$/.test(token);
}
