/** One group: its page, what residents say of it, still right, what was there before. */
import type { Place, Problem } from '../../../catalogue/catalogue.js';
import { fieldFinder } from '../../../editing/field-of-problem.js';
import { NotAllowed, type Editor } from '../../../editing/editors.js';
import { details } from '../../../suggesting/details.js';
import { emptyStory } from '../../../../dialogs/telling.js';
import { GroupPage, type ActivityLine } from '../../../web/edit/group-page.js';
import { asText } from '../../../web/edit/form-values.js';
import { valueWords } from '../../../web/edit/change-words.js';
import { dayIn } from '../../../web/edit/examples.js';
import { toldIn, type EditWords } from '../../../web/edit/problem-words.js';
import type { Told } from '../../../web/edit/problems.js';
import { VersionsPage } from '../../../web/edit/small-pages.js';
import type { Wording } from '../../../words/wording.js';
import { indexOf } from '../../../suggesting/place-indexes.js';
import { sendTo } from '../answer.js';
import { activitiesIn, type ListedActivity } from './activity-part.js';
import { answer, aroundOf, type EditRoom, type EditVisit } from './edit-room.js';
import { isOld, momentWords } from './freshness-words.js';
import { openGroup, type OpenGroup } from './open-group.js';
import { doneIn, notSaved } from './outcomes.js';

/** GET /edit/:place/:group */
export async function showGroup(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const { place, id, form, current } = group;
  const around = aroundOf(room, visit, place, doneIn(visit.request));
  const { problems } = room.editing.files.check(editor, place.id, id, current.text);
  const listed = form === null ? [] : activitiesIn(form);
  const told = toldByActivity(current.text, problems, around);
  const reports = await room.editing.reports.of(editor, place.id, id);
  const nameOf = (activity: string | null) =>
    listed.find(({ key }) => key === activity)?.activity['name'] ?? activity;
  await answer(
    room,
    visit,
    GroupPage({
      around,
      place,
      group: { id, name: group.name, about: form === null ? '' : asText(form['about']) },
      activities: listed.map((one) =>
        activityLine(room, group, one, told.get(one.index) ?? [], around.wording),
      ),
      problems: told.get(null) ?? [],
      sound: problems.every(({ level }) => level !== 'error'),
      hasForm: form !== null,
      reports: reports.map((report) => ({
        report,
        activity: report.activity === null ? null : asText(nameOf(report.activity) ?? ''),
        day: momentWords(report.at, place, around.wording),
      })),
      undo: undoOf(visit, current.version),
      basedOn: current.version,
    }),
  );
}

/** The problems of each activity by its number in the file, and under null those of the group. */
function toldByActivity(
  text: string,
  problems: readonly Problem[],
  words: EditWords,
): Map<number | null, Told[]> {
  const find = fieldFinder(text);
  const told = new Map<number | null, Told[]>();
  for (const problem of problems) {
    const [first, index] = find(problem);
    const of = first === 'activities' && typeof index === 'number' ? index : null;
    told.set(of, [...(told.get(of) ?? []), toldIn(words, problem)]);
  }
  return told;
}

function activityLine(
  room: EditRoom,
  group: OpenGroup,
  { key, activity }: ListedActivity,
  problems: readonly Told[],
  wording: Wording,
): ActivityLine {
  const { place, id } = group;
  const checked = asText(activity['checked']);
  const isSound = problems.every(({ level }) => level !== 'error');
  return {
    key,
    name: asText(activity['name']),
    facts: isSound
      ? factsServed(room, place, `${id}/${key}`, activity, wording)
      : factsWritten(activity, wording),
    status: asText(activity['status']),
    checked: checked === '' ? null : dayIn(checked, wording),
    old: isOld(checked === '' ? null : checked, place, room.now()),
    problems,
  };
}

/** When, where and for how much, as residents read it. */
function factsServed(
  room: EditRoom,
  place: Place,
  id: string,
  activity: ListedActivity['activity'],
  wording: Wording,
): string[] {
  const shown = details(indexOf(place, room.catalogue()), id, emptyStory(), room.now(), wording.language);
  if (shown === null) return [];
  // The next meeting alone does not tell whether the others are still right.
  const all = shown.weekly === null && shown.next !== null ? factsWritten(activity, wording) : [];
  return [...all, wording.schedule(shown), wording.where(shown), wording.cost(shown.cost)];
}

function factsWritten(activity: ListedActivity['activity'], wording: Wording): string[] {
  return [valueWords('when', activity['when'] ?? null, wording) ?? ''].filter((fact) => fact !== '');
}

function undoOf({ request }: EditVisit, current: string): string | null {
  const version = new URLSearchParams(request.getQuery()).get('undo');
  return version !== null && version !== current && /^[\w-]{1,100}$/.test(version) ? version : null;
}

/** POST /edit/:place/:group/still-right */
export async function takeStillRight(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const { place, id } = group;
  const activity = posted.get('activity');
  const saved = await room.editing.freshness.stillRight(editor, { place: place.id, group: id, activity });
  if (saved.kind !== 'saved') return notSaved(room, visit, group, saved);
  const back = posted.get('from') === 'list' ? '/edit' : `/edit/${place.id}/${id}`;
  sendTo(visit.response, `${back}?done=still-right`);
}

/** POST /edit/:place/:group/report: what a resident said is dealt with. */
export async function settleReport(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const { place, id } = await openGroup(room, visit, editor);
  await room.editing.reports.resolve(editor, place.id, id, posted.get('id') ?? '');
  sendTo(visit.response, `/edit/${place.id}/${id}?done=report`);
}

/** GET /edit/:place/:group/versions */
export async function showVersions(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const { place, id } = group;
  const around = aroundOf(room, visit, place);
  const versions = await room.editing.files.versions(editor, place.id, id);
  await answer(
    room,
    visit,
    VersionsPage({
      around,
      place,
      group,
      versions: versions.map((version) => ({
        ...version,
        day: momentWords(version.at, place, around.wording),
      })),
    }),
  );
}

/** POST /edit/:place/:group/restore */
export async function restoreVersion(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const { place, id } = group;
  const [version, basedOn] = [posted.get('version') ?? '', posted.get('based-on') ?? ''];
  const change = { place: place.id, group: id, version, basedOn };
  const saved = await room.editing.files.restore(editor, change);
  if (saved.kind === 'gone') throw new NotAllowed('That version is not kept.');
  if (saved.kind !== 'saved') return notSaved(room, visit, group, saved);
  sendTo(
    visit.response,
    saved.stillEditor ? `/edit/${place.id}/${id}?done=restored` : '/edit?done=saved-no-more',
  );
}
