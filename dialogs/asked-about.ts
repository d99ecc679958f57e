/** "Is there parking?": questions about an activity on view, answered from what its group says of it and nothing else. */
import type { AskedAbout } from './heard.js';
import { isOtherLanguage } from './languages.js';
import type { Choice, Reply } from './reply.js';
import type { Moment } from './step.js';
import type { ActivityDetails } from './suggestion.js';

/**
 * What the group says of what was asked. Of what it does not say, that, and how to ask it. Empty where nothing of the kind
 * was asked.
 *
 * @param choices what can be done about the activity, put after the answer
 */
export function answersAbout(moment: Moment, activity: ActivityDetails | null, choices: Choice[]): Reply[] {
  const { choice, answer, askedAbout } = moment.heard;
  if (activity === null || choice !== null || answer !== null || askedAbout.length === 0) return [];
  const answers = askedAbout.map((asked) => ({ asked, said: whatIsSaid(asked, activity) }));
  const replies = distinct(answers.flatMap(({ said }) => said ?? []));
  const quotes = replies.some(({ say }) => isQuote(say));
  const unsaid = answers.filter(({ said }) => said === null).map(({ asked }) => asked.words);
  const all = [
    ...(quotes ? languageOf(activity, moment) : []),
    ...replies,
    ...(unsaid.length > 0 ? [notSaid(unsaid, activity, moment)] : []),
  ];
  return all.map((reply, index) => (index === all.length - 1 ? { ...reply, choices } : reply));
}

/** Null where the group does not say. */
function whatIsSaid({ about, words }: AskedAbout, activity: ActivityDetails): Reply[] | null {
  switch (about) {
    case 'when':
      return [{ say: 'parts:when', values: { when: { fact: 'when', of: activity } } }];
    case 'getting-there':
      return [
        { say: 'parts:where', values: { where: { fact: 'where', of: activity } } },
        ...(need('transport', activity) ?? []),
      ];
    case 'cost':
      return activity.cost.kind === 'unknown'
        ? null
        : [{ say: 'parts:cost', values: { cost: { fact: 'cost', of: activity } } }];
    case 'ages':
    case 'children':
      return said([...whom(activity), ...(quotesOf(words, activity) ?? [])]);
    case 'parking':
    case 'dogs':
    case 'food':
      return quotesOf(words, activity);
    case 'bring':
    case 'who-comes':
    case 'first-visit':
      return quotesOf(words, activity) ?? quoted(activity.firstVisit ?? activity.about);
    default:
      return need(about, activity) ?? quotesOf(words, activity);
  }
}

function need(id: string, { access }: ActivityDetails): Reply[] | null {
  const met = access.find((one) => one.need === id)?.met ?? null;
  if (met === null) return null;
  return [{ say: met ? 'parts:access-met' : 'parts:access-unmet', values: { needs: { needs: [id] } } }];
}

function whom(activity: ActivityDetails): Reply[] {
  return [
    ...(activity.ages === null
      ? []
      : [{ say: 'asked-about:ages', values: { ages: { fact: 'ages', of: activity } } } as const]),
    ...(activity.notFor === null ? [] : [{ say: 'parts:not-for', values: { text: activity.notFor } }]),
  ];
}

const said = (replies: Reply[]): Reply[] | null => (replies.length === 0 ? null : replies);

const quoted = (text: string): Reply[] => [{ say: 'asked-about:they-say', values: { text } }];
const isQuote = (say: string): boolean => say === 'asked-about:they-say' || say === 'parts:not-for';

/** The sentences in which the group itself uses the words, or null where there is none. */
function quotesOf(
  words: string,
  { about, firstVisit, groupAbout, whenNote }: ActivityDetails,
): Reply[] | null {
  const stem = stemOf(words);
  const sentences = [firstVisit ?? '', about, groupAbout, whenNote ?? '']
    .flatMap((text) => text.match(/[^.!?。！？۔؟]+[.!?。！？۔؟]*/gu) ?? [])
    .filter((sentence) => stem.test(sentence))
    .map((sentence) => sentence.trim());
  return sentences.length === 0 ? null : quoted(sentences.join(' '));
}

/** The longest of the words as it may begin in another form: "dog" of "dogs", "parki" of "parking". */
function stemOf(words: string): RegExp {
  const [longest = ''] = words.split(/[^\p{L}\p{M}]+/u).sort((one, other) => other.length - one.length);
  const isHan = /\p{Script=Han}/u.test(longest);
  const stem = isHan ? longest : longest.length < 6 ? longest.replace(/s$/i, '') : longest.slice(0, -2);
  return new RegExp(isHan ? stem : `(?<!\\p{L})${stem}`, 'iu');
}

/** A word about the language that the group is quoted in, where it is not the resident's. */
function languageOf({ writtenIn }: ActivityDetails, { language }: Moment): Reply[] {
  const tag = writtenIn?.about;
  if (tag === undefined || !isOtherLanguage(tag, language)) return [];
  return [{ say: 'in-languages:all', values: { language: { languages: [tag] } } }];
}

function notSaid(unsaid: string[], { contact }: ActivityDetails, { world }: Moment): Reply {
  const values = { what: { list: unsaid } };
  const { phone, email, website } = contact;
  const canBeReached = [phone, email, website].some((way) => way !== null);
  return canBeReached
    ? {
        say: 'asked-about:not-said',
        values,
        contact: { phone, email, website, hours: null, replyWithin: null },
      }
    : { say: 'asked-about:not-said-ask-person', values, contact: world.place.contact };
}

/** The same is said once, though two things were asked that it answers. */
function distinct(replies: readonly Reply[]): Reply[] {
  const seen = new Map(replies.map((reply) => [JSON.stringify([reply.say, reply.values]), reply]));
  return [...seen.values()];
}
