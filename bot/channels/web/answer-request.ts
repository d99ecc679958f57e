/** The page behind the links by which a group answers a request. No account, no typing needed, no JavaScript. */
import type { Request, RequestHandler, Response } from 'restify';
import { answerKinds, notRightReasons, type Answer, type Answers } from '../../referrals/answers.js';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import { AnswerDone, AnswerPage } from '../../web/answer-page.js';
import { page } from '../../web/html.js';
import type { Wording, Words } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import { sendPage } from './answer.js';
import { filesOf } from './chat.js';
import { formReaders } from './form.js';
import { languagesToChoose, pageLanguage } from './language.js';
import { addressOf, keepPace, type Pace } from './pace.js';
import { isSameOrigin } from './same-origin.js';
import { StaticFiles } from './static-files.js';

export interface AnswerRequestOptions {
  answers: Pick<Answers, 'asked' | 'answer'>;
  catalogue: () => Catalogue;
  words: Words;
  settings: { publicUrl: string | null };
  now: () => Date;
}

interface Room extends AnswerRequestOptions {
  files: StaticFiles;
}

/** From one network address. */
const pace: Pace = { rate: 1, burst: 20 };

/** Call once, before the host listens. */
export function mountAnswerRequest({ server }: Host, options: AnswerRequestOptions): void {
  const room: Room = { ...options, files: new StaticFiles() };
  // restify logs whatever a handler answers, so handlers answer nothing.
  const show: RequestHandler = async (request: Request, response: Response): Promise<void> => {
    await ask(room, request, response);
  };
  server.get('/answer', show);
  server.head('/answer', show);
  server.post(
    '/answer',
    ...keepPace(pace, addressOf),
    ...formReaders,
    async (request: Request, response: Response): Promise<void> => {
      await note(room, request, response);
    },
  );
}

/** GET. Changes nothing: programs that look into mail open every link. */
async function ask(room: Room, request: Request, response: Response): Promise<void> {
  const query = new URLSearchParams(request.getQuery());
  const token = query.get('token') ?? '';
  const asked = isToken(token) ? await room.answers.asked(token) : null;
  const place = asked && room.catalogue().places.get(asked.place);
  if (!asked || !place) return done(room, request, response, null, 'gone');
  const kind = answerKinds.find((one) => one === query.get('answer')) ?? null;
  const wording = wordingFor(room, request, place);
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
  const wording = wordingFor(room, request, place);
  const html = page(AnswerDone({ wording, files: filesOf(room.files, false), what }));
  await sendPage(request, response, what === 'noted' ? 200 : 404, html, safely(room));
}

/** In a language of the place that the reader's browser prefers; of no place where the link does not say one. */
function wordingFor({ catalogue, words, now }: Room, request: Request, place: Place | null): Wording {
  const languages = place ? languagesToChoose(place.languages, words.languages) : words.languages;
  const id = place?.id ?? catalogue().places.keys().next().value;
  if (id === undefined) throw new Refusal(503, 'There are no places');
  return words.in(pageLanguage(request, languages, null), id, now());
}

function isToken(token: string): boolean {
  return /^[\w-]{43}\.[\w-]{20,64}$/.test(token);
}

function safely({ settings: { publicUrl } }: Room): Parameters<typeof sendPage>[4] {
  return { secure: publicUrl?.startsWith('https:') ?? false, headers: { 'X-Frame-Options': 'DENY' } };
}
