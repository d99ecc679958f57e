/**
 * What the pages behind links of e-mails have in common. Opening one changes nothing, as programs that look into mail
 * open every link; what its one form posts does.
 */
import type { Request, Response } from 'restify';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import type { Wording, Words } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import type { Host } from '../server.js';
import type { sendPage } from './answer.js';
import { chatFormReaders } from './form.js';
import { languagesToChoose, pageLanguage } from './language.js';
import { addressOf, keepPace, type Pace } from './pace.js';
import { StaticFiles } from './static-files.js';

export interface LinkPageOptions {
  catalogue: () => Catalogue;
  words: Words;
  settings: { publicUrl: string | null };
  now: () => Date;
}

/** What such a page is answered from. */
export type LinkRoom<Options extends LinkPageOptions> = Options & { files: StaticFiles };

type Answer<Options extends LinkPageOptions> = (
  room: LinkRoom<Options>,
  request: Request,
  response: Response,
) => Promise<void>;

/** From one network address. */
const pace: Pace = { rate: 1, burst: 20 };

/** Call once, before the host listens. */
export function mountLinkPage<Options extends LinkPageOptions>(
  { server }: Host,
  path: string,
  options: Options,
  { show, note }: { show: Answer<Options>; note: Answer<Options> },
): void {
  const room: LinkRoom<Options> = { ...options, files: new StaticFiles() };
  // restify logs whatever a handler answers, so handlers answer nothing.
  const by = (answer: Answer<Options>) => async (request: Request, response: Response) => {
    await answer(room, request, response);
  };
  server.get(path, by(show));
  server.head(path, by(show));
  server.post(path, ...keepPace(pace, addressOf), ...chatFormReaders, by(note));
}

/**
 * In a language of the place that the reader's browser prefers, unless one is known; of no place where the link does not
 * say one.
 */
export function linkPageWording(
  { catalogue, words, now }: LinkPageOptions,
  request: Request,
  place: Place | null,
  language: string | null = null,
): Wording {
  const languages = place ? languagesToChoose(place.languages, words.languages) : words.languages;
  const id = place?.id ?? catalogue().places.keys().next().value;
  if (id === undefined) throw new Refusal(503, 'There are no places');
  return words.in(pageLanguage(request, languages, language), id, now());
}

/** In no frame of anybody's, and for https only where residents reach the bot so. */
export function safely({ settings: { publicUrl } }: LinkPageOptions): Parameters<typeof sendPage>[4] {
  return { secure: publicUrl?.startsWith('https:') ?? false, headers: { 'X-Frame-Options': 'DENY' } };
}
