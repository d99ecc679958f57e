import type { World } from '../dialogs/world.js';
import type { Catalogue, Place } from './catalogue/catalogue.js';
import { details } from './suggesting/details.js';
import { indexOf } from './suggesting/place-indexes.js';
import { suggest } from './suggesting/suggest.js';
import { contactOf } from './words/place-contact.js';

/** What the conversation in a place can see of the world in one turn. */
export function worldOf(
  place: Place,
  catalogue: Catalogue,
  turn: {
    now: Date;
    language: string;
    spoken: readonly string[];
    keepDays: number;
    referredThisWeek: (group: string) => number;
    writesFrom?: World['writesFrom'];
    reachesLater?: World['reachesLater'];
    seenByOthers?: World['seenByOthers'];
    textsPhones?: World['textsPhones'];
    reviewed?: World['reviewed'];
    measures?: World['measures'];
    inLanguage?: NonNullable<World['inLanguage']>;
    perform: World['perform'];
  },
): World {
  const index = indexOf(place, catalogue);
  return {
    now: turn.now,
    keepDays: turn.keepDays,
    noticesDanger: (language) => hasPhrases(catalogue, language),
    place: {
      id: place.id,
      name: place.name,
      culture: place.culture,
      languages: [...place.languages],
      spoken: [...turn.spoken],
      areas: place.areas.map(({ name, at }) => ({ name, at })),
      example: place.example,
      contact: contactOf(place),
    },
    ...(turn.inLanguage && { inLanguage: turn.inLanguage }),
    suggest: (story, asking) => suggest(index, story, { ...asking, ...turn }),
    writesFrom: turn.writesFrom ?? null,
    reachesLater: turn.reachesLater ?? null,
    seenByOthers: turn.seenByOthers ?? null,
    textsPhones: turn.textsPhones ?? false,
    reviewed: turn.reviewed ?? (() => true),
    measures: turn.measures ?? [],
    perform: turn.perform,
    activity: (id, story) => details(index, id, story, turn.now, turn.language),
  };
}

/** Phrases for `zh` serve `zh-Hans` as well: every message is read against those of all languages. */
function hasPhrases({ safety }: Catalogue, language: string): boolean {
  const found = safety.get(language) ?? safety.get(language.split('-')[0] ?? '');
  return found !== undefined && found.phrases.size > 0;
}
