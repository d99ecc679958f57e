/** Mounts the pages for editors on the host: each address with what answers it. */
import type { Request, RequestHandler, Response } from 'restify';
import type { Host } from '../../server.js';
import { addressOf, keepPace, type Pace } from '../pace.js';
import { StaticFiles } from '../static-files.js';
import { askToRemove, removeActivity, showActivityForm, takeActivityForm } from './activity-routes.js';
import { showDetailsForm, takeDetailsForm } from './details-routes.js';
import { editFormReaders } from './edit-form.js';
import type { EditRoom } from './edit-room.js';
import { restoreVersion, settleReport, showGroup, showVersions, takeStillRight } from './group-routes.js';
import { createGroup, settleTopic, showList, showNewGroup } from './list-routes.js';
import { askForLink, showLink, signOut, useLink } from './sign-in-routes.js';
import { forEditors, fromEditors, sameOriginOnly } from './signed-in.js';

export interface EditOptions extends Omit<EditRoom, 'files'> {
  /** How fast one network address may post, and ask for links. */
  pace?: { posts: Pace; links: Pace };
}

/** From one network address: a check while typing comes about once a second. */
const postPace: Pace = { rate: 10, burst: 100 };
const linkPace: Pace = { rate: 0.2, burst: 20 };

type Answer = (room: EditRoom, request: Request, response: Response) => Promise<void>;

/** Call once, before the host listens. Reads the static files, and throws where one is missing. */
export function mountEdit({ server }: Host, options: EditOptions): void {
  const { pace = { posts: postPace, links: linkPace }, ...parts } = options;
  const files = new StaticFiles();
  const room: EditRoom = {
    ...parts,
    files: {
      style: files.address('page.css'),
      styles: [files.address('edit.css')],
      icon: files.address('icon.svg'),
      scripts: [files.address('htmx.js'), files.address('edit.js')],
    },
  };
  // restify logs whatever a handler answers, so handlers answer nothing.
  const by =
    (answer: Answer): RequestHandler =>
    async (request: Request, response: Response): Promise<void> => {
      await room.editing.keepUp();
      await answer(room, request, response);
    };
  const get = (path: string, answer: Answer) => {
    server.get(path, by(answer));
    server.head(path, by(answer));
  };
  const posts = keepPace(pace.posts, addressOf);
  const post = (path: string, answer: Answer) => server.post(path, ...posts, ...editFormReaders, by(answer));

  get('/edit', forEditors(showList));
  get('/edit/sign-in', showLink);
  get('/edit/new-group', forEditors(showNewGroup));
  get('/edit/:place/:group', forEditors(showGroup));
  get('/edit/:place/:group/details', forEditors(showDetailsForm));
  get('/edit/:place/:group/versions', forEditors(showVersions));
  get('/edit/:place/:group/activity', forEditors(showActivityForm));
  get('/edit/:place/:group/activity/:activity', forEditors(showActivityForm));
  get('/edit/:place/:group/activity/:activity/remove', forEditors(askToRemove));

  const links = keepPace(pace.links, addressOf);
  server.post('/edit/link', ...links, ...editFormReaders, by(sameOriginOnly(askForLink)));
  server.post('/edit/sign-in', ...links, ...editFormReaders, by(sameOriginOnly(useLink)));
  post('/edit/sign-out', sameOriginOnly(signOut));
  post('/edit/new-group', fromEditors(createGroup));
  post('/edit/topic-done', fromEditors(settleTopic));
  post('/edit/:place/:group/details', fromEditors(takeDetailsForm));
  post('/edit/:place/:group/still-right', fromEditors(takeStillRight));
  post('/edit/:place/:group/report', fromEditors(settleReport));
  post('/edit/:place/:group/restore', fromEditors(restoreVersion));
  post('/edit/:place/:group/activity', fromEditors(takeActivityForm));
  post('/edit/:place/:group/activity/:activity', fromEditors(takeActivityForm));
  post('/edit/:place/:group/activity/:activity/remove', fromEditors(removeActivity));
}
