/** The form of one activity: shown, checked while somebody types, saved; and an activity taken out. */
import { dayIn } from '../../../words/dates.js';
import { NotAllowed, type Editor } from '../../../editing/editors.js';
import { groupForm, type GroupForm } from '../../../editing/group-form.js';
import { withForm } from '../../../editing/with-form.js';
import { activityFields, type ActivityFields } from '../../../web/edit/activity-form.js';
import { ActivityPage, CheckFragment } from '../../../web/edit/activity-page.js';
import type { ActivityView } from '../../../web/edit/activity-view.js';
import { fieldName, valueWords } from '../../../web/edit/change-words.js';
import { fieldsForFile } from '../../../web/edit/fields-for-file.js';
import { asText } from '../../../web/edit/form-values.js';
import { activityPosted, postedActivity, withoutEmptyRows } from '../../../web/edit/posted.js';
import { ClashPage, RemovePage } from '../../../web/edit/small-pages.js';
import { emptyRow } from '../../../web/edit/when-rows.js';
import { fragment } from '../../../web/html.js';
import { sendPage, sendTo } from '../answer.js';
import { activityPart, newId, withoutActivity } from './activity-part.js';
import { showActivity, type ActivityStanding } from './activity-page-view.js';
import { answer, aroundOf, pageOptions, wordingOf, type EditRoom, type EditVisit } from './edit-room.js';
import { savePart, textWith, type Base, type PartSaved } from './edited-part.js';
import { doneIn, notSaved } from './outcomes.js';
import { baseOf, openGroup, type OpenGroup } from './open-group.js';
import { isHtmx } from './signed-in.js';

function keyOf({ request }: EditVisit): string | null {
  return (request.params as { activity?: string }).activity ?? null;
}

/** GET /edit/:place/:group/activity/:activity, and without the last for a new one. */
export async function showActivityForm(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  if (group.form === null) return sendTo(visit.response, `/edit/${group.place.id}/${group.id}`);
  const key = keyOf(visit);
  const activity = key === null ? {} : activityPart(key, []).find(group.form);
  if (activity === null) throw new NotAllowed('There is no such activity.');
  await sendForm(room, visit, group, {
    key,
    activity,
    fields: activityFields(activity),
    base: group.current,
    text: key === null ? null : group.current.text,
    focus: key === null ? 'name' : null,
    done: doneIn(visit.request),
  });
}

/** POST to the same: by `do`, save it, check it, add or take out a row, or propose a topic. */
export async function takeActivityForm(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const key = keyOf(visit);
  const base = await baseOf(room, group, posted.get('based-on'));
  const part = activityPart(key, posted.getAll('take-out'));
  const fields = withTheirs(group, key, posted, postedFields(room, visit, group, posted));
  const task = posted.get('do') ?? 'save';
  if (task === 'save') {
    const change = { editor, place: group.place.id, group: group.id, part, base, fields };
    const saved = await savePart(room.editing, change);
    return answerSaved(room, visit, { group, key, posted, fields }, saved);
  }
  const from = base ?? group.current;
  const activity = partIn(from, key) ?? {};
  const { fields: next, focus } = withRow(fields, task);
  const standing: ActivityStanding = {
    key,
    activity,
    fields: next,
    base: from,
    text: textWith(part, from, fields),
    focus,
    ...(task === 'propose' && { proposal: await propose(room, group, posted) }),
  };
  if (task === 'check' && isHtmx(visit.request)) {
    const { view, channels, slots } = await showActivity(room, visit, group, standing, true);
    const html = fragment(CheckFragment({ view, channels, slots }));
    return sendPage(visit.request, visit.response, 200, html, pageOptions(room));
  }
  // A row that was just added is empty, and stays.
  await sendForm(room, visit, group, standing, task.startsWith('add-'));
}

/** GET /edit/:place/:group/activity/:activity/remove */
export async function askToRemove(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const key = keyOf(visit) ?? '';
  const activity = group.form && activityPart(key, []).find(group.form);
  if (!activity) throw new NotAllowed('There is no such activity.');
  const { form } = group;
  await answer(
    room,
    visit,
    RemovePage({
      around: aroundOf(room, visit, group.place),
      place: group.place,
      group,
      activity: { key, name: asText(activity['name']) },
      basedOn: group.current.version,
      last: Array.isArray(form?.['activities']) && form['activities'].length === 1,
    }),
  );
}

/** POST to the same. It can be undone from the page that follows. */
export async function removeActivity(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const { place, id, current } = group;
  const form = group.form && withoutActivity(group.form, keyOf(visit) ?? '');
  if (!form) throw new NotAllowed('There is no such activity.');
  const text = withForm(current.text, form);
  const saved = await room.editing.files.save(editor, {
    place: place.id,
    group: id,
    text,
    basedOn: current.version,
  });
  if (saved.kind !== 'saved') return notSaved(room, visit, group, saved);
  sendTo(visit.response, `/edit/${place.id}/${id}?done=removed&undo=${current.version}`);
}

async function sendForm(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  standing: ActivityStanding,
  asTyped = false,
  status = 200,
): Promise<void> {
  const { view, channels } = await showActivity(room, visit, group, standing, asTyped);
  await answer(room, visit, ActivityPage({ view, channels }), status);
}

interface Sent {
  group: OpenGroup;
  key: string | null;
  posted: URLSearchParams;
  fields: ActivityFields;
}

