/** Lets only those in who are signed in. Others are asked to, and what they sent is kept on the page meanwhile. */
import type { Request, Response } from 'restify';
import { NotAllowed, type Editor } from '../../../editing/editors.js';
import { AskForLinkPage, SendAgainPage } from '../../../web/edit/sign-in-pages.js';
import { Refusal } from '../../refusal.js';
import { sendText } from '../answer.js';
import { isSameOrigin } from '../same-origin.js';
import { postedForm } from './edit-form.js';
import { answer, aroundOf, hasFormToken, visitOf, type EditRoom, type EditVisit } from './edit-room.js';

export type ForEditors = (room: EditRoom, visit: EditVisit, editor: Editor) => Promise<void>;
export type FromEditors = (
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
) => Promise<void>;

/** A page. */
export function forEditors(show: ForEditors) {
  return async (room: EditRoom, request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(room, request, response);
    if (visit.editor === null) {
      const why = visit.ended ? 'ended' : 'first';
      const status = request.getPath() === '/edit' ? 200 : 401;
      return answer(room, visit, AskForLinkPage({ around: aroundOf(room, visit, null), why }), status);
    }
    await orNotThere(show(room, visit, visit.editor));
  };
}

/** A posted form of who need not be signed in. */
export function sameOriginOnly(
  take: (room: EditRoom, request: Request, response: Response) => Promise<void>,
) {
  return async (room: EditRoom, request: Request, response: Response): Promise<void> => {
    if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
    await take(room, request, response);
  };
}

/** A posted form. */
export function fromEditors(take: FromEditors) {
  return async (room: EditRoom, request: Request, response: Response): Promise<void> => {
    if (!isSameOrigin(request, room.settings.publicUrl)) throw new Refusal(403, 'Posted from another site');
    const visit = await visitOf(room, request, response);
    const posted = postedForm(request);
    if (visit.editor === null || !hasFormToken(visit, posted)) return askAgain(room, visit, posted);
    await orNotThere(take(room, visit, visit.editor, posted));
  };
}

/** What is not theirs is answered as what is not there. */
async function orNotThere(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof NotAllowed) throw new Refusal(404, 'Not theirs to edit, or not there');
    throw error;
  }
}

async function askAgain(room: EditRoom, visit: EditVisit, posted: URLSearchParams): Promise<void> {
  // A check while typing: the page stays as it is, and its script says that the session has ended.
  if (isHtmx(visit.request)) return sendText(visit.response, 401, 'Signed out');
  const kept = [...posted].filter(([name]) => name !== 'form-token');
  const vnode = SendAgainPage({
    around: aroundOf(room, visit, null),
    action: visit.request.getPath(),
    posted: kept,
    signedIn: visit.editor !== null,
  });
  await answer(room, visit, vnode, visit.editor === null ? 401 : 403);
}

export function isHtmx(request: Request): boolean {
  return request.headers['hx-request'] === 'true';
}
