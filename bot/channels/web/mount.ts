/** Mounts the web page on the host: each address with what answers it. */
import type { Request, RequestHandler, Response } from 'restify';
import type { Logger } from 'pino';
import type { Host } from '../server.js';
import type { WebAdapter } from './adapter.js';
import { sendText } from './answer.js';
import type { WebRoom } from './chat.js';
import type { ChatRoom } from './chat-answers.js';
import { openStream, showChat, takeMessage } from './chat-routes.js';
import { isFramed, tokenFromCookie } from './conversation-token.js';
import { chatForm, chatFormReaders } from './form.js';
import type { LaterNews } from './later-news.js';
import type { OpenStreams } from './open-streams.js';
import {
  addressOf,
  addressPace,
  conversationPace,
  keepPace,
  keepPaceOfConversations,
  newcomerPace,
  placePace,
  type Pace,
} from './pace.js';
import {
  embedScript,
  errorPage,
  sendCalendarFile,
  showHelpNow,
  showList,
  showPlaces,
  type PlaceRoom,
} from './place-routes.js';
import { StaticFiles } from './static-files.js';

export interface WebOptions extends Omit<WebRoom, 'files'> {
  adapter: WebAdapter;
  streams: OpenStreams;
  laterNews: LaterNews;
  log: Logger;
  calendarFile: PlaceRoom['calendarFile'];
  /** How fast one conversation, one network address and all of a place may post, and conversations begin. */
  pace?: { conversation: Pace; address: Pace; newcomers?: Pace; place?: Pace };
}

type Answer<Room> = (room: Room, request: Request, response: Response) => Promise<void>;

/** Call once, before the host listens. Reads the static files, and throws where one is missing. */
export function mountWeb(host: Host, options: WebOptions): void {
  const { server } = host;
  const room: ChatRoom & PlaceRoom = { ...options, files: new StaticFiles() };
  const pace = {
    ...{ conversation: conversationPace, address: addressPace, newcomers: newcomerPace, place: placePace },
    ...options.pace,
  };
  // restify logs whatever a handler answers, so handlers answer nothing.
  const by =
    (answer: Answer<typeof room>): RequestHandler =>
    async (request: Request, response: Response): Promise<void> => {
      await answer(room, request, response);
    };
  const get = (path: string, answer: Answer<typeof room>) => {
    server.get(path, by(answer));
    server.head(path, by(answer));
  };

  get('/', showPlaces);
  get('/chat/:place', showChat);
  get('/chat/:place/help-now', showHelpNow);
  get('/chat/:place/list', showList);
  get('/chat/:place/activity/:group/:activity', sendCalendarFile);
  get('/embed.js', (_room, ...both) => embed(...both));
  get('/robots.txt', async (_room, _request, response) => {
    sendText(response, 200, 'User-agent: *\nDisallow: /chat/*/\n');
  });
  get('/favicon.ico', async ({ files }, _request, response) => {
    response.setHeader('Location', files.address('icon.svg'));
    sendText(response, 302, '');
  });
  get('/static/:digest/:name', ({ files }, request, response) => files.send(request, response));
  server.get('/chat/:place/events', by(openStream));

  const fromAddress = keepPace(pace.address, addressOf);
  server.post('/chat/:place/list', ...fromAddress, ...chatFormReaders, by(showList));
  server.post(
    '/chat/:place',
    ...fromAddress,
    ...chatFormReaders,
    ...keepPaceOfConversations(pace, conversationOf, addressOf),
    ...keepPace(pace.place, placeNamed),
    by(takeMessage),
  );

  const embed = embedScript(room);
  host.errorPage = (request, status) => errorPage(room, request, status);
  host.onClose(() => options.streams.close());
}

function placeNamed(request: Request): string {
  return (request.params as { place: string }).place;
}

/** What tells one conversation's posts from another's, before it is known which place they are for. */
function conversationOf(request: Request): string {
  const { place } = request.params as { place: string };
  const cookie = tokenFromCookie(request, place);
  const { token } = chatForm(request);
  return (isFramed(request) ? (token ?? cookie) : (cookie ?? token)) ?? addressOf(request);
}
