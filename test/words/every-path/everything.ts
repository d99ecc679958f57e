/** Everything that a resident can be told, rendered: worked out once for all that is looked for in it. */
import type { Reply } from '../../../dialogs/reply.js';
import { channels, shownOn, type Channel, type Shown } from './channels.js';
import { everywhere, type Ground } from './ground.js';
import { plainNames, type Names } from './made-up-activities.js';
import { situations } from './made-up-worlds.js';
import { beginnings } from './beginnings.js';
import { asides } from './news.js';
import { shapeOfReply, walk } from './walk.js';

export interface Turns {
  /** Each turn that says something else than all others. */
  turns: Reply[][];
  /** Each reply that does, by itself. */
  replies: Reply[];
}

/** The first situation is gone through more thoroughly than those that only differ from it in some ways. */
const waysOfStanding = { first: 6, others: 2 };

export async function everyTurn({ catalogue }: Ground): Promise<Turns> {
  const place = catalogue.places.get(everywhere)!;
  const turns = new Map<string, Reply[]>();
  const replies = new Map<string, Reply>();
  for (const [index, { world }] of situations().entries()) {
    const most = index === 0 ? waysOfStanding.first : waysOfStanding.others;
    for (const turn of [...(await walk(world, beginnings(world, place), most)), ...asides(place)]) {
      turns.set(JSON.stringify(turn.map(shapeOfReply)), turn);
      for (const reply of turn) replies.set(JSON.stringify(shapeOfReply(reply)), reply);
    }
  }
  return { turns: [...turns.values()], replies: [...replies.values()] };
}

/** What one turn or reply is in each language, on one channel. */
export interface Rendered {
  /** What is rendered, for whoever reads of a fault. */
  of: string;
  channel: Channel;
  shown: Map<string, Shown>;
}

/** Text messages hold a whole turn; elsewhere each reply stands by itself. */
export function renderEverything(
  { words }: Ground,
  { turns, replies }: Turns,
  languages: readonly string[],
): Rendered[] {
  return channels.flatMap((channel) =>
    (channel === 'sms' ? turns : replies.map((reply) => [reply])).map((turn): Rendered => {
      const inLanguage = (language: string) => shownOn(channel, turn, { words, language, place: everywhere });
      return {
        of: turn.map(({ say }) => say).join(', '),
        channel,
        shown: new Map(languages.map((language) => [language, inLanguage(language)])),
      };
    }),
  );
}

/** The same replies about an activity and a group of other names. */
export function renamed(replies: readonly Reply[], { activity, group }: Names): Reply[] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const json = JSON.stringify(replies)
    // What language the texts are in is another matter than what letters a name has.
    .replace(/,"writtenIn":\{[^}]*\}/g, '')
    .replaceAll(plainNames.activity, inJson(activity).replaceAll('$', '$$$$'))
    .replaceAll(plainNames.group, inJson(group).replaceAll('$', '$$$$'));
  return JSON.parse(json) as Reply[];
}
