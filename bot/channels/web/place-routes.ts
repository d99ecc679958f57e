/** The pages around the chat: the places, help now, the list to print, calendar files, and the script for other sites. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'restify';
import type { Suggestion } from '../../../dialogs/suggestion.js';
import type { Place } from '../../catalogue/catalogue.js';
import { projectRoot } from '../../root.js';
import type { Message } from '../../storage/records.js';
import { ErrorPage } from '../../web/error-page.js';
import { HelpNowPage } from '../../web/help-now.js';
import { page } from '../../web/html.js';
import { ListPage, type Listed } from '../../web/list-page.js';
import { PlacesPage } from '../../web/places-page.js';
import type { Wording } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import { sendPage, sendText } from './answer.js';
import { filesOf, isSecure, placeOf, visitOf, wordingFor, type WebRoom } from './chat.js';
import { isFramed, tokenFromCookie } from './conversation-token.js';
import { cookieNamed, languageCookie } from './edit/edit-cookies.js';
import { chatForm } from './form.js';
import { helpOf } from './help.js';
import { languagesToChoose, pageLanguage } from './language.js';
import { isSameOrigin } from './same-origin.js';

export interface PlaceRoom extends WebRoom {
  /** The calendar file of an activity (`group/activity`) in a language, or null where it has no dates. */
  calendarFile: (place: string, activity: string, language: string) => string | null;
}

/** GET / */
export async function showPlaces(room: PlaceRoom, request: Request, response: Response): Promise<void> {
  const places = [...room.catalogue().places.values()];
  const language = pageLanguage(request, room.words.languages, null);
  const wording = wordingAnywhere(room, language);
  if (wording === null) throw new Refusal(503, 'There are no places');
  const listed = places.map((place) => ({
    ...place,
    languages: languagesToChoose(place.languages, room.words.languages).map((tag) => ({
      tag,
      name: room.words.in(tag, place.id, room.now()).languageName(tag),
    })),
  }));
  const html = page(PlacesPage({ places: listed, wording, files: filesOf(room.files, false) }));
  await sendPage(request, response, 200, html, { secure: isSecure(room.settings) });
}

/** GET /chat/:place/help-now */
export async function showHelpNow(room: PlaceRoom, request: Request, response: Response): Promise<void> {
  const place = placeOf(request, room.catalogue());
  const { wording } = wordingFor(request, room, place, null);
  const html = page(
    HelpNowPage({
      help: helpOf(place, wording),
      wording,
      place,
      files: filesOf(room.files, true),
      leave: wording.say('web:leave-address'),
    }),
  );
  await sendPage(request, response, 200, html, safely(room, place));
}

/** GET or POST /chat/:place/list: what was suggested in this conversation, newest words about it first taken. */
export async function showList(room: PlaceRoom, request: Request, response: Response): Promise<void> {
  const place = placeOf(request, room.catalogue());
  const posted = request.method === 'POST' ? chatForm(request) : null;
  if (posted && !isSameOrigin(request, room.settings.publicUrl))
    throw new Refusal(403, 'Posted from another site');
  const token = posted?.token ?? tokenFromCookie(request, place.id);
  const { key } = visitOf(place, token ?? '', { framed: isFramed(request), carried: false });
  const record = token === null ? null : await room.bot.conversation(key);
  const { wording } = wordingFor(request, room, place, record?.language ?? null);
  const today = new Intl.DateTimeFormat(dateLocale(wording.language, place), {
    dateStyle: 'long',
    timeZone: place.timezone,
  }).format(room.now());
  const html = page(
    ListPage({
      listed: suggestedIn(record?.messages ?? [], place),
      wording,
      place,
      files: filesOf(room.files, true),
      today,
      leave: wording.say('web:leave-address'),
    }),
  );
  await sendPage(request, response, 200, html, safely(room, place));
}

/** GET /chat/:place/activity/:group/:activity, which ends in `.ics`. */
export async function sendCalendarFile(room: PlaceRoom, request: Request, response: Response): Promise<void> {
  const place = placeOf(request, room.catalogue());
  const { group, activity } = request.params as { group: string; activity: string };
  const id = `${group}/${activity.replace(/\.ics$/, '')}`;
  const known = activity.endsWith('.ics') && place.activities.some((one) => one.id === id);
  const { wording } = wordingFor(request, room, place, null);
  const file = known ? room.calendarFile(place.id, id, wording.language) : null;
  if (file === null) throw new Refusal(404, 'No such calendar file');
  response.setHeader('Content-Disposition', `attachment; filename="${id.replace('/', '-')}.ics"`);
  sendText(response, 200, file, 'text/calendar');
}

/** GET /embed.js. The only words in it are the frame's title, in each language that a site may ask for. */
export function embedScript(room: WebRoom): (request: Request, response: Response) => Promise<void> {
  const source = readFileSync(join(projectRoot, 'bot/web/static/embed.js'), 'utf8');
  return async (request, response) => {
    const language = pageLanguage(request, room.words.languages, null);
    const titles = Object.fromEntries(
      ['', ...room.words.languages].map((tag) => [
        tag,
        wordingAnywhere(room, tag === '' ? language : tag)?.say('web:embed-title') ?? '',
      ]),
    );
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Vary', 'Accept-Language');
    sendText(
      response,
      200,
      source.replace("'TITLES'", () => JSON.stringify(titles)),
      'text/javascript',
    );
  };
}

/** The page for a request that could not be answered, in the language of the page that it came from. */
export function errorPage(room: WebRoom, request: Request, status: number): string | null {
  const [, part, id = ''] = /^\/(chat|edit)\/([^/]+)/.exec(request.getPath()) ?? [];
  const named = room.catalogue().places.get(id) ?? null;
  const place = part === 'chat' ? named : null;
  const languages = named ? languagesToChoose(named.languages, room.words.languages) : room.words.languages;
  // A form that came too fast was not read; its address tells what the page was in.
  const chosen = request.getPath().startsWith('/edit')
    ? cookieNamed(request, languageCookie)
    : (chatForm(request).language ?? new URLSearchParams(request.getQuery()).get('in'));
  const wording = wordingAnywhere(room, pageLanguage(request, languages, chosen), named?.id);
  if (wording === null) return null;
  return page(ErrorPage({ status, wording, files: filesOf(room.files, false), place: place?.id ?? null }));
}

/** Wording for a page that belongs to no place: any place will do. Null where there are none. */
function wordingAnywhere(room: WebRoom, language: string, place?: string): Wording | null {
  const id = place ?? room.catalogue().places.keys().next().value;
  return id === undefined ? null : room.words.in(language, id, room.now());
}

/** Each activity once, as it was last suggested, in the order in which they first were. */
function suggestedIn(messages: readonly Message[], place: Place): Listed[] {
  const suggested = new Map<string, Suggestion>();
  for (const message of messages) {
    if (message.from !== 'bot') continue;
    for (const suggestion of message.reply.suggestions ?? []) suggested.set(suggestion.id, suggestion);
  }
  return [...suggested.values()].map((suggestion) => {
    const group = place.activities.find(({ id }) => id === suggestion.id)?.group;
    return { suggestion, contact: group?.contact ?? null };
  });
}

/** English is written differently from country to country; other languages keep their own way. */
function dateLocale(language: string, { culture }: Place): string {
  const locale = language.includes('-') ? language : `${language}-${culture.split('-')[0]}`;
  return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? 'en-GB';
}

function safely(room: WebRoom, { sites }: Place): { frameAncestors: readonly string[]; secure: boolean } {
  return { frameAncestors: sites, secure: isSecure(room.settings) };
}
