/** A community group's file, `places/<place>/groups/<group>.yaml`. */
import { activityShape, type ActivityContext, type OwnActivity } from './activity-shape.js';
import { email, phone, website } from './addresses.js';
import type { Activity, Group, Problem } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { otherWays, otherWaysOf } from './other-ways.js';
import { language } from './languages-and-regions.js';
import { longestAbout, longestName } from './lengths.js';
import { phrase, text, wholeNumber, yesOrNo } from './plain-values.js';
import { rememberPosition } from './positions.js';
import { readYaml } from './read-yaml.js';
import { Report } from './report.js';
import { list, then } from './shape.js';
import { sourceShape } from './source-shape.js';
import { groupTextsShape } from './translations.js';
import { wrong } from './what-is-wrong.js';

export interface GroupContext extends ActivityContext {
  /** The group's id: the name of its file without `.yaml`. */
  id: string;
  /** Relative to the content folder; problems name it. */
  file: string;
}

export interface GroupFile {
  /** Null where the file has an error: then nothing of it is used. */
  group: Group | null;
  activities: Activity[];
  problems: Problem[];
}

/** More than this is several groups, or a list made by a machine. */
const mostActivities = 100;

const contactShape = fields('how to reach the group', {
  name: optional(phrase(80), null, 'Whom to ask for.'),
  phone: optional(phone, null, 'A telephone number that residents may call.'),
  email: optional(email, null, 'An e-mail address that residents may write to.'),
  website: optional(website, null, 'https:// and the address.'),
});

const referralsShape = fields('how people are put in touch', {
  to: required(email, 'The e-mail address that requests go to.'),
  'most-per-week': optional(wholeNumber(10_000), null, 'How many new people you can take in a week.'),
  'reply-within': optional(phrase(60), null, 'How soon you answer, like 3 days.'),
  ...otherWays,
});

interface Positioned {
  activity: OwnActivity;
  at: number;
}

function activityWithPosition(context: ActivityContext) {
  return then(activityShape(context), (activity, _report, at): Positioned => ({ activity, at }));
}

/** What a group's file looks like: reads it, and tells editors of it as JSON Schema. */
export function groupShape(context: ActivityContext) {
  return fields('a group', {
    name: required(phrase(longestName), 'The name of the group.'),
    about: required(text(longestAbout), 'Who you are, in a sentence or two.'),
    language: optional(
      language,
      null,
      'The language you write this file in, if it is not the first language of your place.',
    ),
    example: optional(yesOrNo, false, 'true for a made-up group.'),
    contact: optional(contactShape, null, 'How residents can reach you.'),
    referrals: optional(
      referralsShape,
      null,
      'How we put people in touch. Leave out if people simply turn up.',
    ),
    editors: optional(
      list(email, { most: 20, what: 'addresses' }),
      [],
      'E-mail addresses of those who may edit this file in the browser.',
    ),
    in: optional(groupTextsShape, new Map(), 'What you are called and who you are, in other languages.'),
    source: optional(sourceShape, null, 'The directory it was imported from. Leave it as it is.'),
    activities: required(
      list(activityWithPosition(context), { most: mostActivities, what: 'activities' }),
      'What people can go to or use.',
    ),
  });
}

/** Reads a group's file from its text alone: no disk. */
export function parseGroupFile(content: string, context: GroupContext): GroupFile {
  return groupFileReader(context)(content, context);
}

/** Makes ready to read many files of one place. */
export function groupFileReader(
  context: ActivityContext,
): (content: string, named: Pick<GroupContext, 'id' | 'file'>) => GroupFile {
  const shape = groupShape(context);
  return (content, { id, file }) => readGroupFile(content, shape, id, file);
}

function readGroupFile(
  content: string,
  shape: ReturnType<typeof groupShape>,
  id: string,
  file: string,
): GroupFile {
  const report = new Report(file, content);
  const root = readYaml(content, report);
  const read = root && shape.read(root, report);
  if (!read || report.errors > 0) return { group: null, activities: [], problems: report.problems };

  const { name, about, language: writtenIn, contact, referrals, editors, source, activities } = read.values;
  const translations = read.values.in;
  const group: Group = {
    id,
    name,
    about,
    ...(writtenIn !== null && { language: writtenIn }),
    contact: contact?.values ?? { name: null, phone: null, email: null, website: null },
    referrals: referrals && {
      to: referrals.values.to,
      mostPerWeek: referrals.values['most-per-week'],
      replyWithin: referrals.values['reply-within'],
      ...otherWaysOf(referrals, report),
    },
    editors,
    source,
    file,
    ...(translations.size > 0 && { translations }),
  };
  if (!canBeReached(group)) {
    report.advice(
      read.at('contact'),
      'Add contact: a phone, email or website, so that people can reach you.',
      wrong('contact'),
    );
  }
  checkTogether(activities, group, report);
  if (report.errors > 0) return { group: null, activities: [], problems: report.problems };
  return {
    group,
    activities: activities.map(({ activity, at }) => {
      const whole: Activity = { ...activity, id: `${group.id}/${activity.id}`, group };
      rememberPosition(whole, report.position(at));
      return whole;
    }),
    problems: report.problems,
  };
}

function canBeReached({ contact }: Group): boolean {
  return contact.phone !== null || contact.email !== null || contact.website !== null;
}

function checkTogether(activities: Positioned[], group: Group, report: Report): void {
  const seen = new Set<string>();
  for (const { activity, at } of activities) {
    if (seen.has(activity.id)) {
      report.error(
        at,
        `The id ${activity.id} is used twice in this file. Give this one another.`,
        wrong('id-twice', { id: activity.id }),
      );
    }
    seen.add(activity.id);
    if (activity.join === 'refer' && group.referrals === null) {
      report.error(
        at,
        'join: refer needs an address that requests go to. Add referrals: with to: and an e-mail address.',
        wrong('refer'),
      );
    }
    if (activity.join === 'book' && !canBeReached(group)) {
      report.advice(
        at,
        'join: book, but nobody can tell where to book. Add contact: with a phone, email or website.',
        wrong('book'),
      );
    }
  }
}
