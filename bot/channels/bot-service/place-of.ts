/** Which place somebody writes to, where one bot serves several. */
import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import { helpLineAsText } from '../../words/text.js';
import type { Words } from '../../words/wording.js';
import type { Sender } from './incoming.js';
import { activitiesFor, type OutgoingActivity } from './say.js';

export interface WhichPlaceOptions {
  catalogue: () => Catalogue;
  words: Words;
  /** Whether this person has a conversation at a place. */
  hasConversation: (sender: Sender, place: Place) => Promise<boolean>;
  now: () => Date;
}

/** `chosen` where the message only said which place, so that there is nothing in it to be heard. */
export type PlaceFound = { place: Place; chosen: boolean } | { ask: OutgoingActivity[] };

type Places = ReadonlyMap<string, Place>;
type From = Pick<Sender, 'channel' | 'place' | 'tenant' | 'botId'>;

/**
 * Finds the place of whoever writes, or what they are to be asked. Nothing is kept of the question: its answer is a number
 * or a name of the same list, and from then on their conversation tells. `said` is null where nothing was said yet.
 */
export function whichPlace(
  options: WhichPlaceOptions,
): (sender: Sender, said: string | null) => Promise<PlaceFound> {
  const { catalogue, words, hasConversation, now } = options;
  return async (sender, said) => {
    const { places } = catalogue();
    const possible = placesFor(sender, places);
    const [only] = possible;
    if (only !== undefined && possible.length === 1) return { place: only, chosen: false };
    for (const place of possible) if (await hasConversation(sender, place)) return { place, chosen: false };
    const named = said === null ? null : placeNamed(said, possible);
    if (named !== null) return { place: named, chosen: true };
    return { ask: askWhichPlace(sender, possible, words, now()) };
  };
}

/**
 * The places that somebody may mean, in the same order whoever asks, so that a number means the same place later. One
 * alone where the number written to, the client, or the tenant tells, or where there are no others.
 */
export function placesFor({ channel, place, tenant, botId }: From, places: Places): Place[] {
  const all = [...places.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  const byNumber = channel === 'sms' ? all.find(({ sms }) => sms.includes(withPlus(botId))) : undefined;
  const told = byNumber ?? (place === null ? undefined : places.get(place));
  if (told !== undefined) return [told];
  const ofTenant = all.filter(({ teams }) => tenant !== null && teams?.includes(tenant.toLowerCase()));
  return ofTenant.length > 0 ? ofTenant : all;
}

/** The place that a message names whole, or gives the number of. */
export function placeNamed(said: string, places: readonly Place[]): Place | null {
  const wanted = plain(said);
  const number = /^\p{Nd}{1,4}$/u.test(wanted) ? Number(wanted) : 0;
  const named = places.find(({ id, name }) => plain(id) === wanted || plain(name) === wanted);
  return places[number - 1] ?? named ?? null;
}

/** The numbered places, and the emergency numbers of each, as whoever writes may be in danger. */
export function askWhichPlace(
  sender: Pick<Sender, 'channel' | 'locale'>,
  places: readonly Place[],
  words: Words,
  now: Date,
): OutgoingActivity[] {
  const [first] = places;
  if (first === undefined) return [];
  const language = spokenFrom(sender.locale, words);
  const wording = words.in(language, first.id, now, sender.channel);
  const emergency = new Map<string, string[]>();
  for (const { id, name } of places) {
    const local = words.in(language, id, now, sender.channel);
    const lines = local.helpLines({ say: 'hello:emergency', helpLines: 'emergency' });
    const numbers = lines.map((line) => helpLineAsText(line, local)).join(' ');
    if (numbers !== '') emergency.set(numbers, [...(emergency.get(numbers) ?? []), name]);
  }
  const numbers = [...emergency].map(([line, names]): Reply => {
    const value = { list: names };
    return { say: 'which-place:numbers', values: { places: value, numbers: line } };
  });
  const choices = places.map(({ id, name }): Choice => {
    return { id: `place:${id}`, say: 'which-place:choice', values: { place: name } };
  });
  const replies: Reply[] = [
    { say: 'which-place:hello' },
    ...(numbers.length === 0 ? [] : [{ say: 'which-place:in-danger' }, ...numbers]),
    { say: 'which-place:ask', choices },
  ];
  return activitiesFor(sender.channel, replies, wording);
}

function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function spokenFrom(locale: string | null, { languages }: Words): string {
  const wanted = locale?.toLowerCase() ?? '';
  const found = languages.find((one) => [wanted, wanted.split('-')[0]].includes(one.toLowerCase()));
  return found ?? languages[0] ?? 'en';
}

/** Azure names numbers as Twilio does; some clients leave the + out. */
function withPlus(number: string): string {
  return number.startsWith('+') ? number : `+${number}`;
}
