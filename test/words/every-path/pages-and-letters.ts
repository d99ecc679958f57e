/** The pages around the chat, the pages behind links, the letters, and what is said on the telephone. */
import type { VNode } from 'preact';
import { askWhichPlace } from '../../../bot/channels/bot-service/place-of.js';
import { answerCall } from '../../../bot/channels/sms/call.js';
import type { Place } from '../../../bot/catalogue/catalogue.js';
import { answerKinds } from '../../../bot/referrals/answers.js';
import { createCheckInLetters, howItWentAnswers } from '../../../bot/referrals/check-in-letters.js';
import type { About, CheckInRecord } from '../../../bot/referrals/check-in-records.js';
import { createLetters } from '../../../bot/referrals/request-letters.js';
import { textToPhone } from '../../../bot/referrals/to-phone-text.js';
import { AnswerDone, AnswerPage } from '../../../bot/web/answer-page.js';
import { ChatPage } from '../../../bot/web/chat-page.js';
import { ErrorPage } from '../../../bot/web/error-page.js';
import { HelpNowPage } from '../../../bot/web/help-now.js';
import { HowItWentDone, HowItWentPage } from '../../../bot/web/how-it-went-page.js';
import { page } from '../../../bot/web/html.js';
import { ListPage } from '../../../bot/web/list-page.js';
import { PlacesPage } from '../../../bot/web/places-page.js';
import { StillRightMessage, StillRightPage } from '../../../bot/web/still-right-page.js';
import { contactOf } from '../../../bot/words/place-contact.js';
import type { Wording } from '../../../bot/words/wording.js';
import { linesOfActivity, type Shown } from './channels.js';
import { everywhere, now, type Ground } from './ground.js';
import { linesOfHtml } from './lines-of-html.js';
import { asSuggested, madeUpActivities, plainNames, type Names } from './made-up-activities.js';
import { somebody } from './made-up-worlds.js';
import { madeUpRequest } from './news.js';

const files = { style: '/style.css', icon: '/icon.svg', scripts: [] };

/** All of them in one language, each under a name that is the same in every language. */
export async function pagesAndLetters(
  ground: Ground,
  language: string,
  names: Names = plainNames,
): Promise<Shown[]> {
  const here = ground.catalogue.places.get(everywhere)!;
  const place: Place = { ...here, languages: [language] };
  const wording = ground.words.in(language, everywhere, now);
  const shown = (channel: string, lines: string[]): Shown => ({
    ...{ channel, language, direction: wording.direction },
    lines: lines.filter((line) => line.trim() !== ''),
  });
  const pages = Object.entries(allPages(place, wording, names)).map(([name, one]) =>
    shown(`page ${name}`, linesOfHtml(page(one), wording.direction)),
  );
  const letters = Object.entries(allLetters(ground, place, names)).map(([name, one]) =>
    shown(`letter ${name}`, `${one.subject}\n${one.text}`.split('\n')),
  );
  const toPhone = textToPhone(
    madeUpActivities(names).slice(0, 2),
    ground.words.in(language, everywhere, now, 'sms'),
  );
  const asked = (['teams', 'directline', 'other'] as const).map((channel) => {
    const sender = { channel, locale: language };
    const places = [...ground.catalogue.places.values()];
    return shown(
      `which place, ${channel}`,
      askWhichPlace(sender, places, ground.words, now).flatMap(linesOfActivity),
    );
  });
  return [
    ...pages,
    ...letters,
    ...asked,
    shown('text to a phone', toPhone.text.split('\n')),
    shown('call', linesOfHtml(await answerCall(place, ground.words, now), wording.direction)),
    shown('embedded', [wording.say('web:embed-title')]),
  ];
}

