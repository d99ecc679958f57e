/** E-mails to those who edit: their link to sign in, and what waits for them. */
import type { Place } from '../catalogue/catalogue.js';
import type { SignInLink, TopicProposed } from '../editing/editing.js';
import { letterText, letterWording, placePeople, type LetterRoom } from './letter.js';
import type { Report } from './reports.js';
import { addressDigest } from './undelivered.js';

/** Brings an editor the link that they asked for. It is of no use once it has run out, and nobody is told then. */
export async function sendSignInLink(room: LetterRoom, link: SignInLink): Promise<void> {
  const place = room.catalogue().places.get(link.place);
  if (place === undefined) return;
  const wording = letterWording(room, place);
  await room.outbox.send({
    id: `sign-in/${addressDigest(link.token)}`,
    place: place.id,
    kind: 'sign-in',
    to: link.to,
    subject: wording.say('email:sign-in-subject'),
    text: letterText(wording, [
      `${wording.say('email:sign-in-intro')}\n${room.links.signIn(link.token)}`,
      wording.say('email:sign-in-not-you'),
    ]),
    expires: link.expires.toISOString(),
  });
}

/** Tells a place's editors of a topic that somebody proposes. */
export async function tellOfTopic(room: LetterRoom, { to, proposal }: TopicProposed): Promise<void> {
  const place = room.catalogue().places.get(proposal.place);
  if (place === undefined) return;
  const wording = letterWording(room, place);
  const group = place.groups.find(({ id }) => id === proposal.group)?.name ?? proposal.group;
  const { who, name, words } = proposal;
  const text = letterText(wording, [
    wording.say('email:topic-proposed-intro', { who, group }),
    wording.say('email:topic-proposed-name', { name }),
    words === '' ? null : wording.say('email:topic-proposed-words', { words }),
    `${wording.say('email:topic-proposed-look')}\n${room.links.edit(place.id, null)}`,
  ]);
  const subject = wording.say('email:topic-proposed-subject');
  for (const address of to) {
    const id = `topic-proposed/${proposal.id}/${addressDigest(address)}`;
    await room.outbox.send({ id, place: place.id, kind: 'topic-proposed', to: address, subject, text });
  }
}

/**
 * Tells a group and its place's people what a resident says is wrong. Resolves once it is sure to reach them, or those
 * who look after the place are told that it could not.
 */
export async function tellOfReport(room: LetterRoom, report: Report, place: Place): Promise<void> {
  const activity = place.activities.find(({ id }) => id === report.activity);
  if (activity === undefined) return;
  const wording = letterWording(room, place);
  const { group } = activity;
  const detail = report.detail === 'other' ? null : wording.say(`something-wrong:choice-${report.detail}`);
  const text = letterText(wording, [
    wording.say('email:wrong-intro', { activity: activity.name, group: group.name }),
    detail === null ? null : wording.say('email:wrong-about', { detail }),
    report.words === null ? null : wording.say('email:wrong-words', { words: report.words }),
    `${wording.say('email:wrong-look')}\n${room.links.edit(place.id, group.id)}`,
  ]);
  const subject = wording.say('email:wrong-subject', { activity: activity.name });
  const known = [group.contact.email, ...group.editors, ...placePeople(place)];
  const receivers = new Map(known.filter((to) => to !== null).map((to) => [addressDigest(to), to]));
  for (const [digest, to] of receivers) {
    const id = `wrong/${report.id}/${digest}`;
    await room.outbox.send({ id, place: place.id, kind: 'wrong', to, subject, text });
  }
}
