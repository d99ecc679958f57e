import type { PassedOn, PlaceContact, Reply } from '../../dialogs/reply.js';
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';
import type { HelpLine } from '../catalogue/catalogue.js';
import { keptApart } from './direction.js';
import { agesIn, whomAlone } from './for-whom.js';
import { wordAboutLanguage } from './in-languages.js';
import { sentencesTogether } from './lists.js';
import { hoursIn } from './place-contact.js';
import type { Wording } from './wording.js';

/** A reply as plain text with numbered choices: for the terminal, and for any channel that has nothing better. */
export function replyAsText(reply: Reply, wording: Wording): string {
  const blocks = [
    ...(reply.suggestions ?? []).map((suggestion, index) => suggestionAsText(suggestion, index + 1, wording)),
    ...(reply.suggestions === undefined ? [] : [wording.say(reply.say, reply.values)]),
  ];
  const opening = reply.suggestions === undefined ? [wording.say(reply.say, reply.values)] : [];
  return [
    ...opening,
    ...wording.helpLines(reply).map((line) => `- ${helpLineAsText(line, wording)}`),
    ...(reply.activity === undefined ? [] : [activityAsText(reply.activity, wording)]),
    ...passedOnAsText(reply.passedOn, wording),
    ...(reply.contact === undefined ? [] : contactAsText(reply.contact, wording)),
    ...linkAsText(reply.link, wording),
    ...blocks,
    ...choicesAsText(reply, wording),
  ].join('\n');
}

/** "116 123", "text SHOUT to 85258": how to reach a help line, with its name and hours. */
export function helpLineAsText(line: HelpLine, wording: Wording): string {
  const ways = [
    ...(line.dial === null ? [] : [asItStands(line.shown, wording)]),
    ...(line.text === null ? [] : [textNumber(line.text, wording)]),
    ...(line.url === null ? [] : [asItStands(line.url, wording)]),
  ];
  const name = wording.text(line.name) ?? line.id;
  const hours = wording.text(line.hours);
  const number = wording.list(ways);
  return hours === undefined
    ? wording.say('parts:help-line', { name, number })
    : wording.say('parts:help-line-hours', { name, number, hours });
}

/** A number, an address or a name within a text that may run the other way. */
export function asItStands(text: string, { direction }: Wording): string {
  return keptApart(text, direction);
}

export function contactAsText(contact: PlaceContact, wording: Wording): string[] {
  const { hours, replyWithin } = hoursIn(contact, wording);
  return [
    ...(contact.phone === null
      ? []
      : [wording.say('parts:phone', { phone: asItStands(contact.phone, wording) })]),
    ...(contact.email === null
      ? []
      : [wording.say('parts:email', { email: asItStands(contact.email, wording) })]),
    ...(contact.website === null
      ? []
      : [wording.say('parts:website', { website: asItStands(contact.website, wording) })]),
    ...(hours === null ? [] : [wording.say('parts:hours', { hours })]),
    ...(replyWithin === null ? [] : [wording.say('parts:reply-within', { time: replyWithin })]),
  ];
}

/** The words of a link, and where it leads, written out. */
export function linkAsText(link: Reply['link'], wording: Wording): string[] {
  if (link === undefined) return [];
  const value = asItStands(link.url, wording);
  return [wording.say('passed-on:line', { label: wording.say(link.say), value })];
}

/** Exactly what is sent, a line a part. */
export function passedOnAsText(passedOn: PassedOn | undefined, wording: Wording): string[] {
  return (passedOn?.parts ?? []).map(({ label, value }) =>
    // A group's own question ends as it ends; what we name has a colon.
    wording.say(`passed-on:${typeof label === 'string' ? 'answered' : 'line'}`, { label, value }),
  );
}

/** The facts of an activity that every channel shows, each a sentence of the locale. */
export function factsAsText(activity: Suggestion | ActivityDetails, wording: Wording): string[] {
  return [
    wording.say('parts:when', { when: wording.schedule(activity) }),
    wording.say('parts:where', { where: wording.where(activity) }),
    wording.say('parts:cost', { cost: wording.cost(activity.cost) }),
  ];
}

function suggestionAsText(suggestion: Suggestion, number: number, wording: Wording): string {
  const together = (sentences: string[]) => sentencesTogether(sentences, wording.language);
  const reasons = together(suggestion.reasons.map((reason) => wording.reason(reason)));
  const cautions = together(suggestion.cautions.map((caution) => wording.caution(caution)));
  const lines = [
    ...factsAsText(suggestion, wording),
    ...(reasons === '' ? [] : [wording.say('parts:why', { reasons })]),
    ...(cautions === '' ? [] : [wording.say('parts:take-care', { cautions })]),
    wording.checked(suggestion.checked),
  ];
  return [
    `${number}. ${asItStands(suggestion.name, wording)} (${asItStands(suggestion.group.name, wording)})`,
    ...lines.map((line) => `   ${line}`),
    '',
  ].join('\n');
}

function activityAsText(activity: ActivityDetails, wording: Wording): string {
  const needs = (met: boolean) =>
    activity.access.filter((one) => one.met === met).map(({ need }) => wording.need(need));
  const offered = needs(true);
  const lacking = needs(false);
  const note = wordAboutLanguage(activity, wording);
  return [
    activity.name,
    activity.about,
    ...(note === null ? [] : [note]),
    ...(activity.status === 'open' ? [] : [wording.say(`parts:${activity.status}`)]),
    ...factsAsText(activity, wording),
    ...(activity.firstVisit === null
      ? []
      : [wording.say('parts:first-visit', { text: activity.firstVisit })]),
    ...(activity.ages === null ? [] : [wording.say('parts:for', { text: agesIn(activity.ages, wording) })]),
    ...(activity.only === null
      ? []
      : [wording.say('parts:only', { text: whomAlone(activity.only, wording) })]),
    ...(activity.notFor === null ? [] : [wording.say('parts:not-for', { text: activity.notFor })]),
    ...(offered.length === 0 ? [] : [wording.say('parts:access-met', { needs: { list: offered } })]),
    ...(lacking.length === 0 ? [] : [wording.say('parts:access-unmet', { needs: { list: lacking } })]),
    ...(activity.languages.length === 0
      ? []
      : [wording.say('parts:languages', { languages: { languages: activity.languages } })]),
    wording.say('parts:group', { group: activity.group.name, about: activity.groupAbout }),
    ...(activity.contact.name === null
      ? []
      : [wording.say('parts:contact', { contact: activity.contact.name })]),
    ...contactAsText({ ...activity.contact, hours: null, replyWithin: null }, wording),
    wording.checked(activity.checked),
  ].join('\n');
}

function choicesAsText(reply: Reply, wording: Wording): string[] {
  const worded = (reply.choices ?? []).map((choice) => wording.choice(choice));
  return numbered(worded, (number, words) => `${number}) ${words}`);
}

/** Each with its number, by which it can be picked. The steps of a scale are numbers themselves, and stand in one line. */
export function numbered(
  worded: readonly string[],
  line: (number: number, words: string) => string,
): string[] {
  const isStep = (words: string) => /^\d+$/.test(words);
  const others = worded.flatMap((words, index) => (isStep(words) ? [] : [line(index + 1, words)]));
  const scale = worded.filter(isStep).join(' ');
  return scale === '' ? others : [scale, ...others];
}

function textNumber({ to, word }: { to: string; word: string | null }, wording: Wording): string {
  return word === null
    ? wording.say('parts:text-number', { number: to })
    : wording.say('parts:text-line', { word, number: to });
}
