/** The group that an address names, read for whoever may edit it. */
import type { Place, Problem } from '../../../catalogue/catalogue.js';
import { fieldFinder } from '../../../editing/field-of-problem.js';
import type { Editor } from '../../../editing/editors.js';
import { NotAllowed } from '../../../editing/editors.js';
import { groupForm, type GroupForm } from '../../../editing/group-form.js';
import type { Elsewhere } from '../../../web/edit/activity-view.js';
import { asText } from '../../../web/edit/form-values.js';
import { toldIn, type EditWords } from '../../../web/edit/problem-words.js';
import { activitiesIn } from './activity-part.js';
import type { Base } from './edited-part.js';
import { placeNamed, type EditRoom, type EditVisit } from './edit-room.js';

export interface OpenGroup {
  editor: Editor;
  place: Place;
  id: string;
  name: string;
  current: Base;
  /** Null where the file is no YAML. */
  form: GroupForm | null;
}

/** @throws NotAllowed where it is not theirs, or not there. */
export async function openGroup(room: EditRoom, { request }: EditVisit, editor: Editor): Promise<OpenGroup> {
  const { place: placeId, group: id } = request.params as { place: string; group: string };
  const place = placeNamed(room, placeId);
  const current = await room.editing.files.read(editor, placeId, id);
  if (current === null) throw new NotAllowed('There is no such group.');
  const read = groupForm(current.text);
  const form = read.kind === 'form' ? read.form : null;
  const served = place.groups.find((group) => group.id === id)?.name;
  const name = (form && asText(form['name'])) || (served ?? id);
  return { editor, place, id, name, current, form };
}

/** The text that a form was made from: the file as it is, or an earlier version of it. */
export async function baseOf(room: EditRoom, group: OpenGroup, version: string | null): Promise<Base | null> {
  if (version === null || version === '' || version === group.current.version) return group.current;
  const { editor, place, id } = group;
  const text = await room.editing.files.textOf(editor, place.id, id, version);
  return text === null ? null : { text, version };
}

/** Mistakes in other parts of the file, each with the page where it can be put right. */
export function elsewhereIn(
  group: OpenGroup,
  text: string,
  problems: readonly Problem[],
  words: EditWords,
): Elsewhere[] {
  const { wording } = words;
  const read = groupForm(text);
  const find = fieldFinder(text);
  const address = `/edit/${group.place.id}/${group.id}`;
  const listed = read.kind === 'form' ? activitiesIn(read.form) : [];
  return problems
    .filter(({ level }) => level === 'error')
    .map((problem) => {
      const [first, index] = find(problem);
      const found = first === 'activities' ? listed.find((one) => one.index === index) : undefined;
      return found === undefined
        ? {
            told: toldIn(words, problem),
            address: `${address}/details`,
            name: wording.say('edit:details'),
          }
        : {
            told: toldIn(words, problem),
            address: `${address}/activity/${found.key}`,
            name: asText(found.activity['name']) || wording.say('edit:no-name'),
          };
    });
}
