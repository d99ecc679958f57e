import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import type { Settings } from '../../settings.js';
import { oneOf, WrongCall } from '../options.js';
import type { App } from './manifest.js';

/** What somebody asked for on the command line. */
export interface Wishes {
  place?: string;
  version?: string;
  developer?: string;
  'privacy-url'?: string;
  'terms-url'?: string;
  languages?: string;
}

/** What the package is made of. */
export interface Contents {
  app: App;
  places: [Place, ...Place[]];
  /** The first is the one that everybody sees whose own is not among them. */
  languages: [string, ...string[]];
}

const longestDeveloper = 32;

/**
 * @param spoken the languages that the bot speaks
 * @throws WrongCall with what is missing or wrong, in words for whoever runs the bot
 */
export function contentsOf(
  wishes: Wishes,
  settings: Pick<Settings, 'botService' | 'publicUrl'>,
  catalogue: Pick<Catalogue, 'places'>,
  spoken: readonly string[],
): Contents {
  const places = placesOf(wishes.place, catalogue);
  return { app: appOf(wishes, settings, places), places, languages: languagesOf(wishes, places, spoken) };
}

function appOf(
  wishes: Wishes,
  { botService, publicUrl }: Pick<Settings, 'botService' | 'publicUrl'>,
  places: readonly [Place, ...Place[]],
): App {
  if (botService === null)
    throw new WrongCall(
      'MicrosoftAppId is not set, so Teams could not find the bot. docs/teams.md says where the id comes from.',
    );
  if (publicUrl === null || !publicUrl.startsWith('https://'))
    throw new WrongCall(
      'PUBLIC_URL must be set and begin with https://: Teams opens no other pages. docs/hosting.md says how.',
    );
  const [{ id, name }] = places;
  const start = places.length > 1 ? `${publicUrl}/` : `${publicUrl}/chat/${id}`;
  const ofOnePlace = places.length === 1 && name.length <= longestDeveloper ? name : 'What Matters';
  return {
    botId: botService.appId.toLowerCase(),
    version: versionOf(wishes.version),
    developer: developerOf(wishes.developer ?? ofOnePlace),
    websiteUrl: start,
    privacyUrl: pageOf('privacy-url', wishes['privacy-url'] ?? start),
    termsUrl: pageOf('terms-url', wishes['terms-url'] ?? start),
  };
}

function placesOf(asked: string | undefined, { places }: Pick<Catalogue, 'places'>): [Place, ...Place[]] {
  if (asked !== undefined) oneOf('place', asked, [...places.keys()].sort());
  const [first, ...others] = [...places.values()].filter(({ id }) => asked === undefined || id === asked);
  if (first === undefined) throw new WrongCall('There are no places in CONTENT_DIR.');
  return [first, ...others];
}

/** Those of the places, English first where there are several places, so that the first is one that all can read. */
function languagesOf(
  { languages: asked }: Wishes,
  places: readonly Place[],
  spoken: readonly string[],
): [string, ...string[]] {
  const ofPlaces =
    places.length > 1 ? ['en', ...places.flatMap((one) => one.languages)] : places[0]!.languages;
  const known = [...new Set(ofPlaces)].filter((one) => spoken.includes(one));
  const wanted = asked?.split(',').map((one) => oneOf('languages', one.trim(), spoken));
  const [first = 'en', ...others] = new Set(wanted ?? known);
  return [first, ...others];
}

function versionOf(asked = '1.0.0'): string {
  if (/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(asked)) return asked;
  throw new WrongCall(`--version ${asked} must be three numbers with dots between, such as 1.0.1.`);
}

function developerOf(name: string): string {
  if (name.trim() !== '' && name.length <= longestDeveloper) return name.trim();
  throw new WrongCall(`--developer must be 1 to ${longestDeveloper} characters: Teams takes no more.`);
}

function pageOf(option: string, address: string): string {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') return address;
  throw new WrongCall(`--${option} ${address} must be a page's whole address and begin with https://.`);
}
