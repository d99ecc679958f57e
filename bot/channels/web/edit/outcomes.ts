/** What is said of what was done. */
import type { Request } from 'restify';
import type { Saved } from '../../../editing/editing.js';
import { NotAllowed } from '../../../editing/editors.js';
import { MessagePage } from '../../../web/edit/small-pages.js';
import { answer, aroundOf, type EditRoom, type EditVisit } from './edit-room.js';
import type { OpenGroup } from './open-group.js';

const done = [
  'saved',
  'saved-together',
  'saved-not-sound',
  'saved-no-more',
  'part-gone',
  'removed',
  'restored',
  'created',
  'still-right',
  'report',
  'topic',
];

/** What the address says was just done, of what can be said. */
export function doneIn(request: Request): string | null {
  const said = new URLSearchParams(request.getQuery()).get('done');
  return said !== null && done.includes(said) ? said : null;
}

/** Says why something that needs no form was not saved. */
export async function notSaved(
  room: EditRoom,
  visit: EditVisit,
  { place, id, name }: Pick<OpenGroup, 'place' | 'id' | 'name'>,
  saved: Exclude<Saved, { kind: 'saved' }>,
): Promise<void> {
  if (saved.kind === 'gone') throw new NotAllowed('It is no longer there.');
  const around = aroundOf(room, visit, place);
  const say = (key: string) => around.wording.say(`edit:${key}`);
  const why =
    saved.kind === 'not-written'
      ? `not-written-${saved.why}`
      : saved.kind === 'mistakes'
        ? 'not-saved-mistakes'
        : 'not-saved-meanwhile';
  const up = { address: `/edit/${place.id}/${id}`, name };
  await answer(room, visit, MessagePage({ around, title: say('not-saved'), text: say(why), up }), 409);
}
