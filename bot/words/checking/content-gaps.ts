/** What a language lacks in the content: names, words, safety phrases, roles and help lines. */
import type { Catalogue, Phrases, Texts } from '../../catalogue/catalogue.js';
import { rolesFor } from '../roles.js';
import { someOf, type Gap } from './gaps.js';

export function contentGaps(
  { topics, access, safety, roles, helpLines, places }: Catalogue,
  language: string,
): Gap[] {
  const here = [...places.values()].filter((place) => place.languages.includes(language));
  return [
    ...wordGaps('content/topics', 'topics', topics, language),
    ...wordGaps('content/access.yaml', 'access needs', access, language),
    ...safetyGaps(safety.get(language)?.phrases, language),
    ...(here.length === 0
      ? [better('content/places', `no place speaks it yet: name it under languages in a place.yaml`)]
      : []),
    ...here.flatMap((place) => {
      const [role] = rolesFor(roles, place, language);
      return role?.language === language
        ? []
        : [
            better(
              'content/roles.yaml',
              `has no name of the role in it for ${place.name} (${place.culture}): “${role?.forms.get('singular') ?? ''}” is said`,
            ),
          ];
    }),
    ...[...new Set(here.map(({ culture }) => culture))].flatMap((culture) => {
      const lines = helpLines.filter((line) => [culture, culture.split('-')[0]].includes(line.culture));
      const unnamed = lines.filter(({ name }) => !name.has(language)).map(({ id }) => id);
      return unnamed.length === 0
        ? []
        : [
            better(
              'content/help-lines.yaml',
              `has no name in it for ${unnamed.length} of ${lines.length} lines of ${culture}: ${someOf(unnamed)}`,
            ),
          ];
    }),
  ];
}

function better(file: string, what: string): Gap {
  return { level: 'better', file, what };
}

function wordGaps(
  file: string,
  what: string,
  things: ReadonlyMap<string, { name: Texts; words: Phrases }>,
  language: string,
): Gap[] {
  const all = [...things.values()];
  const ids = [...things.keys()];
  const unnamed = ids.filter((_, index) => !all[index]?.name.has(language));
  const unknown = ids.filter((_, index) => (all[index]?.words.get(language) ?? []).length === 0);
  return [
    ...(unnamed.length === 0
      ? []
      : [better(file, `${unnamed.length} of ${ids.length} ${what} have no name in it: ${someOf(unnamed)}`)]),
    ...(unknown.length === 0
      ? []
      : [
          {
            level: unknown.length === ids.length ? ('must' as const) : ('better' as const),
            file,
            what: `${unknown.length} of ${ids.length} ${what} have no words in it, so that nobody who says them is understood: ${someOf(unknown)}`,
          },
        ]),
  ];
}

const kindsOfDanger = ['life', 'harm', 'medical'];

function safetyGaps(phrases: Phrases | undefined, language: string): Gap[] {
  const file = `content/safety/${language}.yaml`;
  if (phrases === undefined || phrases.size === 0) {
    return [
      {
        level: 'must',
        file,
        what: 'is missing: somebody in danger is not noticed in this language, and the greeting has to say so',
      },
    ];
  }
  const empty = kindsOfDanger.filter((kind) => (phrases.get(`${kind}/urgent`) ?? []).length === 0);
  return empty.map((kind) => ({ level: 'must', file, what: `has no urgent phrases under ${kind}` }));
}
