/** The kinds of text that content files hold: words, addresses, numbers, languages. */
import { didYouMean } from './nearest.js';
import { quoted } from './report.js';
import { Mistake, value, type Shape } from './shape.js';

/** C0 and C1 controls apart from line breaks and tabs, and halves of characters. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** A text of at most so many characters. Runs of spaces become one; lines stay lines. */
export function text(most: number): Shape<string> {
  return value(
    'a text',
    (written) => {
      if (unprintable.test(written)) return new Mistake('There is an invisible character in this text.');
      const tidy = written
        .trim()
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n');
      const length = [...tidy].length;
      if (length === 0) return new Mistake('There is no text here.');
      if (length > most) return new Mistake(`This is ${length} characters long; ${most} is the most.`);
      return tidy;
    },
    { type: ['string', 'number'], maxLength: most },
  );
}

/** A name or phrase: a text on one line. */
export function phrase(most: number): Shape<string> {
  const whole = text(most);
  return {
    ...whole,
    read: (node, report) => whole.read(node, report)?.replace(/\n/g, ' '),
  };
}

/** What makes the id of a group, an activity, a topic: it goes into addresses and never changes. */
export function readId(written: string): string | Mistake {
  const id = written.trim();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60) return id;
  const better = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const instead = better ? ` Write ${better}.` : '';
  return new Mistake(`${quoted(written)} should have only a to z, 0 to 9 and single dashes.${instead}`);
}
export const id: Shape<string> = value('an id', readId, {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
});

/** A telephone number as people read it. */
export const phone: Shape<string> = value('a telephone number', (written) => {
  const number = written.trim().replace(/\s+/g, ' ');
  const digits = number.replace(/\D/g, '').length;
  const sound =
    /^\+?[\d(][\d ()./-]*(?: ?(?:ext\.?|x) ?\d{1,6})?$/.test(number) && digits >= 3 && digits <= 18;
  return sound ? number : new Mistake(`${quoted(written)} isn't a telephone number I know.`);
});

/** A number as it is dialled: digits, with + before a country code. */
export const dialled: Shape<string> = value('a telephone number', (written) => {
  const number = written.replace(/[\s()-]/g, '');
  return /^\+?\d{3,15}$/.test(number)
    ? number
    : new Mistake(`${quoted(written)} should be digits, with + before a country code.`);
});

export const email: Shape<string> = value('an e-mail address', (written) => {
  const address = written.trim();
  const sound = /^[^\s@<>,;:"'()[\]\\]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u.test(address) && address.length <= 254;
  return sound ? address : new Mistake(`${quoted(written)} isn't an e-mail address, like name@example.org.`);
});

/** The schemes that a link may have. Anything else could run in a resident's browser. */
const schemes = ['https:', 'http:', 'tel:', 'mailto:'];

export const website: Shape<string> = value('a website', (written) => {
  const address = written.trim();
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && schemes.includes(url.protocol) && !/\s/.test(address) && !url.username && !url.password) {
    return url.protocol.startsWith('http') ? url.href : address;
  }
  const help = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) ? `https://${address}` : 'https://www.example.org';
  return new Mistake(`${quoted(written)} isn't a website address. Write it like ${help}.`);
});

/** A website that may show the chat in a frame: `https://` and its name, no page of it. */
export const site: Shape<string> = value('a website', (written) => {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username
  ) {
    return url.origin;
  }
  return new Mistake(
    `${quoted(written)} should be only https:// and the website's name, like https://example.org.`,
  );
});

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const knownLanguages = new Map<string, string | Mistake>();

/** A language tag: `en`, `cy`, `zh-Hans`. */
export function readLanguage(written: string): string | Mistake {
  const known = knownLanguages.get(written) ?? lookUpLanguage(written);
  knownLanguages.set(written, known);
  return known;
}
function lookUpLanguage(written: string): string | Mistake {
  try {
    const [tag] = Intl.getCanonicalLocales(written.trim());
    if (tag !== undefined && languageNames.of(tag) !== undefined) return tag;
  } catch {
    // Not in the form of a tag at all; said below.
  }
  const meant = tagOfLanguageNamed(written.trim().toLowerCase());
  const help = meant ? ` Did you mean ${meant}?` : ' Write its short tag, like en for English.';
  return new Mistake(`${quoted(written)} isn't a language I know.${help}`);
}
function tagOfLanguageNamed(name: string): string | null {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  return tags.find((tag) => languageNames.of(tag)?.toLowerCase() === name) ?? null;
}
export const language: Shape<string> = value('a language', readLanguage);

/** ISO 3166-1, with the part of the country where that matters: `GB`, `GB-WLS`. */
export const culture: Shape<string> = value('a culture', (written) => {
  const tag = written.trim();
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(tag) && regionNames.of(tag.slice(0, 2)) !== undefined
    ? tag
    : new Mistake(`${quoted(written)} isn't a country I know. Write it like GB, GB-WLS or NL.`);
});
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const timezone: Shape<string> = value('a time zone', (written) => {
  const zone = written.trim();
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (/^[A-Z]/.test(zone)) return zone;
  } catch {
    // Unknown; said below.
  }
  const meant = didYouMean(zone, zone.includes('/') ? Intl.supportedValuesOf('timeZone') : ['Europe/London']);
  return new Mistake(`${quoted(written)} isn't a time zone I know.${meant}`);
});

export const currency: Shape<string> = value('a currency', (written) => {
  const code = written.trim();
  return Intl.supportedValuesOf('currency').includes(code)
    ? code
    : new Mistake(`${quoted(written)} isn't a currency I know. Write its three letters, like GBP or EUR.`);
});

/** `yes`/`no` as people write it. */
export const yesOrNo: Shape<boolean> = value(
  'yes or no',
  (written) => {
    const word = written.trim().toLowerCase();
    if (word === 'true' || word === 'yes') return true;
    if (word === 'false' || word === 'no') return false;
    return new Mistake(`${quoted(written)}: write true or false.`);
  },
  { type: 'boolean' },
);

/** A whole number of at least 1. */
export function wholeNumber(most: number): Shape<number> {
  return value(
    'a number',
    (written) => {
      const number = /^\d{1,9}$/.test(written.trim()) ? Number(written) : 0;
      if (number >= 1 && number <= most) return number;
      return new Mistake(`${quoted(written)} should be a whole number from 1 to ${most}.`);
    },
    { type: 'integer', minimum: 1, maximum: most },
  );
}
