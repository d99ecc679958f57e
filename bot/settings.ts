import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { distance } from './catalogue/nearest.js';
import {
  readBotService,
  readTwilio,
  type BotServiceSettings,
  type Problems,
  type TwilioSettings,
} from './channel-settings.js';
import { logLevels, type LogLevel } from './log.js';
import { readMailServer, readSender, senderOfFiles, type MailServer, type Sender } from './mail-settings.js';
import { readSecret } from './channels/webhook/signature.js';
import { projectRoot } from './root.js';
import { readDatabaseUrl } from './storage/postgresql/database-url.js';
import { readDataKeys } from './storage/sealing/data-keys.js';

export interface Settings {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen at; null is every address of the machine. */
  host: string | null;
  contentFolder: string;
  dataFolder: string;
  /** Where residents reach the bot, without a slash at the end; null where that is not said. */
  publicUrl: string | null;
  /** The PostgreSQL database in which records are kept; null keeps them in files of the data folder. */
  database: { url: string; connections: number } | null;
  /** What records are encrypted with, the one that writes first; none leaves them in the clear. */
  dataKeys: readonly Uint8Array[];
  keepDays: number;
  logLevel: LogLevel;
  /** Whether the sentence model is used where it is installed. */
  sentenceModel: boolean;
  /** Where e-mail is sent through; null puts it into files of the data folder. */
  mailServer: MailServer | null;
  mailFrom: Sender;
  /** What requests that are posted to a webhook are signed with; null where none are posted. */
  webhookSecret: Buffer | null;
  /** Whether they may be posted to addresses that are not on the public internet. */
  webhookPrivateNetwork: boolean;
  /** Text messages; null where there are none. */
  twilio: TwilioSettings | null;
  /** Teams and the other channels of the Azure Bot Service; null where there are none. */
  botService: BotServiceSettings | null;
  /** What looks like a mistake but does not stop the bot, a line each. */
  warnings: string[];
}

export type Environment = Record<string, string | undefined>;

/** Thrown inside this file only: what is wrong with one setting. */
class Wrong extends Error {}

/**
 * Reads and checks the settings. Every problem is one line that names the setting. An empty one counts as not set;
 * a relative folder counts from `root`.
 */
export function readSettings(
  environment: Environment,
  root: string = projectRoot,
): Settings | { problems: string[] } {
  const problems: string[] = [];
  const read = <T>(name: string, otherwise: T, understand: (written: string) => T): T => {
    const written = environment[name]?.trim();
    if (!written) return otherwise;
    try {
      return understand(written);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(`${name} is ${shown(name, written)}, but ${error.message}.`);
      return otherwise;
    }
  };
  const together = <T>(found: T | Problems): T | null => {
    if (found === null || typeof found !== 'object' || !('problems' in found)) return found;
    problems.push(...found.problems);
    return null;
  };
  const folder = (written: string) => resolve(root, written);
  const settings: Omit<Settings, 'warnings'> = {
    port: read('PORT', 3978, wholeNumber(0, 65_535)),
    host: read<string | null>('HOST', null, hostName),
    contentFolder: read('CONTENT_DIR', join(root, 'content'), folder),
    dataFolder: read('DATA_DIR', join(root, 'data'), folder),
    publicUrl: read<string | null>('PUBLIC_URL', null, webAddress),
    database: databaseAt(
      read<string | null>('DATABASE_URL', null, orWrong(readDatabaseUrl)),
      read('DATABASE_CONNECTIONS', 10, wholeNumber(1, 200)),
    ),
    dataKeys: read<readonly Uint8Array[]>('DATA_KEY', [], orWrong(readDataKeys)),
    keepDays: read('KEEP_DAYS', 30, wholeNumber(1, 366)),
    logLevel: read<LogLevel>('LOG_LEVEL', 'info', logLevel),
    sentenceModel: read('SENTENCE_MODEL', true, onOrOff),
    mailServer: read<MailServer | null>('SMTP_URL', null, orWrong(readMailServer)),
    mailFrom: read('MAIL_FROM', senderOfFiles, orWrong(readSender)),
    webhookSecret: read<Buffer | null>('WEBHOOK_SECRET', null, orWrong(readSecret)),
    webhookPrivateNetwork: read('WEBHOOK_PRIVATE_NETWORK', false, onOrOff),
    twilio: together(readTwilio(environment)),
    botService: together(readBotService(environment)),
  };
  if (environment.SMTP_URL?.trim() && !environment.MAIL_FROM?.trim()) {
    problems.push('MAIL_FROM is not set, but SMTP_URL is: say which address e-mail comes from.');
  }
  if (problems.length > 0) return { problems };
  return { ...settings, warnings: [...misspelt(environment), ...unencrypted(settings)] };
}

