/** Which language a page is shown in. */
import type { Request } from 'restify';

/** The languages of a place that the bot has words in; at least one. */
export function languagesToChoose(place: readonly string[], words: readonly string[]): string[] {
  const both = place.filter((language) => words.includes(language));
  return both.length > 0 ? both : ['en'];
}

/** What was asked for in the address, else what the conversation is in, else what the browser prefers, else the first. */
export function pageLanguage(
  request: Request,
  offered: readonly string[],
  conversation: string | null,
): string {
  const asked = new URLSearchParams(request.getQuery()).get('lang');
  for (const language of [asked, conversation, ...preferred(request)]) {
    if (language !== null && offered.includes(language)) return language;
  }
  return offered[0] ?? 'en';
}

/** The browser's languages, most wanted first, without their region. */
function preferred(request: Request): string[] {
  return (request.headers['accept-language'] ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0]!, quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language);
}
