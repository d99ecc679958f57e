/** Links made from content. Content is written by many people, so only addresses of these few kinds become links. */

/** A web address as it may be linked to, or null: only http and https, nothing that could run. */
export function webLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href, username, password } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? href : null;
}

export function mailLink(address: string | null): string | null {
  return address !== null && /^[^\s@<>"?&]+@[^\s@<>"?&]+$/.test(address) ? `mailto:${address}` : null;
}

/** A number to ring, from the way it is written for people, or null where it holds no number. */
export function phoneLink(shown: string | null): string | null {
  // Only up to the first letter: "0113 496 0123 ext 4" rings 0113 496 0123.
  const number = (shown ?? '')
    .split(/[a-z;]/i)[0]!
    .replace(/\(0\)/g, '')
    .replace(/[^\d+*#]/g, '');
  return /^\+?[\d*#]{3,15}$/.test(number) ? `tel:${number}` : null;
}

/** A text message to a number, with its first word where the line wants one. */
export function textLink(to: string, word: string | null): string {
  return `sms:${to.replace(/[^\d+]/g, '')}${word === null ? '' : `?body=${encodeURIComponent(word)}`}`;
}

/** A place on the map, by its position or else by its postcode. */
export function mapLink(
  at: readonly [latitude: number, longitude: number] | null,
  postcode: string | null,
): string | null {
  if (at !== null) {
    const [latitude, longitude] = at.map((degrees) => degrees.toFixed(5));
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  }
  return postcode === null
    ? null
    : `https://www.openstreetmap.org/search?query=${encodeURIComponent(postcode)}`;
}

/** What people read instead of a web address. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
