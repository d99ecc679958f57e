/** `npm run chat`: the bot in the terminal. Lines that are piped in are messages; nothing is kept. */
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DateTime } from 'luxon';
import type { Reply } from '../../dialogs/reply.js';
import { loadCatalogue } from '../catalogue/load.js';
import { TerminalAdapter } from '../channels/terminal/adapter.js';
import { readMeasures } from '../measures/read-measures.js';
import { openReferrals } from '../referrals/open-referrals.js';
import { contentOfTheBot, projectRoot } from '../root.js';
import { environmentWithFile, readSettings } from '../settings.js';
import { channelNames } from '../storage/records.js';
import { openMemoryStorage } from '../storage/memory.js';
import { Bot } from '../turn.js';
import { createUnderstanding } from '../understanding/create.js';
import { reachIn } from '../understanding/reach.js';
import { readLocales } from '../words/locales.js';
import { createWords } from '../words/words.js';
import { oneOf, readOptions, WrongCall } from './options.js';
import { turnAsJson, turnAsText } from './terminal-turn.js';

/** The number that text messages of the terminal come from: of a range that Ofcom keeps free for fiction. */
const numberInFiction = '+447700900000';

/** Milliseconds: nobody waits for a line, and the same line is to be heard alike however busy the machine is. */
const patient = 2000;

async function chat(): Promise<void> {
  const asked = readOptions(process.argv.slice(2), ['place', 'language', 'channel', 'now'], ['json']);
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const place = oneOf('place', asked.place, placesFirst([...catalogue.places.keys()]));
  const channel = oneOf('channel', asked.channel, channelNames);
  const now = clock(asked.now, catalogue.places.get(place)?.timezone ?? 'UTC');
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  const interactive = process.stdin.isTTY && !asked.json;
  const understanding = createUnderstanding({
    catalogue: () => catalogue,
    secondLayer: {
      sentences: settings.sentenceModel,
      folder: settings.dataFolder,
      ...(!interactive && { patience: patient }),
    },
  });
  if (!interactive) await understanding.ready();
  const storage = openMemoryStorage();
  // Nothing leaves the terminal: what is sent waits here until the end.
  const outbox = { send: async () => undefined, withdraw: async () => 1 };
  const bot = new Bot({
    storage,
    understanding,
    words,
    catalogue: () => catalogue,
    keepDays: settings.keepDays,
    now,
    measures: (await readMeasures(settings.contentFolder)).measures,
    ...(await openReferrals({
      storage,
      outbox,
      catalogue: () => catalogue,
      words,
      now,
      onlyForShow: true,
      answerLink: () => '',
    })),
  });
  let language = asked.language ?? catalogue.places.get(place)?.languages[0] ?? 'en';
  const wording = () => words.in(language, place, now(), channel);

  let replies: Reply[] = [];
  const adapter = new TerminalAdapter(bot, (reply) => replies.push(reply));
  const greeting = channel === 'webchat' ? bot.greeting(place, language).flatMap(saidByTheBot) : [];
  if (!asked.json) print(turnAsText({ replies: greeting, page: 0 }, wording(), channel));
  else replies.push(...greeting);

  const lines = createInterface({
    input: process.stdin,
    ...(interactive ? { output: process.stdout } : {}),
    prompt: '> ',
  });
  if (interactive) lines.prompt();
  const culture = catalogue.places.get(place)?.culture ?? '';
  const from = channel === 'sms' ? reachIn(numberInFiction, culture) : null;
  for await (const text of lines) {
    if (!asked.json && !interactive) print(`> ${text}\n`);
    const outcome = await adapter.process({
      place,
      channel,
      conversation: 'terminal',
      text,
      once: null,
      language,
      from,
    });
    language = outcome.record.language;
    const said = { ...outcome, replies };
    print(asked.json ? turnAsJson(said, wording(), channel) : turnAsText(said, wording(), channel));
    replies = [];
    if (interactive) lines.prompt();
  }
  await understanding.close();
  await storage.close();
}

function saidByTheBot(message: ReturnType<Bot['greeting']>[number]): Reply[] {
  return message.from === 'bot' ? [message.reply] : [];
}

/** Leeds is the place that the examples are told about; elsewhere the first by name. */
function placesFirst(places: string[]): string[] {
  return places.sort(
    (one, other) => Number(other === 'leeds') - Number(one === 'leeds') || one.localeCompare(other),
  );
}

/** The clock: `--now` is a wall time of the place and stands still, so that what is said can be repeated. */
function clock(now: string | undefined, timezone: string): () => Date {
  if (now === undefined) return () => new Date();
  const fixed = DateTime.fromISO(now, { zone: timezone });
  if (!fixed.isValid) throw new WrongCall(`--now ${now} is not a time. Write it as 2026-11-20T10:00.`);
  return () => fixed.toJSDate();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await chat();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
