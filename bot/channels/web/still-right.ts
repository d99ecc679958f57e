/** The page behind the links that ask a group whether all is still right. No account, no typing, no JavaScript. */
import type { Request, RequestHandler, Response } from 'restify';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import type { Freshness } from '../../editing/editing.js';
import { stillRightPath } from '../../editing/paths.js';
import { details } from '../../suggesting/details.js';
import { indexOf } from '../../suggesting/place-indexes.js';
import { emptyStory } from '../../../dialogs/telling.js';
import { page } from '../../web/html.js';
import { StillRightMessage, StillRightPage } from '../../web/still-right-page.js';
import { dayIn } from '../../words/dates.js';
import type { Wording, Words } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import { sendPage, sendTo } from './answer.js';
import { filesOf } from './chat.js';
import { formReaders } from './form.js';
import { languagesToChoose, pageLanguage } from './language.js';
import { addressOf, keepPace, type Pace } from './pace.js';
import { isSameOrigin } from './same-origin.js';
import { StaticFiles } from './static-files.js';

export interface StillRightOptions {
  /** Makes the links, and notes what is said by them. */
  freshness: Pick<Freshness, 'asked' | 'stillRightByLink'>;
  catalogue: () => Catalogue;
  words: Words;
  settings: { publicUrl: string | null };
  now: () => Date;
}

interface Room extends StillRightOptions {
  files: StaticFiles;
}

/** From one network address. */
const pace: Pace = { rate: 1, burst: 20 };

/** Call once, before the host listens. */
export function mountStillRight({ server }: Host, options: StillRightOptions): void {
  const room: Room = { ...options, files: new StaticFiles() };
  // restify logs whatever a handler answers, so handlers answer nothing.
  const show: RequestHandler = async (request: Request, response: Response): Promise<void> => {
    await ask(room, request, response);
  };
  server.get('/edit/still-right', show);
  server.head('/edit/still-right', show);
  server.post(
    '/edit/still-right',
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
  const asked = isToken(token) ? await room.freshness.asked(token) : null;
  const place = asked && room.catalogue().places.get(asked.place);
  if (!asked || !place) return answer(room, request, response, 'gone');
  const own = asked.entry.activities;
  const one = own.find(({ id }) => id === query.get('activity'));
  const shown = one ? [one] : own;
  const wording = wordingFor(room, request, place);
  const index = indexOf(place, room.catalogue());
  const activities = shown.flatMap(({ id }) => {
    const found = details(index, `${asked.group}/${id}`, emptyStory(), room.now(), wording.language);
    return found ? [found] : [];
  });
  // An entry with mistakes in it from the first has nothing that residents see.
  if (activities.length === 0) return answer(room, request, response, 'failed');
  const today = dayIn(place.timezone, room.now());
  const html = page(
    StillRightPage({
      wording,
      files: filesOf(room.files, false),
      place: place.id,
      group: asked.entry.name,
      activities,
      fields: { token, ...(one && { activity: one.id }) },
      edit: `/edit/${asked.place}/${asked.group}`,
      all: one && own.length > 1 ? stillRightPath(token) : null,
      done: shown.every(({ checked }) => checked === today),
    }),
  );
  await sendPage(request, response, 200, html, safely(room));
}

/** POST: somebody pressed the button. Pressed again it notes the same day again. */
async function note(room: Room, request: Request, response: Response): Promise<void> {
  if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
  const posted = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const token = posted.get('token') ?? '';
  const activity = posted.get('activity');
  if (!isToken(token) || (await room.freshness.asked(token)) === null) {
    return answer(room, request, response, 'gone');
  }
  const saved = await room.freshness.stillRightByLink(token, activity);
  if (saved?.kind !== 'saved') return answer(room, request, response, 'failed');
  const which = activity === null ? '' : `&activity=${encodeURIComponent(activity)}`;
  sendTo(response, stillRightPath(token) + which);
}

async function answer(
  room: Room,
  request: Request,
  response: Response,
  what: 'gone' | 'failed',
): Promise<void> {
  const wording = wordingFor(room, request, null);
  const html = page(StillRightMessage({ wording, files: filesOf(room.files, false), what }));
  await sendPage(request, response, what === 'gone' ? 404 : 503, html, safely(room));
}

/** In a language of the place that the reader's browser prefers; of no place where the link does not say one. */
function wordingFor({ catalogue, words, now }: Room, request: Request, place: Place | null): Wording {
  const languages = place ? languagesToChoose(place.languages, words.languages) : words.languages;
  const id = place?.id ?? catalogue().places.keys().next().value;
  if (id === undefined) throw new Refusal(503, 'There are no places');
  return words.in(pageLanguage(request, languages, null), id, now());
}

function isToken(token: string): boolean {
  return /^[\w-]{20,64}$/.test(token);
}

function safely({ settings: { publicUrl } }: Room): Parameters<typeof sendPage>[4] {
  return { secure: publicUrl?.startsWith('https:') ?? false, headers: { 'X-Frame-Options': 'DENY' } };
}
