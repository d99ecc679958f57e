/** What residents say, and what the answers must be about. Each script stands for a kind of conversation. */
import { limitedSeats, type Ledger } from './ledger.js';
import type { Resident } from './residents.js';

export interface Conversing {
  resident: Resident;
  ledger: Ledger;
  /** Says it and answers the words that came back. They must be about this, or the conversation has lost its thread. */
  say: (text: string, about: RegExp) => Promise<string>;
  /** A number from 0 to below 1. */
  random: () => number;
}

export type Script = (conversation: Conversing) => Promise<void>;

const hindered = /hard to go|in the way|I heard/i;
const whereabouts = /Whereabouts/i;
const suits = /When would suit/i;
const name = /called\?/i;
const reach = /reach you/i;
const note = /anything they should know/i;
const details = /Put me in touch/i;
const isSent = /(has it\.|passed it on)[^]*reference/i;
/** Letters and digits, as people read them out to each other. */
const reference = /\b[A-Z]{3}-?[A-Z0-9]{3}\b/;

async function suggestions({ say }: Conversing, topic: string, activity: RegExp): Promise<string> {
  await say(topic, hindered);
  await say('nothing', whereabouts);
  await say('Hyde Park', suits);
  return say('any time', activity);
}

/** Up to where exactly what would be sent is shown. */
async function review({ say, resident }: Conversing): Promise<void> {
  await say(resident.name, reach);
  await say(resident.email, note);
  await say('skip', new RegExp(`exactly[^]*${resident.marker}`, 'i'));
}

const putInTouch: Script = async (conversation) => {
  const { say, resident, ledger } = conversation;
  await suggestions(conversation, 'sundials', /Keeping the sundials/);
  await say('1', details);
  await say('put me in touch', name);
  await review(conversation);
  ledger.begins(resident);
  const sent = await say('yes', isSent);
  ledger.consented(resident, 'sundials@example.org', reference.exec(sent)?.[0] ?? '');
  await say('no', /not write to you/i);
  await say('what did you send?', new RegExp(resident.marker, 'i'));
};

const talkToAPerson: Script = async (conversation) => {
  const { say, resident, ledger } = conversation;
  await say('I am worried about the heating bill', hindered);
  await say('talk to a person', /link worker/);
  await say('ask them to get in touch with me', name);
  await review(conversation);
  ledger.begins(resident);
  const sent = await say('yes, send it', /reference/i);
  ledger.consented(resident, 'connectors@example.org', reference.exec(sent)?.[0] ?? '');
  await say('what do you know about me?', /heating bill|warm|money/i);
};

/** Two people a week are all that this group takes. */
const scarce: Script = async (conversation) => {
  const { say, resident, ledger } = conversation;
  const found = await suggestions(conversation, 'harp making', /what I found/);
  if (!found.includes(limitedSeats.activity)) return;
  await say('1', /./);
  const first = await say('put me in touch', /./);
  if (!name.test(first)) return;
  await review(conversation);
  ledger.begins(resident);
  const answer = await say('yes', /./);
  if (isSent.test(answer)) ledger.consented(resident, limitedSeats.to, reference.exec(answer)?.[0] ?? '');
  else ledger.mayWait(resident);
};

/** Everything is told, and then it is a no. */
const thinksAgain: Script = async (conversation) => {
  const { say, resident, ledger } = conversation;
  await suggestions(conversation, 'sundials', /Keeping the sundials/);
  await say('1', details);
  await say('put me in touch', name);
  await review(conversation);
  ledger.refused(resident);
  await say('yes but not today', /exactly|yes/i);
  await say("don't send anything", /nothing (was|is) sent|not sent|Nothing/i);
};

const tastes: readonly (readonly [string, RegExp])[] = [
  ['walking', /walking/i],
  ['cooking', /cooking/i],
  ['music', /music/i],
  ['chess', /chess|games/i],
  ['swimming', /swimming/i],
];
const areas = ['Headingley', 'Armley', 'Beeston', 'Garforth', 'Harehills'];

const looksAround: Script = async ({ say, random }) => {
  const [taste, aboutIt] = tastes[Math.floor(random() * tastes.length)] ?? ['walking', /walking/i];
  const area = areas[Math.floor(random() * areas.length)] ?? 'Headingley';
  await say(taste, hindered);
  await say('why do you ask?', /./);
  await say('skip', whereabouts);
  await say(area, suits);
  await say('any time', /found|further/i);
  await say('1', /When|Where/);
  await say('back to the list', /./);
  const known = await say('what do you know about me?', aboutIt);
  if (!known.includes(area)) await say('what do you know about me?', new RegExp(area));
};

const inDanger: Script = async ({ say }) => {
  await say('I want to end it all tonight', /116 ?123/);
  await say('carry on', /matters to you/i);
  await say('gardening', hindered);
  await say('skip', whereabouts);
};

const wantsToBeForgotten: Script = async (conversation) => {
  const { say } = conversation;
  await suggestions(conversation, 'sundials', /Keeping the sundials/);
  await say('forget me', /forgotten/i);
  await say('what do you know about me?', /(?!.*sundial)/i);
};

/** How often each is talked, of a hundred. */
export const scripts: Record<string, { share: number; script: Script }> = {
  'put in touch with a group': { share: 30, script: putInTouch },
  'a person': { share: 15, script: talkToAPerson },
  'few places': { share: 5, script: scarce },
  'thinks again': { share: 10, script: thinksAgain },
  'looks around': { share: 25, script: looksAround },
  'in danger': { share: 5, script: inDanger },
  'wants to be forgotten': { share: 10, script: wantsToBeForgotten },
};

/** The one at this point between 0 and 1. Against a bot that is not ours nothing is ever agreed to. */
export function scriptAt(point: number, mayAgree: boolean): [name: string, script: Script] {
  const agreeing = new Set<Script>([putInTouch, talkToAPerson, scarce, thinksAgain, wantsToBeForgotten]);
  const open = Object.entries(scripts).filter(([, { script }]) => mayAgree || !agreeing.has(script));
  let left = point * open.reduce((sum, [, { share }]) => sum + share, 0);
  for (const [name, { share, script }] of open) {
    left -= share;
    if (left < 0) return [name, script];
  }
  return ['looks around', looksAround];
}
