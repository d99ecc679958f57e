/** What the generator is asked for. */
import { parseArgs } from 'node:util';
import { loadChannels, type LoadChannel } from './journal.js';

export interface LoadOptions {
  seed: number;
  /** Residents who talk at once. */
  conversations: number;
  /** No new conversation begins after so many turns, or milliseconds. */
  turns: number | null;
  lasts: number;
  /** Milliseconds between an answer and the next words, on average. */
  think: number;
  /** How many of a hundred conversations come by each channel. */
  shares: Record<LoadChannel, number>;
  processes: number;
  /** `own` brings a PostgreSQL server; null keeps records in files. */
  database: string | null;
  /** Milliseconds between one SIGKILL and the next; null kills none. */
  killEvery: number | null;
  /** A bot that runs already, of which only its page is used and nothing is agreed to. */
  url: string | null;
  /** How long a resident keeps trying, in milliseconds. */
  patience: number;
  json: boolean;
  /** Where the bots' logs and data stay; null removes them. */
  keep: string | null;
}

export const usage = `npm run load -- [options]

  --seed N             the same residents saying the same (default 1)
  --conversations N    at once (default 200)
  --for TIME           such as 90s or 5m (default 1m); --turns N ends it after so many turns
  --think TIME         between an answer and the next words, on average (default 4s)
  --channels SHARES    such as web:80,sms:10,teams:10, which is the default
  --processes N        bots behind a round-robin balancer (default 1; more need a database)
  --database URL       keep records in this PostgreSQL database; "own" brings a server for the run
  --kill-every TIME    SIGKILL one bot so often, and start it anew
  --url ADDRESS        use a bot that runs already: its page only, and nothing is agreed to
  --patience TIME      how long somebody keeps trying (default 60s)
  --keep FOLDER        leave data and logs there
  --json               the result as JSON
`;

/** Throws an Error of one line where the options make no sense. */
export function readOptions(args: readonly string[]): LoadOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      conversations: { type: 'string', default: '200' },
      turns: { type: 'string' },
      for: { type: 'string' },
      think: { type: 'string', default: '4s' },
      channels: { type: 'string', default: 'web:80,sms:10,teams:10' },
      processes: { type: 'string', default: '1' },
      database: { type: 'string' },
      'kill-every': { type: 'string' },
      url: { type: 'string' },
      patience: { type: 'string', default: '60s' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const turns = values.turns === undefined ? null : whole('turns', values.turns);
  const killEvery = values['kill-every'] === undefined ? null : time('kill-every', values['kill-every']);
  const options: LoadOptions = {
    seed: whole('seed', values.seed),
    conversations: whole('conversations', values.conversations),
    turns,
    lasts: time('for', values.for ?? (turns === null ? '1m' : '6h')),
    think: time('think', values.think),
    shares: shares(values.channels),
    processes: whole('processes', values.processes),
    database: values.database ?? null,
    killEvery,
    url: values.url?.replace(/\/$/, '') ?? null,
    patience: time('patience', values.patience),
    json: values.json,
    keep: values.keep ?? null,
  };
  return checked(options);
}

function checked(options: LoadOptions): LoadOptions {
  const { processes, database, url, killEvery, conversations } = options;
  if (conversations < 1) throw new Error('--conversations must be 1 or more.');
  if (processes < 1) throw new Error('--processes must be 1 or more.');
  if (processes > 1 && database === null)
    throw new Error('Several processes need a --database; "own" brings one.');
  if (url === null) return options;
  if (killEvery !== null || processes > 1 || database !== null) {
    throw new Error('A bot at --url is not ours to start or kill.');
  }
  if (!/^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname)) {
    throw new Error('--url must be on this machine (127.0.0.1): load is never sent elsewhere.');
  }
  return { ...options, shares: { web: 100, sms: 0, teams: 0 } };
}

function whole(name: string, written: string): number {
  if (!/^\d+$/.test(written)) throw new Error(`--${name} must be a whole number.`);
  return Number(written);
}

const units: Record<string, number> = { ms: 1, '': 1000, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `90s`, `5m`, `500ms`; a number alone is seconds. */
export function time(name: string, written: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(written) ?? [];
  if (number === undefined) throw new Error(`--${name} must be a time such as 90s, 5m or 500ms.`);
  return Number(number) * (units[unit] ?? 1000);
}

function shares(written: string): Record<LoadChannel, number> {
  const found: Record<LoadChannel, number> = { web: 0, sms: 0, teams: 0 };
  for (const part of written.split(',')) {
    const [channel = '', share = ''] = part.split(':');
    const known = loadChannels.find((name) => name === channel);
    if (known === undefined || !/^\d+$/.test(share)) {
      throw new Error(`--channels must be like web:80,sms:10,teams:10; "${part}" is not.`);
    }
    found[known] = Number(share);
  }
  if (found.web + found.sms + found.teams === 0)
    throw new Error('--channels must give a share to one of them.');
  return found;
}
