import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { ActivityDetails } from '../../../dialogs/suggestion.js';
import { mapLink } from '../../web/links.js';
import type { CardElement, OutgoingActivity } from '../outgoing-activity.js';
import { agesIn, whomAlone } from '../for-whom.js';
import { wordAboutLanguage } from '../in-languages.js';
import { replyAsText } from '../text.js';
import type { Wording } from '../wording.js';
import { button, cardMessage, facts, linkButton, paragraph, rows } from './card.js';
import { isolated, withoutMarks } from './markdown.js';
import { waysAsMarkdown } from './text.js';

/** All about one activity, and below it buttons for the choices. */
export function activityCard(
  reply: Reply & { activity: ActivityDetails },
  choices: readonly Choice[],
  wording: Wording,
): OutgoingActivity {
  const { activity } = reply;
  const say = (key: string) => wording.say(`web:${key}`);
  const map = activity.where.kind === 'at' ? mapLink(activity.where.at, activity.where.postcode) : null;
  const { firstVisit, status } = activity;
  const note = wordAboutLanguage(activity, wording);
  const body: CardElement[] = [
    paragraph(isolated(activity.name, wording), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
    paragraph(wording.say('web:with-group', { group: activity.group.name }), {
      isSubtle: true,
      spacing: 'None',
    }),
    ...(status === 'open' ? [] : [paragraph(say(`status-${status}`), { weight: 'Bolder' })]),
    paragraph(isolated(activity.about, wording)),
    ...(note === null ? [] : [paragraph(note, { isSubtle: true, size: 'Small' })]),
    ...(firstVisit === null ? [] : [paragraph(wording.say('parts:first-visit', { text: firstVisit }))]),
    ...facts(factsOf(activity, wording)),
    ...(activity.groupAbout === '' ? [] : [paragraph(isolated(activity.groupAbout, wording))]),
    paragraph(wording.checked(activity.checked), { isSubtle: true, size: 'Small' }),
    ...rows([
      ...choices.map((choice) => button(wording.choice(choice), wording.choice(choice))),
      ...linkButton(say('map'), map),
    ]),
  ];
  return cardMessage(wording, { body, fallback: replyAsText(reply, wording), summary: activity.name });
}

function factsOf(activity: ActivityDetails, wording: Wording): [title: string, value: string | null][] {
  const say = (key: string) => wording.say(`web:${key}`);
  const ways = waysAsMarkdown(activity.contact, wording);
  const needs = (met: boolean | null) =>
    wording.list(activity.access.filter((one) => one.met === met).map(({ need }) => wording.need(need)));
  const languages = wording.list(activity.languages.map((language) => wording.languageName(language)));
  const written = (text: string | null) => text && isolated(text, wording);
  const plain: [string, string | null][] = [
    [say('when'), wording.schedule(activity)],
    [say('where'), wording.where(activity)],
    [say('cost'), wording.cost(activity.cost)],
    [say('joining'), say(`join-${activity.join}`)],
    [say('ages'), activity.ages && written(agesIn(activity.ages, wording))],
    [say('only'), activity.only && written(whomAlone(activity.only, wording))],
    [say('not-for'), written(activity.notFor)],
    [say('languages'), languages],
    [say('access-yes'), needs(true)],
    [say('access-no'), needs(false)],
    [say('access-unknown'), needs(null)],
    [say('ask-for'), written(activity.contact.name)],
  ];
  return [
    ...plain.map(([title, value]): [string, string | null] => [title, value && withoutMarks(value)]),
    [say('phone'), ways.phone],
    [say('email'), ways.email],
    [say('website'), ways.website],
  ];
}
