import type { World } from '../dialogs/world.js';
import type { Catalogue, Place } from './catalogue/catalogue.js';
import { measuresFor, type Measures } from './measures/measures.js';
import type { IncomingMessage } from './message.js';
import type { PerformDeed } from './referrals/deeds.js';
import { weekOf, type Room } from './referrals/room.js';
import type { ChannelName, ConversationRecord } from './storage/records.js';
import type { Words } from './words/wording.js';
import { worldOf } from './world.js';

/** What the world of a turn is made of. */
export interface TurnWorldDependencies {
  words: Words;
  catalogue: () => Catalogue;
  keepDays: number;
  perform: PerformDeed;
  /** How many people were referred to groups. */
  room: Pick<Room, 'taken'>;
  /** Channels that bring a message to a resident who is not there just now. */
  bringsLater?: ReadonlySet<ChannelName>;
  /** Whether a text message can be sent to a telephone from a place. */
  textsPhones?: (place: Place) => boolean;
  measures?: Measures;
}

/** What one turn sees of the world. Without a record, before a conversation has begun, nothing can be done in it. */
export function worldOfTurn(
  dependencies: TurnWorldDependencies,
  place: Place,
  language: string,
  now: Date,
  record?: ConversationRecord,
  message?: Pick<IncomingMessage, 'from' | 'seenByOthers'>,
): World {
  const { catalogue, keepDays, words, room, measures = [] } = dependencies;
  const week = weekOf(now, place.timezone);
  const seenByOthers = message?.seenByOthers ?? null;
  const perform: World['perform'] = async (deed) => {
    if (record === undefined) throw new Error('Nothing can be done before a conversation has begun.');
    const { key: conversation, channel, nextNumber: number, started: since } = record;
    return dependencies.perform(deed, { place, conversation, channel, number, since, now });
  };
  return worldOf(place, catalogue(), {
    now,
    language,
    spoken: place.languages.filter((one) => words.languages.includes(one)),
    keepDays,
    writesFrom: message?.from ?? null,
    seenByOthers,
    textsPhones: dependencies.textsPhones?.(place) ?? false,
    // What comes later would be read by others too.
    reachesLater: seenByOthers === null ? reachesLater(dependencies, record?.channel ?? 'webchat') : null,
    reviewed: words.reviewed,
    measures: measuresFor(measures, language),
    referredThisWeek: (group) => room.taken(place.id, group, week),
    inLanguage: (other) => worldOfTurn(dependencies, place, other, now, record, message),
    perform,
  });
}

function reachesLater({ bringsLater }: TurnWorldDependencies, channel: ChannelName): World['reachesLater'] {
  if (bringsLater?.has(channel)) return 'message';
  return channel === 'webchat' ? 'page' : null;
}
