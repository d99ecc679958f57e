/** One place's chat as a browser sees it: what its requests mean, and the page for where a conversation stands. */
import { randomBytes } from 'node:crypto';
import type { Request } from 'restify';
import type { Place, Catalogue } from '../../catalogue/catalogue.js';
import { conversationKey } from '../../storage/conversation-key.js';
import type { ConversationRecord, Message } from '../../storage/records.js';
import type { ChatView } from '../../web/chat-view.js';
import type { PageFiles } from '../../web/document.js';
import type { Words, Wording } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import type { TakesTurns } from './adapter.js';
import { helpOf } from './help.js';
import { languagesToChoose, pageLanguage } from './language.js';
import type { StaticFiles } from './static-files.js';

/** What the web page needs of the bot, beside taking turns. */
export interface WebBot extends TakesTurns {
  conversation(key: string): Promise<ConversationRecord | null>;
  /** What is said on a first visit, before there is anything to keep. */
  greeting(place: string, language: string): Message[];
}

export interface WebSettings {
  /** The address that the bot is reached at from outside, or null where it is only used on this machine. */
  publicUrl: string | null;
  /** Days that a conversation is kept after its last message. */
  keepDays: number;
}

/** What the routes share. */
export interface WebRoom {
  bot: WebBot;
  catalogue: () => Catalogue;
  words: Words;
  settings: WebSettings;
  files: StaticFiles;
  now: () => Date;
}

/** One browser at one place's chat. */
export interface Visit {
  place: Place;
  token: string;
  /** The key of its conversation record. */
  key: string;
  framed: boolean;
  /** Whether the form has to carry the token, because no cookie came that does. */
  carried: boolean;
}

export function placeOf(request: Request, catalogue: Catalogue): Place {
  const { place: id } = request.params as { place: string };
  const place = catalogue.places.get(id);
  if (place === undefined) throw new Refusal(404, 'No such place');
  return place;
}

export function visitOf(place: Place, token: string, options: { framed: boolean; carried: boolean }): Visit {
  return { place, token, key: conversationKey(place.id, token), ...options };
}

export function isSecure({ publicUrl }: WebSettings): boolean {
  return publicUrl !== null && publicUrl.startsWith('https:');
}

/** The wording for a request, in a language that the place is offered in. */
export function wordingFor(
  request: Request,
  room: WebRoom,
  place: Place,
  conversation: string | null,
): { wording: Wording; languages: string[] } {
  const languages = languagesToChoose(place.languages, room.words.languages);
  const language = pageLanguage(request, languages, conversation);
  return { wording: room.words.in(language, place.id, room.now()), languages };
}

/** A random word, for the form's one-time number and to tell pages apart. */
export function randomWord(): string {
  return randomBytes(12).toString('base64url');
}

export interface Standing {
  wording: Wording;
  languages: readonly string[];
  messages: readonly Message[];
  /** Kept where nothing was taken, so that sending the same words again is known to be the same. */
  once?: string | null;
  tab?: string | null;
  notice?: string;
  typed?: string;
}

export function chatView(room: WebRoom, visit: Visit, standing: Standing): ChatView {
  const { place, token, key, framed, carried } = visit;
  const { wording, languages, messages, once, tab, ...rest } = standing;
  const ownName = (tag: string) => room.words.in(tag, place.id, room.now()).languageName(tag);
  return {
    place,
    wording,
    languages: languages.map((tag) => ({ tag, name: ownName(tag) })),
    messages,
    state: {
      once: once ?? randomWord(),
      after: messages.at(-1)?.number ?? 0,
      tab: tab ?? randomWord(),
      language: wording.language,
      token: carried ? token : null,
      stream: key,
    },
    framed,
    keepDays: room.settings.keepDays,
    leave: wording.say('web:leave-address'),
    /** Only whole pages show it. */
    get help() {
      return helpOf(place, wording);
    },
    files: filesOf(room.files, true),
    ...rest,
  };
}

export function filesOf(files: StaticFiles, withScripts: boolean): PageFiles {
  return {
    style: files.address('page.css'),
    icon: files.address('icon.svg'),
    scripts: withScripts ? [files.address('htmx.js'), files.address('page.js')] : [],
  };
}