function allPages(place: Place, wording: Wording, names: Names): Record<string, VNode> {
  const { id, name, example } = place;
  const [one] = madeUpActivities(names);
  const suggested = asSuggested(madeUpActivities(names));
  const surroundings = { wording, files };
  const activity = { id: 'refer/refer', name: names.activity, group: names.group };
  const help = { lines: wording.helpLines({ say: '', helpLines: 'any' }), contact: contactOf(place) };
  const leave = wording.say('web:leave-address');
  const around = { ...surroundings, place: { id, name, example }, leave };
  const listed = suggested.map((suggestion) => ({ suggestion, contact: one!.contact }));
  const state = { once: '', after: 0, tab: '', language: wording.language, token: null, stream: '' };
  const said = { number: 1, at: '', from: 'resident', text: 'Zarpo', once: null } as const;
  const chat = {
    ...{ ...around, help, state, framed: false, keepDays: 30, messages: [said] },
    languages: [{ tag: wording.language, name: 'Zarpo' }],
    notice: wording.say('web:notice-failed'),
  };
  const right = { ...surroundings, place: id, group: names.group, fields: {}, edit: '/edit', all: '/all' };
  return {
    chat: ChatPage(chat),
    places: PlacesPage({ ...surroundings, places: [{ ...around.place, languages: [] }] }),
    list: ListPage({ ...around, listed, today: '20' }),
    'empty list': ListPage({ ...around, listed: [], today: '20' }),
    'help now': HelpNowPage({ ...around, help }),
    ...keyed([400, 403, 404, 405, 413, 415, 429, 500, 503], 'error', (status) =>
      ErrorPage({ ...surroundings, status, place: status === 404 ? null : id }),
    ),
    ...keyed([null, ...howItWentAnswers], 'how it went', (answer) =>
      HowItWentPage({ ...surroundings, token: '', answer, activity, forWhom: null }),
    ),
    'how it went for somebody': HowItWentPage({
      ...{ ...surroundings, token: '', answer: null, activity, forWhom: 'Limda' },
    }),
    ...keyed(['noted', 'stopped', 'gone'] as const, 'how it went', (what) =>
      HowItWentDone({ ...surroundings, what, chat: '/chat' }),
    ),
    ...keyed([null, ...answerKinds], 'answer', (kind) =>
      AnswerPage({ ...surroundings, token: '', kind, reference: '7K4-Q9M', activity }),
    ),
    'answer about a person': AnswerPage({
      ...{ ...surroundings, token: '', kind: null, reference: '7K4-Q9M', activity: null },
    }),
    ...keyed(['noted', 'gone'] as const, 'answer', (what) => AnswerDone({ ...surroundings, what })),
    ...keyed([1, 2], 'still right', (count) =>
      StillRightPage({ ...right, activities: madeUpActivities(names).slice(0, count), done: false }),
    ),
    ...keyed(['gone', 'failed'] as const, 'still right', (what) =>
      StillRightMessage({ ...surroundings, what }),
    ),
    'still right, done': StillRightPage({ ...right, activities: [one!], done: true }),
  };
}

function allLetters(
  { words, catalogue }: Ground,
  place: Place,
  names: Names,
): Record<string, { subject: string; text: string }> {
  const language = place.languages[0]!;
  const activity = { id: 'refer/refer', name: names.activity, group: names.group };
  const letters = createLetters({
    words,
    now: () => now,
    answerLink: (_, kind) => `https://chat.example.org/${kind}`,
  });
  const checkIns = createCheckInLetters({
    ...{ words, now: () => now, catalogue: () => catalogue },
    address: (path) => `https://chat.example.org${path}`,
  });
  const reminder = { day: '2026-11-26', email: null, mayBeSeen: false, meets: true };
  const about = { activity, language, forWhom: null, reminder, secret: 's', id: 'a' } as unknown as About;
  const record = { key: 'k' } as CheckInRecord;
  const draft = {
    ...{
      name: 'Limda',
      reach: somebody,
      note: 'Zarpo wexil.',
      forWhom: 'Jomla',
      area: 'Fendwick',
      language: 'pl',
    },
    matters: [
      { topic: 'gardening', words: 'zarpo' },
      { topic: 'music', words: '' },
    ],
    getsInTheWay: [{ need: 'step-free', words: '' }],
    suggested: [],
  };
  const byEmail = { by: 'email', to: 'limda@example.org' } as const;
  const byTeams = { by: 'teams', to: 'https://teams.example.org' } as const;
  const request = madeUpRequest({}, names);
  const person = madeUpRequest({ kind: 'hand-over', activity: null, draft });
  return {
    'self-referral': letters.asking(request, place, byEmail),
    'waiting-list': letters.asking({ ...request, kind: 'waiting-list', replyBy: null }, place, byEmail),
    // What follows is the record in the headings of the UK's own standard, in English.
    'hand-over': letters.asking(person, { ...place, culture: 'NL' }, byEmail),
    'self-referral as a card': textsIn(letters.asking(request, place, byTeams)),
    withdrawn: letters.withdrawn(request, place, byEmail),
    reminder: checkIns.reminder(record, about, place, false),
    'reminder, off': checkIns.reminder(record, about, place, true),
    'check-in': checkIns.checkIn(record, about, place),
    'check-in for somebody': checkIns.checkIn(record, { ...about, forWhom: 'Limda' }, place),
  };
}

/** The texts of a card that is sent as JSON. */
function textsIn({ subject, text }: { subject: string; text: string }): { subject: string; text: string } {
  const texts = [...text.matchAll(/"(?:text|title|value)":"((?:\\.|[^"\\])*)"/g)];
  return { subject, text: texts.map(([, one = '']) => JSON.parse(`"${one}"`) as string).join('\n') };
}

function keyed<T extends string | number | null>(
  all: readonly T[],
  name: string,
  make: (one: T) => VNode,
): Record<string, VNode> {
  return Object.fromEntries(all.map((one) => [`${name} ${one ?? ''}`.trim(), make(one)]));
}
