/** A small place whose e-mails a test can read. */
import path from 'node:path';
import type { Activity, Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import type { LetterRoom } from '../../bot/referrals/letter.js';
import type { OutgoingMessage } from '../../bot/referrals/outgoing-message.js';
import { projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';
import type { MovableClock } from './movable-clock.js';

const locales = readLocales(path.join(projectRoot, 'locales'));

export interface ReadableLetters extends LetterRoom {
  /** What was handed over, each id once. */
  letters: (OutgoingMessage & { at: string })[];
  place: () => Place;
  /** Changes the content from now on. */
  change(place: Partial<Place>): void;
}

export function letterRoom(
  clock: MovableClock,
  activities: Activity[],
  more: Partial<Place> = {},
): ReadableLetters {
  let catalogue: Catalogue;
  const letters: ReadableLetters['letters'] = [];
  const change = (changes: Partial<Place>) => {
    const before = catalogue?.places.get('leeds');
    const place: Place = {
      ...madeUpPlace(0).place,
      ...{ id: 'leeds', name: 'Leeds', editors: ['content@example.org'] },
      ...before,
      ...changes,
    };
    catalogue = catalogueOf({ ...place, groups: [...new Set(place.activities.map(({ group }) => group))] });
  };
  change({ activities, ...more });
  return {
    letters,
    place: () => catalogue.places.get('leeds')!,
    change,
    outbox: {
      send: async (message) => {
        if (letters.some(({ id }) => id === message.id)) return;
        letters.push({ ...message, at: clock.now().toISOString() });
      },
    },
    catalogue: () => catalogue,
    words: createWords(locales, () => catalogue),
    now: clock.now,
    links: {
      signIn: (token) => `https://chat.example.org/in?${token}`,
      edit: (place, group) => `https://chat.example.org/edit/${place}/${group ?? ''}`,
      answer: (token, answer) => `answer/${token}/${answer}`,
      stillRight: (token, activity) => `https://chat.example.org/right?${token}&${activity ?? 'all'}`,
    },
  };
}
