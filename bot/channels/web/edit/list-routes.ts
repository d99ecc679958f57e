/** The list of all that somebody may edit, new groups, and topics that were proposed. */
import { readId } from '../../../catalogue/plain-values.js';
import { Mistake } from '../../../catalogue/shape.js';
import type { EditablePlace, GroupEntry } from '../../../editing/editing.js';
import { NotAllowed, rightsOf, type Editor } from '../../../editing/editors.js';
import type { Catalogue, Place, Problem } from '../../../catalogue/catalogue.js';
import { detailFields, withDetailFields, type DetailFields } from '../../../web/edit/details-form.js';
import { detailSlots, DetailsPage, type DetailsView } from '../../../web/edit/details-page.js';
import { detailsForFile } from '../../../web/edit/fields-for-file.js';
import { EditListPage, type GroupLine, type PlaceLines } from '../../../web/edit/list-page.js';
import { postedDetails } from '../../../web/edit/posted.js';
import { toldIn, wrongIn } from '../../../web/edit/problem-words.js';
import { noProblems, sortProblems } from '../../../web/edit/problems.js';
import { newGroupText } from '../../../editing/with-form.js';
import { sendTo } from '../answer.js';
import { idFrom } from './activity-part.js';
import { answer, aroundOf, placeNamed, wordingOf, type EditRoom, type EditVisit } from './edit-room.js';
import { isOld, longestAgo } from './freshness-words.js';
import { doneIn, notSaved } from './outcomes.js';

/** Groups of one place on one page; more are found by their name. */
const mostShown = 60;

/** GET /edit */
export async function showList(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const around = aroundOf(room, visit, null, doneIn(visit.request));
  const find = (new URLSearchParams(visit.request.getQuery()).get('find') ?? '').trim().slice(0, 80);
  const places = await room.editing.files.places(editor);
  const counts = problemCounts(room.catalogue());
  const lines: PlaceLines[] = [];
  for (const editable of places) lines.push(await linesOf(room, editor, editable, { find, counts, around }));
  const [only] = places;
  // Who has one group is led to it.
  if (
    places.length === 1 &&
    only &&
    !only.whole &&
    only.groups.length === 1 &&
    find === '' &&
    around.done === null
  ) {
    return sendTo(visit.response, `/edit/${only.place.id}/${only.groups[0]!.id}`);
  }
  await answer(room, visit, EditListPage({ around, places: lines, find }));
}

type Counts = ReadonlyMap<string, { errors: number; advice: number }>;

async function linesOf(
  room: EditRoom,
  editor: Editor,
  { place, whole, groups }: EditablePlace,
  { find, counts, around }: { find: string; counts: Counts; around: ReturnType<typeof aroundOf> },
): Promise<PlaceLines> {
  const wanted = groups.filter(({ name, id }) => find === '' || matches(`${name} ${id}`, find));
  const inNeed = (entry: GroupEntry) => (counts.get(fileOf(entry))?.errors ? 0 : 1);
  const shown = [...wanted].sort((one, other) => inNeed(one) - inNeed(other)).slice(0, mostShown);
  const lines: GroupLine[] = [];
  for (const entry of shown) {
    const { errors = 0, advice = 0 } = counts.get(fileOf(entry)) ?? {};
    const days = entry.activities.map(({ checked }) => checked);
    lines.push({
      id: entry.id,
      name: entry.name,
      activities: entry.activities.length,
      errors: entry.sound ? errors : Math.max(1, errors),
      advice,
      reports: (await room.editing.reports.of(editor, place.id, entry.id)).length,
      old: days.filter((day) => isOld(day, place, room.now())).length,
      checked: longestAgo(days, around.wording),
    });
  }
  return {
    place,
    whole,
    groups: lines,
    more: wanted.length - shown.length,
    searchable: groups.length > 8,
    proposals: whole ? await room.editing.topics.waiting(editor, place.id) : [],
  };
}

