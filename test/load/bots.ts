/** Bots of the generator's own: real processes, started, watched and killed. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { plainEnvironment } from '../bench/running-bot.js';
import { appId, tenant } from '../channels/bot-service/microsoft.js';
import { accountSid, authToken } from '../channels/sms/twilio-server.js';
import type { StandIns } from './stand-ins.js';

export const publicUrl = 'https://chat.example.org';

export interface Memory {
  /** Megabytes. */
  resident: number;
  heap: number;
}

export type FromBot =
  { kind: 'listening'; port: number } | ({ kind: 'memory' } & Memory) | ({ kind: 'collected' } & Memory);

export interface ToBot {
  /** Let go of all that can be let go of, and say what is left. */
  collect?: true;
  /** Milliseconds by which its clock is ahead of the right time. */
  ahead?: number;
}

/** What `bot-process.ts` is told of the stand-ins. */
export interface StandInsOfBot {
  twilio: string;
  endpoints: StandIns['microsoft']['cloud']['endpoints'];
  appId: string;
}

export interface BotOptions {
  /** See `own-build.ts`. */
  program: string;
  contentFolder: string;
  dataFolder: string;
  /** Null keeps records in files of the data folder. */
  database: string | null;
  standIns: StandIns;
  /** Where its log goes. */
  logFile: string;
  environment?: Record<string, string>;
}

export class OwnBot {
  port = 0;
  readonly memory: Memory[] = [];
  #child: ChildProcess | null = null;

  constructor(readonly options: BotOptions) {}

  get id(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves once it listens, at the same port as before. Rejects where it stops before that. */
  async start(): Promise<void> {
    const log = openSync(this.options.logFile, 'a');
    const child = fork(this.options.program, [], {
      execArgv: ['--expose-gc'],
      env: { ...plainEnvironment(), ...this.#environment() },
      stdio: ['ignore', log, log, 'ipc'],
    });
    this.#child = child;
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () =>
        reject(new Error(`The bot stopped before it listened. See ${this.options.logFile}`)),
      );
      child.on('message', (told: FromBot) => {
        if (told.kind === 'memory') this.memory.push(told);
        if (told.kind !== 'listening') return;
        this.port = told.port;
        resolve();
      });
    });
  }

  /** As if its power was cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Answers the code that it exited with. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** What is in memory once nothing more can be let go of. */
  async collected(): Promise<Memory> {
    const child = this.#child;
    if (child === null) throw new Error('It does not run.');
    const answer = new Promise<Memory>((resolve) => {
      const hear = (told: FromBot) => {
        if (told.kind !== 'collected') return;
        child.off('message', hear);
        resolve(told);
      };
      child.on('message', hear);
    });
    child.send({ collect: true });
    return answer;
  }

  /** Moves its clock, by so many milliseconds from the right time. */
  setClock(ahead: number): void {
    this.#child?.send({ ahead });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === null) return null;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0];
  }

  #environment(): Record<string, string> {
    const { contentFolder, dataFolder, database, standIns, environment = {} } = this.options;
    const told: StandInsOfBot = {
      twilio: standIns.address,
      endpoints: standIns.microsoft.cloud.endpoints,
      appId,
    };
    return {
      ...{ PORT: String(this.port), HOST: '127.0.0.1', CONTENT_DIR: contentFolder, DATA_DIR: dataFolder },
      ...(database === null ? {} : { DATABASE_URL: database }),
      ...{ PUBLIC_URL: publicUrl, LOG_LEVEL: 'warn', SENTENCE_MODEL: 'off' },
      ...{ SMTP_URL: `smtp://127.0.0.1:${standIns.mail.port}`, MAIL_FROM: 'bot@example.org' },
      ...{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
      ...{ MicrosoftAppId: appId, MicrosoftAppPassword: 'secret', MicrosoftAppType: 'SingleTenant' },
      MicrosoftAppTenantId: tenant,
      LOAD_STAND_INS: JSON.stringify(told),
      ...environment,
    };
  }
}
