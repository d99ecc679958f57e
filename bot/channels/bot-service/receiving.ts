/** Takes what is posted to `/api/messages` from the wire to the conversation, and answers it. */
import type { Logger } from 'pino';
import type { Request, Response } from 'restify';
import type { BotServiceSettings } from '../../channel-settings.js';
import { StorageError } from '../../storage/storage.js';
import type { ResidentKeys } from '../resident-keys.js';
import { TokenBuckets, type Pace } from '../token-buckets.js';
import { sendText, write } from '../web/answer.js';
import { NotSent, type BotServiceAdapter, type InvokeAnswer } from './adapter.js';
import { NotAuthenticated, type Authenticated, type Authentication } from './authentication.js';
import { TurnFailed, type Conversing } from './conversing.js';
import { readIncoming } from './incoming.js';
import { judgeBody, judgeHead, largestActivity, type JudgedActivity, type PostedHead } from './judge.js';
import { postedBody } from './posted-body.js';
import { residentIn } from './sender.js';
import type { ServiceHosts } from './service-hosts.js';
import type { Turns } from './turns.js';

export interface ReceivingOptions {
  settings: BotServiceSettings;
  hosts: ServiceHosts;
  authentication: Authentication;
  adapter: BotServiceAdapter;
  conversing: Conversing;
  turns: Turns;
  keys: Pick<ResidentKeys, 'resident'>;
  log: Logger;
  answerWithin?: number;
}

/** All that a refusal says. Who tries it out learns nothing by it. */
const fixedWords = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Refused',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Something went wrong',
  502: 'The answer could not be sent',
  503: 'Not available just now',
} as const;
type RefusedWith = keyof typeof fixedWords;

/** Well within the 15 s after which the Bot Service gives up. */
const usualAnswerWithin = 10_000;

/** From one resident: above what a person types, and holds up nobody else. */
const residentPace: Pace = { rate: 5, burst: 50 };

export class Receiving {
  readonly #options: ReceivingOptions;
  readonly #pace = new TokenBuckets(residentPace);

  constructor(options: ReceivingOptions) {
    this.#options = options;
  }

  async receive(request: Request, response: Response): Promise<void> {
    const answer = await this.#answerTo(request);
    if (typeof answer === 'number') {
      if (answer === 401) response.setHeader('WWW-Authenticate', 'Bearer');
      return sendText(response, answer, fixedWords[answer]);
    }
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    write(response, answer.status, Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body)));
  }

  async #answerTo(request: Request): Promise<InvokeAnswer | RefusedWith> {
    const { settings, hosts, authentication, log } = this.#options;
    const head = judgeHead(headOf(request), settings);
    if ('refused' in head) return head.refused;
    const body = await postedBody(request, largestActivity);
    if (body === null) return 413;
    const judged = judgeBody(body, hosts);
    if ('refused' in judged) return judged.refused;
    const { activity } = judged;
    try {
      const authenticated = await authentication.authenticate(activity, head.token);
      return await this.#hear(activity, authenticated);
    } catch (error) {
      const status = statusOf(error);
      log[status < 500 ? 'info' : 'error'](
        { ...told(error), channel: activity.channelId },
        'An activity was not taken',
      );
      return status;
    }
  }

  /** Answers after a while though the turn is not done; it goes on, and its failure is reported. */
  async #hear(activity: JudgedActivity, authenticated: Authenticated): Promise<InvokeAnswer | 429> {
    const {
      settings,
      adapter,
      conversing,
      turns,
      keys,
      log,
      answerWithin = usualAnswerWithin,
    } = this.#options;
    const incoming = readIncoming(activity, settings.appId);
    if (incoming.kind === 'ignored') return { status: 200 };
    const resident = residentIn(keys, incoming.conversationId, incoming.residentId);
    if (!this.#pace.take(resident)) return 429;
    const turn = turns.run(resident, () =>
      adapter.process(authenticated, activity, (speaking) => conversing.hear(incoming, speaking)),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), answerWithin);
    });
    const first = await Promise.race([turn, late]).finally(() => clearTimeout(timer));
    if (first !== 'late') return first ?? { status: 200 };
    turn.catch((error: unknown) => log.error(told(error), 'A turn that took long failed'));
    return { status: 200 };
  }
}

function headOf(request: Request): PostedHead {
  const { headers, method = '', rawHeaders } = request;
  const length = headers['content-length'];
  return {
    method,
    contentType: request.getContentType(),
    contentEncoding: headers['content-encoding'] ?? null,
    contentLength: length === undefined ? null : Number(length),
    rawHeaders,
  };
}

function statusOf(error: unknown): RefusedWith {
  if (error instanceof NotAuthenticated) return error.status;
  if (error instanceof NotSent) return 502;
  const cause = error instanceof TurnFailed ? error.cause : error;
  return cause instanceof StorageError ? 503 : 500;
}

/** For the log. An error of the SDK's holds the request that failed, with our token in it. */
function told(error: unknown): { err: unknown } | { status: number | null; code: string } {
  return error instanceof NotSent ? { status: error.status, code: error.code } : { err: error };
}
