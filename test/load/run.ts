/** One run of the generator: its bots, its residents, and what they found. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ParsedMail } from 'mailparser';
import { randomFrom } from '../bench/made-up-place.js';
import { Server } from '../storage/postgresql/server.js';
import { openBalancer } from './balancer.js';
import { OwnBot, publicUrl, type Memory } from './bots.js';
import { converse } from './conversing.js';
import { writeContent } from './content.js';
import { Journal } from './journal.js';
import { killEvery } from './killing.js';
import { Ledger, type Letter } from './ledger.js';
import type { LoadOptions } from './options.js';
import { buildBot } from './own-build.js';
import { resultOf, type LoadResult, type MemoryOverTime } from './report.js';
import { openStandIns, type StandIns } from './stand-ins.js';

/** What a fault script may do while residents talk. */
export interface Scene {
  bots: readonly OwnBot[];
  standIns: StandIns;
  server: Server | null;
  dataFolder: string;
  address: string;
  journal: Journal;
  random: () => number;
}

export interface RunOptions extends LoadOptions {
  /** Does harm while residents talk; all must be well again once it resolves. Refusals are then no breach. */
  harm?: (scene: Scene) => Promise<void>;
  /** Looks at what came of it, once all residents are gone and the bots have been stopped. */
  afterwards?: (scene: Scene) => Promise<void>;
  environment?: Record<string, string>;
  /** Where the data folder is, if not among the run's own temporary files. */
  dataFolder?: string;
  say?: (line: string) => void;
}

/** A message is not tried again by another process before its claim has run out (three minutes), plus some time. */
const longestSettling = { undisturbed: 60_000, harmed: 6 * 60_000 };

export async function run(options: RunOptions): Promise<LoadResult> {
  const folder = options.keep ?? (await mkdtemp(path.join(os.tmpdir(), 'what-matters-load-')));
  await mkdir(folder, { recursive: true });
  const opened: (() => Promise<unknown>)[] = [];
  try {
    return options.url === null
      ? await withOwnBots(options, folder, opened)
      : await withBotAt(options.url, options);
  } finally {
    for (const close of opened.reverse()) await close().catch(() => undefined);
    if (options.keep === null) await rm(folder, { recursive: true, force: true });
  }
}

async function withBotAt(url: string, options: RunOptions): Promise<LoadResult> {
  const journal = new Journal();
  const began = performance.now();
  await converse(options.conversations, {
    ...options,
    ...{ address: url, origin: url, standIns: null, journal, ledger: new Ledger() },
    goesOn: goesOn(options, journal, began),
  });
  withoutRefusals(journal);
  const milliseconds = performance.now() - began;
  return resultOf({ options, journal, milliseconds, killed: 0, consented: 0, delivered: 0, memory: [] });
}

async function withOwnBots(
  options: RunOptions,
  folder: string,
  opened: (() => Promise<unknown>)[],
): Promise<LoadResult> {
  const { say = () => undefined, dataFolder = path.join(folder, 'data') } = options;
  say('Building and starting …');
  const contentFolder = path.join(folder, 'content');
  const program = await buildBot(path.join(folder, 'built'));
  await writeContent(contentFolder);
  const standIns = await openStandIns();
  opened.push(() => standIns.close());
  const server = options.database === 'own' ? await Server.start() : null;
  if (server !== null) opened.push(() => server.end());
  const database = server === null ? options.database : await server.freshDatabase();
  const bots = Array.from(
    { length: options.processes },
    (_, at) =>
      new OwnBot({
        ...{ program, contentFolder, dataFolder, database, standIns },
        logFile: path.join(folder, `bot-${at + 1}.log`),
        ...(options.environment === undefined ? {} : { environment: options.environment }),
      }),
  );
  opened.push(async () => Promise.all(bots.map((bot) => bot.kill())));
  for (const bot of bots) await bot.start();
  const balancer = bots.length > 1 ? await openBalancer(bots.map(({ port }) => port)) : null;
  if (balancer !== null) opened.push(() => balancer.close());

  const journal = new Journal();
  const ledger = new Ledger();
  const random = randomFrom(options.seed);
  const address = balancer?.address ?? `http://127.0.0.1:${bots[0]?.port}`;
  const scene: Scene = { bots, standIns, server, dataFolder, address, journal, random };
  const killing = options.killEvery === null ? null : killEvery(options.killEvery, bots, random);
  const harmed = killing !== null || options.harm !== undefined;
  const began = performance.now();
  say('Residents talk …');
  const early = harmed ? Promise.resolve([]) : collectedAfter(bots, options, journal);
  const harm = options.harm?.(scene) ?? Promise.resolve();
  harm.catch(() => undefined);
  await converse(options.conversations, {
    ...options,
    ...{ address, origin: publicUrl, standIns, journal, ledger },
    goesOn: goesOn(options, journal, began),
  });
  const milliseconds = performance.now() - began;
  await harm;
  await killing?.stop();
  if (!harmed) withoutRefusals(journal);

  say('Waiting for letters …');
  const longest = harmed ? longestSettling.harmed : longestSettling.undisturbed;
  const settled = performance.now() + longest;
  while (!ledger.isDelivered(lettersOf(standIns)) && performance.now() < settled) await sleep(250);
  const late = harmed ? [] : await Promise.all(bots.map((bot) => bot.collected()));
  const delivered = ledger.judge(lettersOf(standIns), journal);
  for (const wrong of new Set(standIns.wrong)) journal.breach('own', 'outside', wrong);
  for (const bot of bots) await bot.stop();
  await options.afterwards?.(scene);
  const memory = memoryOf(bots, await early, late);
  const killed = killing?.times ?? 0;
  return resultOf({ options, journal, milliseconds, killed, consented: ledger.consents, delivered, memory });
}

function goesOn({ turns, lasts }: LoadOptions, journal: Journal, began: number): () => boolean {
  return () => performance.now() - began < lasts && (turns === null || journal.turnsTaken < turns);
}

/** What is in memory once a tenth of the time or the turns is over. */
async function collectedAfter(
  bots: readonly OwnBot[],
  { turns, lasts }: LoadOptions,
  journal: Journal,
): Promise<Memory[]> {
  const until = performance.now() + lasts / 10;
  while (performance.now() < until && (turns === null || journal.turnsTaken < turns / 10)) {
    await sleep(200);
  }
  return Promise.all(bots.map((bot) => bot.collected()));
}

function memoryOf(bots: readonly OwnBot[], early: Memory[], late: Memory[]): MemoryOverTime[] {
  return bots.map(({ memory }, at) => {
    const tenth = Math.max(1, Math.ceil(memory.length / 10));
    const tenths = Array.from({ length: Math.ceil(memory.length / tenth) }, (_, n) =>
      memory.slice(n * tenth, (n + 1) * tenth),
    );
    return {
      early: early[at] ?? null,
      late: late[at] ?? null,
      resident: tenths.map((some) => Math.max(...some.map(({ resident }) => resident))),
    };
  });
}

function withoutRefusals(journal: Journal): void {
  for (const [kind, count] of journal.refused) journal.breach('undisturbed', `${count} times`, kind);
}

function lettersOf({ mail }: StandIns): Letter[] {
  return mail.received.map(letterOf);
}

function letterOf({ to, messageId, text }: ParsedMail): Letter {
  const receivers = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return { to: receivers.join(), messageId: messageId ?? '', text: text ?? '' };
}