/** The environment, and below it the file `.env` at the top of the project where there is one. */
export function environmentWithFile(environment: Environment, root: string = projectRoot): Environment {
  try {
    return { ...parseEnv(readFileSync(join(root, '.env'), 'utf8')), ...environment };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return environment;
    throw error;
  }
}

/** The names that `readSettings` knows; `.env.example` explains each. */
export const settingNames = [
  'PORT',
  'HOST',
  'CONTENT_DIR',
  'DATA_DIR',
  'DATABASE_URL',
  'DATABASE_CONNECTIONS',
  'DATA_KEY',
  'PUBLIC_URL',
  'KEEP_DAYS',
  'LOG_LEVEL',
  'SENTENCE_MODEL',
  'SMTP_URL',
  'MAIL_FROM',
  'WEBHOOK_SECRET',
  'WEBHOOK_PRIVATE_NETWORK',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
] as const;

/** Names that are ours but for a slip of the hand. Short ones are left alone: too many others look like them. */
function misspelt(environment: Environment): string[] {
  const known: readonly string[] = settingNames;
  return Object.keys(environment).flatMap((name) => {
    if (known.includes(name) || name.length < 6 || name.length > 20) return [];
    const meant = known.find(
      (ours) => ours.length > 4 && distance(name.toUpperCase(), ours.toUpperCase()) <= 2,
    );
    return meant ? [`${name} is not a setting and does nothing. Did you mean ${meant}?`] : [];
  });
}

/** What a key does not reach, for those who rely on one. */
function unencrypted({ dataKeys, mailServer }: Pick<Settings, 'dataKeys' | 'mailServer'>): string[] {
  if (dataKeys.length === 0 || mailServer !== null) return [];
  return ['DATA_KEY does not encrypt the e-mail that lands in the folder mail of DATA_DIR without SMTP_URL.'];
}

function databaseAt(url: string | null, connections: number): Settings['database'] {
  return url === null ? null : { url, connections };
}

function wholeNumber(least: number, most: number): (written: string) => number {
  return (written) => {
    const number = Number(written);
    if (!/^\d+$/.test(written) || number < least || number > most) {
      throw new Wrong(`it must be a whole number from ${least} to ${most}`);
    }
    return number;
  };
}

function hostName(written: string): string {
  if (/^[a-z0-9.:-]+$/i.test(written)) return written;
  throw new Wrong('it must be a host name or an IP address, such as 127.0.0.1');
}

function webAddress(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Wrong('it must begin with https:// or http://');
  if (url.username || url.password || url.search || url.hash) {
    throw new Wrong('it must be only the address, without a name, a password, ? or #');
  }
  return url.href.replace(/\/$/, '');
}

function logLevel(written: string): LogLevel {
  const level = logLevels.find((known) => known === written.toLowerCase());
  if (!level) throw new Wrong(`it must be one of ${logLevels.join(', ')}`);
  return level;
}

function onOrOff(written: string): boolean {
  const lower = written.toLowerCase();
  if (lower !== 'on' && lower !== 'off') throw new Wrong('it must be on or off');
  return lower === 'on';
}

/** As `understand`, whose own errors say what is wrong. */
function orWrong<T>(understand: (written: string) => T): (written: string) => T {
  return (written) => {
    try {
      return understand(written);
    } catch (error) {
      throw new Wrong((error as Error).message);
    }
  };
}

/** What was written, in one line: a setting must not be able to forge another. An address may hold a password. */
function shown(name: string, written: string): string {
  return name.endsWith('_URL') && written.includes('@')
    ? 'an address with a name'
    : /_(SECRET|KEY)$/.test(name)
      ? 'set'
      : JSON.stringify(written.slice(0, 60));
}
