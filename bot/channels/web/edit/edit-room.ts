/** What the routes for editors share, and who is behind a request. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'restify';
import type { Catalogue, Place } from '../../../catalogue/catalogue.js';
import type { Editing } from '../../../editing/editing.js';
import { NotAllowed, type Editor } from '../../../editing/editors.js';
import type { Previews } from '../../../editing/preview.js';
import { page } from '../../../web/html.js';
import { examplesFor } from '../../../web/edit/examples.js';
import type { Around } from '../../../web/edit/frame.js';
import type { PageFiles } from '../../../web/document.js';
import { dayIn } from '../../../words/dates.js';
import type { Words, Wording } from '../../../words/wording.js';
import { Refusal } from '../../refusal.js';
import { sendPage } from '../answer.js';
import { languagesToChoose, pageLanguage } from '../language.js';
import { newToken } from '../conversation-token.js';
import { cookieNamed, editCookie, editorCookie, languageCookie, visitorCookie } from './edit-cookies.js';
import type { VNode } from 'preact';

export interface EditRoom {
  editing: Editing;
  previews: Previews;
  catalogue: () => Catalogue;
  words: Words;
  settings: { publicUrl: string | null };
  files: PageFiles;
  now: () => Date;
}

/** One request of somebody who edits, or who is about to sign in. */
export interface EditVisit {
  request: Request;
  response: Response;
  /** Null while nobody is signed in. */
  editor: Editor | null;
  /** The session's own token, or that of the browser while nobody is signed in. */
  secret: string;
  /** A session was there, and has ended. */
  ended: boolean;
}

/** Finds out who asks. A browser without a session gets a token of its own, so that its forms can be told apart. */
export async function visitOf(room: EditRoom, request: Request, response: Response): Promise<EditVisit> {
  const session = cookieNamed(request, editorCookie);
  const editor = session === null ? null : await room.editing.signIn.sessionOf(session);
  if (session !== null && editor !== null) {
    return { request, response, editor, secret: session, ended: false };
  }
  let secret = cookieNamed(request, visitorCookie);
  if (secret === null) {
    secret = newToken();
    addCookie(response, editCookie(visitorCookie, secret, { secure: isSecure(room), seconds: null }));
  }
  return { request, response, editor: null, secret, ended: session !== null };
}

/** What goes along with the forms of this session. It tells nothing of the session's token. */
export function formToken({ secret }: EditVisit): string {
  return createHash('sha256').update(`form ${secret}`).digest('base64url');
}

export function hasFormToken(visit: EditVisit, posted: URLSearchParams): boolean {
  const expected = Buffer.from(formToken(visit));
  const sent = Buffer.from(posted.get('form-token') ?? '');
  return expected.length === sent.length && timingSafeEqual(expected, sent);
}

export function isSecure({ settings: { publicUrl } }: EditRoom): boolean {
  return publicUrl !== null && publicUrl.startsWith('https:');
}

/** The place and the group that an address names; refused alike where it is not there and where it is not theirs. */
export function placeNamed(room: EditRoom, id: string): Place {
  const place = room.catalogue().places.get(id);
  if (place === undefined) throw new NotAllowed('There is no such place.');
  return place;
}

/** The words of a page: of a place in its languages, else in any. */
export function wordingOf(
  room: EditRoom,
  request: Request,
  place: Place | null,
): { wording: Wording; languages: string[] } {
  const { words } = room;
  const languages =
    place === null ? [...words.languages] : languagesToChoose(place.languages, words.languages);
  const chosen = cookieNamed(request, languageCookie);
  const language = pageLanguage(request, languages, chosen);
  const id = place?.id ?? room.catalogue().places.keys().next().value;
  if (id === undefined) throw new Refusal(503, 'There are no places');
  return { wording: words.in(language, id, room.now()), languages };
}

/** What the frame of a page shows. */
export function aroundOf(
  room: EditRoom,
  visit: EditVisit,
  place: Place | null,
  done?: string | null,
): Around {
  const { wording, languages } = wordingOf(room, visit.request, place);
  const asked = new URLSearchParams(visit.request.getQuery()).get('lang');
  if (asked !== null && languages.includes(asked)) {
    addCookie(
      visit.response,
      editCookie(languageCookie, asked, { secure: isSecure(room), seconds: 365 * 24 * 60 * 60 }),
    );
  }
  const anyPlace = place ?? room.catalogue().places.values().next().value!;
  const own = (tag: string) => room.words.in(tag, anyPlace.id, room.now()).languageName(tag);
  return {
    wording,
    examples: examplesFor(wording, anyPlace, dayIn(anyPlace.timezone, room.now())),
    languages: languages.map((tag) => ({ tag, name: own(tag) })),
    files: room.files,
    editor: visit.editor?.email ?? null,
    token: formToken(visit),
    done: done ?? null,
    here: visit.request.method === 'GET' ? visit.request.getPath() : '/edit',
  };
}

/** Never framed, never stored. */
export async function answer(
  room: EditRoom,
  { request, response }: EditVisit,
  vnode: VNode,
  status = 200,
): Promise<void> {
  await sendPage(request, response, status, page(vnode), pageOptions(room));
}

export function pageOptions(room: EditRoom): Parameters<typeof sendPage>[4] {
  return { frameAncestors: 'none', secure: isSecure(room), headers: { 'X-Frame-Options': 'DENY' } };
}

export function addCookie(response: Response, cookie: string): void {
  const before = response.getHeader('Set-Cookie');
  const all = before === undefined ? [] : Array.isArray(before) ? before : [String(before)];
  response.setHeader('Set-Cookie', [...all, cookie]);
}
