/** Whom an imported activity is for. */
import type { DirectoryService } from '../directory-service.js';
import { agesOf } from '../prose/ages.js';
import { holds, without } from '../prose/phrases.js';
import { comparable } from '../clean-text.js';
import type { FieldValue } from './field.js';
import type { Reading } from './reading.js';
import { pleaseCheck, type Tell } from './told.js';

export interface WhoFound {
  who: FieldValue | null;
  note: string | null;
  /** Who may come, where that is more than the format takes. */
  inWords: string | null;
}

const longestOnly = 80;
/** A text that says no more than an age. Characters beside it. */
const littleElse = 24;

export function whoOf(service: DirectoryService, womenOnly: boolean, reading: Reading, tell: Tell): WhoFound {
  const { women, men, everybody } = reading.prose.only;
  const named = (words: readonly string[], text: string): boolean =>
    words.map(comparable).includes(comparable(text));
  const texts = service.whoMayCome.filter((text) => !named(everybody, text));
  const given = agesOf(service.leastAge, service.greatestAge);
  const read = given === null ? agesIn(texts, [service.name, service.description], reading, tell) : null;
  const isWomen = womenOnly || texts.some((text) => named(women, text));
  const isMen = texts.some((text) => named(men, text));
  const others = texts.filter(
    (text) => !named(women, text) && !named(men, text) && !saysOnlyAges(text, reading),
  );
  const said = others.join('; ');
  const only = isWomen === isMen ? (said.length <= longestOnly ? said : '') : isWomen ? 'women' : 'men';
  const inWords = said !== '' && only !== said ? said : null;
  if (inWords !== null) tell('who-unread', inWords);
  const ages = given ?? read;
  const who = { ...(ages !== null && { ages }), ...(only !== '' && { only }) };
  return { who: Object.keys(who).length > 0 ? who : null, note: read === null ? null : pleaseCheck, inWords };
}

/**
 * From what is written of who may come, else from name and description. There the age of children may be that of those
 * whom somebody brings along, who would then be told that it is not for them: left out.
 */
function agesIn(
  of: readonly string[],
  beside: readonly string[],
  reading: Reading,
  tell: Tell,
): string | null {
  for (const text of [...of, ...beside]) {
    const { ages, doubtful } = reading.ages(text);
    const ofChildren =
      !of.includes(text) && ages !== null && Math.max(...(ages.match(/\d+/g) ?? []).map(Number)) < grownUp;
    if (doubtful || ofChildren) tell('ages-unread', text.slice(0, 200));
    if (ages !== null || doubtful) return ofChildren ? null : ages;
  }
  return null;
}

/** Years: from here on people come by themselves. */
const grownUp = 16;

function saysOnlyAges(text: string, reading: Reading): boolean {
  const { ages, doubtful } = reading.ages(text);
  const rest = without(text, Object.values(reading.prose.ages).flat())
    .replace(/[\d\s\W]+/g, ' ')
    .trim();
  return (ages !== null || doubtful) && rest.length <= littleElse;
}

/** How people join: `drop-in` only where it is said so; else they are asked to get in touch first. */
export function joinOf(service: DirectoryService, reading: Reading): { join: string; note: string | null } {
  const { joining } = reading.prose;
  const text = [...service.delivery, service.description].join('\n');
  const dropIn = holds(text, joining['drop-in']);
  const book = holds(without(text, joining['drop-in']), joining.book);
  if (dropIn !== book) return { join: dropIn ? 'drop-in' : 'book', note: pleaseCheck };
  return { join: 'book', note: 'the directory does not say, so people are asked to get in touch first' };
}
