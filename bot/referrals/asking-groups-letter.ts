/** The e-mail that asks whether a group's details are still right. */
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { emptyStory } from '../../dialogs/telling.js';
import type { Activity, Group, Place } from '../catalogue/catalogue.js';
import { details } from '../suggesting/details.js';
import type { Wording } from '../words/wording.js';
import { indexOf } from '../suggesting/place-indexes.js';
import { letterText, letterWording, type LetterRoom } from './letter.js';
import type { OutgoingMessage } from './outgoing-message.js';

/** A group with what it is asked about, and the token of its links. */
export interface AskedGroup {
  group: Group;
  activities: readonly Activity[];
  token: string;
}

/** The longest list of one group's activities. The page of the link has them all. */
const mostListed = 30;

/** How many of the next meetings are told. */
const mostMeetings = 4;

const day = 24 * 60 * 60 * 1000;

/**
 * A letter is read days later, so no meeting in it is "today" or "tomorrow": it is worded as on another day of the same
 * year, on which no meeting falls that is the next one now.
 */
function undatedWording(room: LetterRoom, place: Place): Wording {
  const now = () => {
    const today = room.now();
    return new Date(today.getTime() + (today.getUTCMonth() === 0 ? 300 : -2) * day);
  };
  return letterWording({ words: room.words, now }, place);
}

type Letter = Pick<OutgoingMessage, 'subject' | 'text'>;

/** To the group itself. */
export function groupLetter(room: LetterRoom, place: Place, asked: AskedGroup): Letter {
  const wording = undatedWording(room, place);
  const { group } = asked;
  return {
    subject: wording.say('email:still-right-subject', { group: group.name }),
    text: letterText(wording, [
      wording.say('email:still-right-intro', { group: group.name }),
      ...aboutGroup(room, place, asked, wording),
      ...closing(room, place, asked.group.id, wording),
    ]),
  };
}

/** To those who look after the place, about groups that have no address. */
export function placeLetter(room: LetterRoom, place: Place, asked: readonly AskedGroup[]): Letter {
  const wording = undatedWording(room, place);
  return {
    subject: wording.say('email:place-subject'),
    text: letterText(wording, [
      wording.say('email:place-intro'),
      ...asked.flatMap((each) => [heading(each.group.name), ...aboutGroup(room, place, each, wording)]),
      ...closing(room, place, null, wording),
    ]),
  };
}

function aboutGroup(room: LetterRoom, place: Place, asked: AskedGroup, wording: Wording): string[] {
  const { activities, token } = asked;
  const single = activities.length === 1;
  const listed = activities.slice(0, mostListed).map((activity) => {
    const own = activity.id.slice(activity.id.indexOf('/') + 1);
    const link = single
      ? null
      : `${wording.say('email:still-right-one')}\n${room.links.stillRight(token, own)}`;
    return [...shown(room, place, activity, wording), link].filter((line) => line !== null).join('\n');
  });
  return [...listed, `${wording.say('email:still-right-all')}\n${room.links.stillRight(token, null)}`];
}

/** What residents see of an activity, a line each. */
function shown(room: LetterRoom, place: Place, { id, name }: Activity, wording: Wording): string[] {
  const found = details(
    indexOf(place, room.catalogue()),
    id,
    emptyStory(),
    room.now(),
    place.languages[0] ?? 'en',
  );
  if (found === null) return [name];
  const line = (label: string, value: string) =>
    wording.say('passed-on:line', { label: wording.say(`web:${label}`), value });
  return [
    `* ${found.name}`,
    line('when', wording.schedule(found)),
    ...furtherMeetings(found, wording),
    line('where', wording.where(found)),
    line('cost', wording.cost(found.cost)),
    found.checked === null ? wording.say('email:still-right-never') : wording.checked(found.checked),
  ];
}

/** Where it does not meet every week alike: the next meeting alone would not tell of its other days. */
function furtherMeetings({ meetings, weekly }: ActivityDetails, wording: Wording): string[] {
  return weekly === null ? meetings.slice(1, mostMeetings).map((meeting) => wording.meeting(meeting)) : [];
}

function closing(room: LetterRoom, place: Place, group: string | null, wording: Wording): string[] {
  return [
    `${wording.say('email:still-right-mend')}\n${room.links.edit(place.id, group)}`,
    wording.say('email:still-right-why'),
    wording.say('email:still-right-until'),
  ];
}

function heading(name: string): string {
  return `${name}\n${'-'.repeat([...name].length)}`;
}
