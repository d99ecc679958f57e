/** The page behind the links that ask a group whether all is still right. No account, no typing, no JavaScript. */
import type { Request, Response } from 'restify';
import type { Freshness } from '../../editing/editing.js';
import { stillRightPath } from '../../editing/paths.js';
import { details } from '../../suggesting/details.js';
import { indexOf } from '../../suggesting/place-indexes.js';
import { emptyStory } from '../../../dialogs/telling.js';
import { page } from '../../web/html.js';
import { StillRightMessage, StillRightPage } from '../../web/still-right-page.js';
import { dayIn } from '../../words/dates.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import { sendPage, sendTo } from './answer.js';
import { filesOf } from './chat.js';
import { linkPageWording, mountLinkPage, safely, type LinkPageOptions, type LinkRoom } from './link-page.js';
import { isSameOrigin } from './same-origin.js';

export interface StillRightOptions extends LinkPageOptions {
  /** Makes the links, and notes what is said by them. */
  freshness: Pick<Freshness, 'asked' | 'stillRightByLink'>;
}

type Room = LinkRoom<StillRightOptions>;

/** Call once, before the host listens. */
export function mountStillRight(host: Host, options: StillRightOptions): void {
  mountLinkPage(host, '/edit/still-right', options, { show: ask, note });
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
  const wording = linkPageWording(room, request, place);
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
  const wording = linkPageWording(room, request, null);
  const html = page(StillRightMessage({ wording, files: filesOf(room.files, false), what }));
  await sendPage(request, response, what === 'gone' ? 404 : 503, html, safely(room));
}

function isToken(token: string): boolean {
  return /^[\w-]{20,64}$/.test(token);
}
