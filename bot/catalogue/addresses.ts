/** Telephone numbers, e-mail addresses and websites. */
import { quoted, shortened } from './report.js';
import { Mistake, then, value, type Shape } from './shape.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';

/** Editors take bare digits for a number. */
const asInAnEditor = { type: ['string', 'number'] };

/** A telephone number as people read it. */
export const phone: Shape<string> = value(
  'a telephone number',
  (written) => {
    const number = written.trim().replace(/\s+/g, ' ');
    const digits = number.replace(/\D/g, '').length;
    const sound =
      number.length <= 40 &&
      /^\+?[\d(][\d ()./-]*(?: ?(?:ext\.?|x) ?\d{1,6})?$/.test(number) &&
      digits >= 3 &&
      digits <= 18;
    return sound
      ? number
      : new Mistake(
          `${quoted(written)} isn't a telephone number I know. Write one number alone, like 0113 496 0123.`,
          wrong('phone', { text: shortened(number) }),
        );
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
  return sound
    ? address
    : new Mistake(
        `${quoted(written)} isn't an e-mail address. Write one address alone, like name@example.org.`,
        wrong('email', { text: shortened(address) }),
      );
});

/** The schemes that a link may have. Anything else could run in a resident's browser. */
const schemes = ['https:', 'http:', 'tel:', 'mailto:'];

/** Characters. */
const longestAddress = 1000;
/** An address as people say it, without https:// before it. */
const withoutScheme = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/i;

export const website: Shape<string> = then(
  value('a website', readWebsite),
  ({ address, advice }, report, at) => {
    if (advice !== null) report.advice(at, advice.message, advice.what);
    return address;
  },
);

interface WebsiteRead {
  address: string;
  advice: { message: string; what: WhatIsWrong } | null;
}

function readWebsite(written: string): WebsiteRead | Mistake {
  const said = written.trim();
  const bare = withoutScheme.test(said);
  const address = bare ? `https://${said}` : said;
  const url = address.length <= longestAddress && URL.canParse(address) ? new URL(address) : null;
  if (!url || !schemes.includes(url.protocol) || /\s/.test(address) || url.username || url.password) {
    return new Mistake(
      `${quoted(written)} isn't a website address. Write it like https://www.example.org.`,
      wrong('website', { text: shortened(said) }),
    );
  }
  if (bare) {
    const message = `We take this for ${quoted(address)}. Write it so if it is right.`;
    const what = wrong('website-taken', { address: shortened(address) });
    return { address: url.href, advice: { message, what } };
  }
  if (url.protocol === 'http:') {
    const better = `https${url.href.slice(4)}`;
    const message = `This link is without https. If ${quoted(better)} works, write that: it keeps people safer.`;
    return {
      address: url.href,
      advice: { message, what: wrong('website-http', { address: shortened(better) }) },
    };
  }
  return { address: url.protocol === 'https:' ? url.href : address, advice: null };
}

/** An address that takes requests: `https://` and anything; `http://` only on this machine itself. */
export const webhook: Shape<string> = value('a web address that takes requests', (written) => {
  const said = written.trim();
  const url = said.length <= longestAddress && URL.canParse(said) ? new URL(said) : null;
  const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '');
  const scheme = url?.protocol === 'https:' || (url?.protocol === 'http:' && here);
  if (url && scheme && !url.username && !url.password && !url.hash && !/\s/.test(said)) return url.href;
  return new Mistake(
    "This isn't a web address that can take requests. It must begin with https:// and hold no name or password.",
    wrong('webhook'),
  );
});

/** A website that may show the chat in a frame: `https://` and its name, no page of it. */
export const site: Shape<string> = value('a website', (written) => {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    // It goes into a header, where a ; or , would begin something else.
    /^[a-z0-9.-]+$/.test(url.hostname) &&
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