async function answerSaved(
  room: EditRoom,
  visit: EditVisit,
  { group, key, posted, fields }: Sent,
  saved: PartSaved<ActivityFields>,
): Promise<void> {
  const { place, id } = group;
  const part = activityPart(key, posted.getAll('take-out'));
  switch (saved.kind) {
    case 'saved': {
      if (!saved.stillEditor) return sendTo(visit.response, '/edit?done=saved-no-more');
      const done = !saved.sound ? 'saved-not-sound' : saved.together ? 'saved-together' : 'saved';
      const now = await openGroup(room, visit, group.editor);
      const added = key ?? idOfNew(group, fields);
      const still = now.form !== null && activityPart(added, []).find(now.form) !== null;
      const address = `/edit/${place.id}/${id}`;
      return sendTo(
        visit.response,
        still ? `${address}/activity/${added}?done=${done}` : `${address}?done=${done}`,
      );
    }
    case 'mistakes': {
      const activity = partIn(saved.base, key) ?? {};
      const text = textWith(part, saved.base, saved.fields);
      const standing = {
        key,
        activity,
        fields: saved.fields,
        base: saved.base,
        text,
        refused: 'mistakes' as const,
      };
      return sendForm(room, visit, group, standing, false, 422);
    }
    case 'clash':
      return answer(room, visit, clashPage(room, visit, group, key, saved), 409);
    case 'part-gone': {
      // What was typed is not lost: it can be saved as a new activity.
      const base = saved.base;
      const text = textWith(activityPart(null, []), base, fields);
      return sendForm(room, visit, group, { key: null, activity: {}, fields, base, text, done: 'part-gone' });
    }
    case 'not-written': {
      const base = group.current;
      const activity = partIn(base, key) ?? {};
      const text = textWith(part, base, fields);
      return sendForm(
        room,
        visit,
        group,
        { key, activity, fields, base, text, refused: saved.why },
        false,
        503,
      );
    }
    case 'gone':
      throw new NotAllowed('The file is gone.');
  }
}

function clashPage(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  key: string | null,
  { who, keys, fields, theirs, mine, base }: Extract<PartSaved<ActivityFields>, { kind: 'clash' }>,
) {
  const around = aroundOf(room, visit, group.place);
  const words = (name: string, from: GroupForm) => valueWords(name, from[name] ?? null, around.wording) ?? '';
  return ClashPage({
    around,
    place: group.place,
    group,
    action: `/edit/${group.place.id}/${group.id}/activity/${key ?? ''}`,
    who,
    clashes: keys.map((name) => ({
      key: name,
      label: fieldName([name], true, around.wording),
      mine: words(name, mine),
      theirs: words(name, theirs),
    })),
    carried: [['based-on', base.version], ...activityPosted(fields)],
  });
}

/** What was chosen to be taken of somebody else's, on the page that shows both. */
function withTheirs(
  group: OpenGroup,
  key: string | null,
  posted: URLSearchParams,
  fields: ActivityFields,
): ActivityFields {
  const theirs = group.form && key !== null ? activityPart(key, []).find(group.form) : null;
  const chosen = Object.keys(fields).filter((name) => posted.get(`keep.${name}`) === 'theirs');
  if (theirs === null || chosen.length === 0) return fields;
  const of = activityFields(theirs) as unknown as Record<string, unknown>;
  return { ...fields, ...Object.fromEntries(chosen.map((name) => [name, of[name]])) };
}

/** "I have made sure today": the day it is in the place. */
function postedFields(
  room: EditRoom,
  { request }: EditVisit,
  { place }: OpenGroup,
  posted: URLSearchParams,
): ActivityFields {
  const { wording } = wordingOf(room, request, place);
  const fields = fieldsForFile(postedActivity(posted), wording);
  const now = fields.checked.now === '' ? '' : dayIn(place.timezone, room.now());
  return { ...fields, checked: { ...fields.checked, now } };
}

function partIn(base: Base, key: string | null): GroupForm | null {
  const read = groupForm(base.text);
  return read.kind === 'form' ? activityPart(key, []).find(read.form) : null;
}

/** The id that it got: the same as before it was written, unless somebody added one of that name meanwhile. */
function idOfNew(group: OpenGroup, { name }: ActivityFields): string {
  return newId(group.form ?? {}, name);
}

/** Adds a row to fill in, or takes one out. */
function withRow(fields: ActivityFields, task: string): { fields: ActivityFields; focus: string | null } {
  const kept = withoutEmptyRows(fields);
  if (task === 'add-when') {
    const when = [...kept.when, emptyRow];
    return { fields: { ...kept, when }, focus: `when.${when.length - 1}.often` };
  }
  if (task === 'add-date') {
    const dates = [...kept['not-on'], ''];
    return { fields: { ...kept, 'not-on': dates }, focus: `not-on.${dates.length - 1}` };
  }
  const [, part, index] = /^remove-(when|date)\.(\d+)$/.exec(task) ?? [];
  if (part === 'when') {
    return {
      fields: { ...fields, when: fields.when.filter((_, row) => row !== Number(index)) },
      focus: null,
    };
  }
  if (part === 'date') {
    const dates = fields['not-on'].filter((_, row) => row !== Number(index));
    return { fields: { ...fields, 'not-on': dates }, focus: null };
  }
  return { fields, focus: null };
}

async function propose(
  room: EditRoom,
  { editor, place, id }: OpenGroup,
  posted: URLSearchParams,
): Promise<ActivityView['proposal']> {
  const [name, words] = [
    (posted.get('propose.name') ?? '').trim(),
    (posted.get('propose.words') ?? '').trim(),
  ];
  if (name === '') return { outcome: 'no-name', name, words };
  const proposal = await room.editing.topics.propose(editor, { place: place.id, group: id, name, words });
  return proposal === null ? { outcome: 'too-many', name, words } : { outcome: 'sent', name: '', words: '' };
}
