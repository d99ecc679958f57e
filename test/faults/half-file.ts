/** Records cut in half while the bot was down: their residents begin anew, and nobody else notices. */
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { recordName } from '../../bot/storage/record-name.js';
import { randomFrom } from '../bench/made-up-place.js';
import { OwnBot, publicUrl } from '../load/bots.js';
import { writeContent } from '../load/content.js';
import { Journal } from '../load/journal.js';
import { buildBot } from '../load/own-build.js';
import { openStandIns } from '../load/stand-ins.js';
import { WebTalk } from '../load/web-talk.js';
import type { AskedOfFault, Fault, Outcome } from './fault.js';

const talks = 20;
const damaged = 6;

async function make({ seed, say }: AskedOfFault): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'what-matters-half-'));
  const standIns = await openStandIns();
  const program = await buildBot(path.join(folder, 'built'));
  const contentFolder = path.join(folder, 'content');
  await writeContent(contentFolder);
  const dataFolder = path.join(folder, 'data');
  const logFile = path.join(folder, 'bot.log');
  const bot = new OwnBot({ program, contentFolder, dataFolder, logFile, database: null, standIns });
  try {
    await bot.start();
    say('Residents talk …');
    const journal = new Journal();
    const all = await Promise.all(
      Array.from({ length: talks }, (_, number) => talkWith(bot, number, journal)),
    );
    await bot.kill();
    const random = randomFrom(seed);
    const cut = [...all].sort(() => random() - 0.5).slice(0, damaged);
    for (const talk of cut) await cutInHalf(dataFolder, talk.key, random);
    await bot.start();
    const problems = await lookAtAll(all, new Set(cut));
    for (const { examples } of journal.broken.values()) problems.push(...examples.map(({ what }) => what));
    const aside = await readdir(path.join(dataFolder, 'damaged')).catch(() => []);
    if (aside.length < damaged) {
      problems.push(`${aside.length} of ${damaged} damaged files were set aside`);
    }
    const told = `${talks} conversations, ${damaged} of their files cut in half: ${problems.length} problems\n${problems.join('\n')}`;
    return { kind: problems.length === 0 ? 'kept' : 'broken', told };
  } finally {
    await bot.kill();
    await standIns.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function talkWith(bot: OwnBot, number: number, journal: Journal): Promise<WebTalk> {
  const talk = new WebTalk({
    ...{ address: `http://127.0.0.1:${bot.port}`, origin: publicUrl, place: 'leeds', number, journal },
    ...{ where: `resident ${number}`, watched: false, plain: true, total: 20_000 },
  });
  await talk.open();
  await talk.say('sundials');
  await talk.say('nothing');
  return talk;
}

/** Whoever lost their conversation is asked anew; whoever did not goes on where they were. */
async function lookAtAll(all: readonly WebTalk[], cut: ReadonlySet<WebTalk>): Promise<string[]> {
  const problems: string[] = [];
  for (const talk of all) {
    const answer = await talk.say('Hyde Park').catch((error: unknown) => String(error));
    const goesOn = /When would suit/i.test(answer);
    const { where } = talk.options;
    if (!cut.has(talk) && !goesOn) problems.push(`${where} lost their thread: ${answer.slice(0, 200)}`);
    if (cut.has(talk) && !/computer program|matters to you|in the way/i.test(answer)) {
      problems.push(`${where}, whose record was cut, was not received anew: ${answer.slice(0, 200)}`);
    }
  }
  return problems;
}

async function cutInHalf(dataFolder: string, key: string, random: () => number): Promise<void> {
  const name = recordName(key);
  const file = path.join(dataFolder, 'conversations', name.slice(0, 2), `${name}.json`);
  const { size } = await stat(file);
  await truncate(file, Math.floor(size * (0.1 + 0.8 * random())));
}

export const halfFile: Fault = {
  about: 'files of the data folder cut in half while the bot was down',
  make,
};
