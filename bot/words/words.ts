import type { i18n } from 'i18next';
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { dayIn } from './dates.js';
import { LocaleWording, type MissingText } from './locale-wording.js';
import { fallbackLanguage, reviewed } from './locales.js';
import { ownChoices } from './own-choices.js';
import type { Wording, Words } from './wording.js';

/** Words for every language that has a locale, over the content of the moment. `missing` is told what a language lacks. */
export function createWords(locales: i18n, catalogue: () => Catalogue, missing?: MissingText): Words {
  const spoken = Object.keys(locales.store.data).filter((language) =>
    locales.hasResourceBundle(language, 'hello'),
  );
  // First the one that a page of no place is in, unless its reader prefers another.
  const languages = [...new Set([fallbackLanguage, ...spoken])];
  const made = new Map<string, { content: Catalogue; day: string; wording: Wording }>();
  return {
    languages,
    reviewed: (language) => reviewed(locales, language),
    isOwnChoice: ownChoices(locales),
    in: (wanted, placeId, now, channel) => {
      const content = catalogue();
      const place = content.places.get(placeId);
      // One that was taken out meanwhile: in the place's first that is spoken.
      const spokenHere = [wanted, ...(place?.languages ?? [])].find((one) => languages.includes(one));
      const language = spokenHere ?? fallbackLanguage;
      const name = `${language} ${placeId} ${channel ?? ''}`;
      const known = made.get(name);
      if (place === undefined) {
        // The place was taken away while this turn was in progress.
        if (known) return known.wording;
        throw new Error(`There is no place "${placeId}".`);
      }
      const day = today(place, now);
      if (known?.content === content && known.day === day) return known.wording;
      const wording = new LocaleWording(locales, content, place, language, day, channel, missing);
      made.set(name, { content, day, wording });
      return wording;
    },
  };
}

const days = new Map<string, { quarter: number; day: string }>();

/** The day in the place's time zone; looked up once a quarter of an hour, on which all zones turn. */
function today(place: Place, now: Date): string {
  const quarter = Math.floor(now.getTime() / 900_000);
  const known = days.get(place.timezone);
  if (known?.quarter === quarter) return known.day;
  const day = dayIn(place.timezone, now);
  days.set(place.timezone, { quarter, day });
  return day;
}
