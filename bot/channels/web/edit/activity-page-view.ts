/** Puts together what the page of one activity shows. */
import type { Problem } from '../../../catalogue/catalogue.js';
import { groupForm, type GroupForm } from '../../../editing/group-form.js';
import type { Preview } from '../../../editing/preview.js';
import { unknownTo, type ActivityFields } from '../../../web/edit/activity-form.js';
import type { ActivityView, Named, TopicToPick } from '../../../web/edit/activity-view.js';
import { asText } from '../../../web/edit/form-values.js';
import type { ChannelWording } from '../../../web/edit/preview-panel.js';
import { toldIn } from '../../../web/edit/problem-words.js';
import { noProblems, sortProblems, type Sorted, type Told } from '../../../web/edit/problems.js';
import { withoutEmptyRows } from '../../../web/edit/posted.js';
import { saysSomething } from '../../../web/edit/when-rows.js';
import type { Wording } from '../../../words/wording.js';
import { activitiesIn } from './activity-part.js';
import { aroundOf, type EditRoom, type EditVisit } from './edit-room.js';
import type { Base } from './edited-part.js';
import { elsewhereIn, type OpenGroup } from './open-group.js';

export interface ActivityStanding {
  key: string | null;
  /** As it stands in the file that the form was made from. */
  activity: GroupForm;
  fields: ActivityFields;
  base: Base;
  /** The text that saving would write; null before anything was typed into a new one. */
  text: string | null;
  refused?: ActivityView['refused'];
  focus?: string | null;
  proposal?: ActivityView['proposal'];
  done?: string | null;
}

export interface ShownActivity {
  view: ActivityView;
  channels: ChannelWording;
  slots: string[];
}

/** Words of a topic by which it can be looked for. */
const wordsOfTopic = 60;
/** Needs that the cost, the place and "for whom" tell of. */
const saidElsewhere = new Set(['free', 'online', 'at-home', 'women-only']);

export async function showActivity(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  standing: ActivityStanding,
  /** Fields keep their places while somebody types into them; a whole page leaves out rows that were left empty. */
  asTyped = false,
): Promise<ShownActivity> {
  const { key, base, text } = standing;
  const around = aroundOf(room, visit, group.place, standing.done);
  const { wording } = around;
  const fields = asTyped ? standing.fields : withoutEmptyRows(standing.fields);
  const others = Object.entries(unknownTo(standing.activity)).map(([name, value]) => ({
    key: name,
    text: asText(value),
  }));
  const slots = [...slotsOf(fields), ...others.map((one) => one.key)];
  const tell = (problem: Problem) => toldIn(around, problem);
  const checked = text === null ? null : checkOf(room, group, { text, key, fields, slots, tell });
  const asItWouldBe = text === null ? null : await previewOf(room, group, { text, key, wording });
  const before = asItWouldBe === null && key !== null ? { text: base.text, key, wording } : null;
  const view: ActivityView = {
    around,
    place: group.place,
    group: { id: group.id, name: group.name },
    key,
    name: asText(standing.activity['name']) || wording.say('edit:no-name'),
    fields,
    basedOn: base.version,
    unsaved: visit.request.method === 'POST',
    problems: checked?.sorted.here ?? noProblems,
    elsewhere: checked === null ? [] : elsewhereIn(group, checked.text, checked.sorted.elsewhere, around),
    refused: standing.refused ?? null,
    preview: asItWouldBe ?? (before && (await previewOf(room, group, before))),
    isOlder: asItWouldBe === null,
    topics: topicsToPick(room, wording),
    needs: needsToSay(room, wording, fields),
    spoken: languagesSpoken(room, group, wording),
    translations: languagesToTranslate(group, fields, wording),
    others,
    focus: standing.focus ?? null,
    proposal: standing.proposal ?? { outcome: null, name: '', words: '' },
  };
  return { view, channels: channelsOf(room, group, wording), slots };
}

interface ToCheck {
  text: string;
  key: string | null;
  fields: ActivityFields;
  slots: string[];
  tell: (problem: Problem) => Told;
}

interface Checked {
  text: string;
  sorted: Sorted;
}

function checkOf(
  room: EditRoom,
  { editor, place, id }: OpenGroup,
  { text, key, fields, slots, tell }: ToCheck,
): Checked {
  const { problems } = room.editing.files.check(editor, place.id, id, text);
  const index = indexIn(text, key);
  const rows = placesOf(fields.when.map(saysSomething));
  const dates = placesOf(fields['not-on'].map((date) => date !== ''));
  const sorted = sortProblems({
    tell,
    text,
    problems,
    slots,
    nameOf: ([first, at, ...rest]) => {
      if (first !== 'activities' || at !== index) return null;
      const [name, number, ...under] = rest;
      if (name === 'when' && typeof number === 'number')
        return ['when', rows[number] ?? number, ...under].join('.');
      if (name === 'not-on' && typeof number === 'number') return `not-on.${dates[number] ?? number}`;
      if (name === 'where' && number === 'at') return 'where.point';
      return rest.join('.');
    },
  });
  return { text, sorted };
}

