/** Telephone numbers, e-mail addresses and websites. */
import { quoted } from './report.js';
import { Mistake, value, type Shape } from './shape.js';

/** Editors take bare digits for a number. */
const asInAnEditor = { type: ['string', 'number'] };

/** A telephone number as people read it. */
export const phone: Shape<string> = value(
  'a telephone number',
  (written) => {
    const number = written.trim().replace(/\s+/g, ' ');
    const digits = number.replace(/\D/g, '').length;
    const sound =
      /^\+?[\d(][\d ()./-]*(?: ?(?:ext\.?|x) ?\d{1,6})?$/.test(number) && digits >= 3 && digits <= 18;
    return sound ? number : new Mistake(`${quoted(written)} isn't a telephone number I know.`);
  },
  asInAnEditor,
);

/** A number as it is dialled: digits, with + before a country code. */
export const dialled: Shape<string> = value(
  'a telephone number',
  (written) => {
    const number = written.replace(/[\s()-]/g, '');
    return /^\+?\d{3,15}$/.test(number)
      ? number
      : new Mistake(`${quoted(written)} should be digits, with + before a country code.`);
  },
  asInAnEditor,
);

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
