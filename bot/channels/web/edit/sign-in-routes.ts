/** Signing in and out. */
import type { Request, Response } from 'restify';
import { AskForLinkPage, LinkSentPage, UseLinkPage } from '../../../web/edit/sign-in-pages.js';
import { sendTo } from '../answer.js';
import { editCookie, editorCookie, visitorCookie } from './edit-cookies.js';
import { postedForm } from './edit-form.js';
import { addCookie, answer, aroundOf, hasFormToken, isSecure, visitOf, type EditRoom } from './edit-room.js';

/** POST /edit/link. Always the same answer, and at once. */
export async function askForLink(room: EditRoom, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(room, request, response);
  const posted = postedForm(request);
  if (!hasFormToken(visit, posted))
    return answer(room, visit, AskForLinkPage({ around: aroundOf(room, visit, null) }));
  const email = (posted.get('email') ?? '').trim().slice(0, 254);
  if (email !== '') room.editing.signIn.askForLink(email);
  await answer(room, visit, LinkSentPage({ around: aroundOf(room, visit, null) }));
}

/** GET /edit/sign-in?token=… Uses nothing up: programs that look into mail open every link. */
export async function showLink(room: EditRoom, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(room, request, response);
  const token = new URLSearchParams(request.getQuery()).get('token') ?? '';
  const around = aroundOf(room, visit, null);
  if (isLink(token) && (await room.editing.signIn.linkHolds(token))) {
    return answer(room, visit, UseLinkPage({ around, link: token }));
  }
  if (visit.editor !== null) return sendTo(response, '/edit');
  await answer(room, visit, AskForLinkPage({ around, why: 'link-gone' }));
}

/** POST /edit/sign-in */
export async function useLink(room: EditRoom, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(room, request, response);
  const posted = postedForm(request);
  const token = posted.get('token') ?? '';
  // A form of another browser: somebody who was led to sign in as somebody else would write into the wrong file.
  if (!hasFormToken(visit, posted)) {
    const around = aroundOf(room, visit, null);
    return answer(
      room,
      visit,
      isLink(token) ? UseLinkPage({ around, link: token }) : AskForLinkPage({ around }),
    );
  }
  const session = isLink(token) ? await room.editing.signIn.useLink(token) : null;
  if (session === null) {
    return answer(room, visit, AskForLinkPage({ around: aroundOf(room, visit, null), why: 'link-gone' }));
  }
  if (visit.editor !== null) await room.editing.signIn.endSession(visit.secret);
  const secure = isSecure(room);
  addCookie(response, editCookie(editorCookie, session.token, { secure, seconds: longestSession }));
  addCookie(response, editCookie(visitorCookie, '', { secure, seconds: 0 }));
  sendTo(response, '/edit');
}

/** Seconds. The session itself ends sooner; the cookie outlives it, so that its end can be said. */
const longestSession = 7 * 24 * 60 * 60;

/** POST /edit/sign-out */
export async function signOut(room: EditRoom, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(room, request, response);
  if (visit.editor !== null && hasFormToken(visit, postedForm(request))) {
    await room.editing.signIn.endSession(visit.secret);
    addCookie(response, editCookie(editorCookie, '', { secure: isSecure(room), seconds: 0 }));
  }
  sendTo(response, '/edit');
}

function isLink(token: string): boolean {
  return /^[\w-]{20,64}$/.test(token);
}

/** The address that a link in a mail leads to. */
export function signInAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/edit/sign-in?token=${token}`;
}