/** For the items that are written: where they stand in the form. */
function placesOf(filled: readonly boolean[]): number[] {
  return filled.flatMap((isFilled, index) => (isFilled ? [index] : []));
}

/** A new one is the last. */
function indexIn(text: string, key: string | null): number {
  const read = groupForm(text);
  if (read.kind === 'no-form') return -1;
  const listed = activitiesIn(read.form);
  const found = key === null ? listed.at(-1) : listed.find((one) => one.key === key);
  const number = /^_(\d+)$/.exec(key ?? '')?.[1];
  return found?.index ?? (number === undefined ? -1 : Number(number) - 1);
}

/** Of this activity alone, so that a mistake in another does not take it away. */
async function previewOf(
  room: EditRoom,
  { editor, place, id }: OpenGroup,
  { text, key, wording }: { text: string; key: string | null; wording: Wording },
): Promise<Preview | null> {
  const read = groupForm(text);
  if (read.kind === 'no-form') return null;
  const activities = read.form['activities'];
  const own = Array.isArray(activities) ? activities[indexIn(text, key)] : undefined;
  if (own === undefined) return null;
  // JSON is YAML, and every text stays what it is.
  const alone = JSON.stringify({ ...read.form, activities: [own] });
  const file = room.editing.files.check(editor, place.id, id, alone);
  const [activity] = file.activities;
  if (file.group === null || activity === undefined) return null;
  const others = place.activities.filter((one) => one.group.id === id && one.id !== activity.id);
  return room.previews.of({
    catalogue: room.catalogue(),
    place,
    file: { ...file, activities: [activity, ...others] },
    activity: activity.id,
    language: wording.language,
    now: room.now(),
  });
}

/** The names of all fields that a problem can stand beside. */
function slotsOf(fields: ActivityFields): string[] {
  const rows = Math.max(1, fields.when.length);
  const dates = Math.max(1, fields['not-on'].length);
  const when = ['often', 'weekday', 'day', 'from', 'to', 'starting', 'until'];
  return [
    ...['name', 'about', 'first-visit', 'topics', 'topics.main', 'words', 'when', 'not-on', 'where'],
    ...['where.name', 'where.postcode', 'where.point', 'cost', 'cost.amount', 'cost.per', 'cost.note'],
    ...['access', 'for', 'for.ages', 'for.only', 'for.not-for', 'languages', 'languages.other', 'join'],
    ...['before-joining', 'status', 'status-until', 'checked', 'in'],
    ...Array.from({ length: rows }, (_, row) => [
      `when.${row}`,
      ...when.map((one) => `when.${row}.${one}`),
    ]).flat(),
    ...Array.from({ length: dates }, (_, date) => `not-on.${date}`),
    ...Object.keys(fields.in).flatMap((tag) =>
      ['name', 'about', 'first-visit'].map((text) => `in.${tag}.${text}`),
    ),
  ];
}

function topicsToPick(room: EditRoom, wording: Wording): TopicToPick[] {
  const topics = [...room.catalogue().topics.values()].map(
    ({ id, kind = 'pastime', words }): TopicToPick => ({
      id,
      kind,
      name: wording.topic(id),
      words: (words.get(wording.language) ?? [])
        .filter((phrase) => !/[*=/…]|\.\./.test(phrase))
        .slice(0, wordsOfTopic),
    }),
  );
  return byName(topics, wording);
}

function needsToSay(room: EditRoom, wording: Wording, { access }: ActivityFields): Named[] {
  return [...room.catalogue().access.keys()]
    .filter((id) => !saidElsewhere.has(id) || Object.hasOwn(access, id))
    .map((id) => ({ id, name: wording.need(id) }));
}

/** Those of the places, and those that the file names. */
function languagesSpoken(room: EditRoom, { place }: OpenGroup, wording: Wording): Named[] {
  const here = [...place.languages];
  const others = [...room.catalogue().places.values()]
    .flatMap((one) => one.languages)
    .filter((tag) => !here.includes(tag));
  const all = [
    ...new Set([...here, ...byName([...new Set(others)].map(named(wording)), wording).map(({ id }) => id)]),
  ];
  return all.map(named(wording));
}

function languagesToTranslate({ place }: OpenGroup, fields: ActivityFields, wording: Wording): Named[] {
  return [...new Set([...place.languages.slice(1), ...Object.keys(fields.in)])].map(named(wording));
}

function named(wording: Wording): (tag: string) => Named {
  return (tag) => {
    try {
      return { id: tag, name: wording.languageName(tag) };
    } catch {
      return { id: tag, name: tag };
    }
  };
}

function byName<T extends Named>(all: T[], { language }: Wording): T[] {
  const collator = new Intl.Collator(language);
  return all.sort((one, other) => collator.compare(one.name, other.name));
}

function channelsOf({ words, now }: EditRoom, { place }: OpenGroup, web: Wording): ChannelWording {
  const of = (channel: string) => words.in(web.language, place.id, now(), channel);
  return { web, sms: of('sms'), teams: of('teams') };
}
