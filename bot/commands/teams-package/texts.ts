import type { Place } from '../../catalogue/catalogue.js';
import type { Words } from '../../words/wording.js';

/** What Teams shows of the app in one language, before anybody has written to it. */
export interface AppTexts {
  language: string;
  name: string;
  fullName: string;
  short: string;
  about: string;
  /** The commands that Teams offers, by where: its own words are what the bot is sent. */
  personal: CommandText[];
  shared: CommandText[];
}

export interface CommandText {
  title: string;
  description: string;
}

/** Where only the person reads what comes back, and where others do: there nothing is said of what was told. */
const personalCommands = ['help', 'person', 'start-again', 'what-you-know', 'forget-me'] as const;
const sharedCommands = ['help', 'person', 'forget-me'] as const;

/** The most characters that Teams takes: https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema */
const longestFullName = 100;
const longestAbout = 4000;
/** Names of places that are listed at most: more would be a list that nobody reads. */
const mostPlaces = 12;

/** @param places those that the package is for; at least one */
export function textsIn(
  language: string,
  places: readonly [Place, ...Place[]],
  words: Words,
  now: Date,
): AppTexts {
  const wording = words.in(language, places[0].id, now);
  const say = (key: string) => wording.say(`teams-package:${key}`);
  const name = wording.say('web:name');
  const fullName = places.length > 1 ? name : wording.say('web:chat-title', { place: places[0].name });
  const about = wording.say('teams-package:about', {
    places: wording.list(places.slice(0, mostPlaces).map((place) => place.name)),
  });
  const command = (id: string) => ({ title: say(id), description: say(`${id}-about`) });
  return {
    language,
    name,
    fullName: fullName.length > longestFullName ? name : fullName,
    short: say('short'),
    about: about.slice(0, longestAbout),
    personal: personalCommands.map(command),
    shared: sharedCommands.map(command),
  };
}