function matches(text: string, find: string): boolean {
  return text.toLocaleLowerCase().includes(find.toLocaleLowerCase());
}

function fileOf({ place, id }: GroupEntry): string {
  return `places/${place}/groups/${id}.yaml`;
}

const counted = new WeakMap<readonly Problem[], Counts>();

/** How many mistakes and how much advice each file has, as it is now. */
function problemCounts({ problems }: Catalogue): Counts {
  const known = counted.get(problems);
  if (known) return known;
  const counts = new Map<string, { errors: number; advice: number }>();
  for (const { file, level } of problems) {
    const count = counts.get(file) ?? { errors: 0, advice: 0 };
    if (level === 'error') count.errors += 1;
    else count.advice += 1;
    counts.set(file, count);
  }
  counted.set(problems, counts);
  return counts;
}

/** GET /edit/new-group?place=… */
export async function showNewGroup(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const place = placeOfTheirs(room, editor, new URLSearchParams(visit.request.getQuery()).get('place') ?? '');
  await answer(
    room,
    visit,
    DetailsPage(newGroupView(room, visit, place, { fields: detailFields({}), id: '' })),
  );
}

/** POST /edit/new-group */
export async function createGroup(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const place = placeOfTheirs(room, editor, posted.get('place') ?? '');
  const fields = detailsForFile(postedDetails(posted), wordingOf(room, visit.request, place).wording);
  const written = (posted.get('id') ?? '').trim();
  const id = written === '' ? idFrom(fields.name, '') : written;
  const text = newGroupText({ ...withDetailFields({}, fields), activities: [] });
  const show = (more: Partial<DetailsView>) =>
    answer(room, visit, DetailsPage({ ...newGroupView(room, visit, place, { fields, id }), ...more }), 422);
  const wrong = readId(id);
  if (wrong instanceof Mistake) {
    const around = aroundOf(room, visit, place);
    const needed = id === '' || wrong.what === undefined;
    return show({
      idProblem: needed ? around.wording.say('edit:group-id-needed') : wrongIn(around, wrong.what),
    });
  }
  const created = await room.editing.files.create(editor, { place: place.id, group: id, text });
  switch (created.kind) {
    case 'saved':
      return sendTo(visit.response, `/edit/${place.id}/${id}/activity?done=created`);
    case 'exists':
      return show({ idProblem: aroundOf(room, visit, place).wording.say('edit:group-id-exists') });
    case 'bad-name':
      return show({ idProblem: aroundOf(room, visit, place).wording.say('edit:group-id-needed') });
    case 'mistakes': {
      const around = aroundOf(room, visit, place);
      const sorted = sortProblems({
        tell: (problem) => toldIn(around, problem),
        text: created.text,
        problems: created.problems,
        slots: detailSlots,
        nameOf: (path) => path.join('.'),
      });
      return show({ problems: sorted.here, refused: 'mistakes' });
    }
    case 'not-written':
      return show({ refused: created.why });
    default:
      return notSaved(room, visit, { place, id, name: fields.name }, created);
  }
}

/** POST /edit/topic-done */
export async function settleTopic(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const place = placeOfTheirs(room, editor, posted.get('place') ?? '');
  await room.editing.topics.settle(editor, place.id, posted.get('id') ?? '');
  sendTo(visit.response, '/edit?done=topic');
}

function newGroupView(
  room: EditRoom,
  visit: EditVisit,
  place: Place,
  { fields, id }: { fields: DetailFields; id: string },
): DetailsView {
  return {
    around: aroundOf(room, visit, place),
    place,
    group: null,
    id,
    idProblem: null,
    fields,
    basedOn: '',
    problems: noProblems,
    elsewhere: [],
    refused: null,
    others: [],
  };
}

function placeOfTheirs(room: EditRoom, editor: Editor, id: string): Place {
  const place = placeNamed(room, id);
  if (!rightsOf(room.catalogue(), editor.email)?.places.has(id)) throw new NotAllowed('Not their place.');
  return place;
}
