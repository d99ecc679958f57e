import path from 'node:path';
import type { Logger } from 'pino';
import { uncheckedForAYear } from './catalogue/help-line-age.js';
import { openLiveCatalogue } from './catalogue/live-catalogue.js';
import { mountOperating } from './channels/operating.js';
import { mountOruk } from './channels/oruk.js';
import { createHost } from './channels/server.js';
import { WebAdapter } from './channels/web/adapter.js';
import { mountEdit } from './channels/web/edit/mount-edit.js';
import { mountAnswerRequest } from './channels/web/answer-request.js';
import { mountHowItWent } from './channels/web/how-it-went.js';
import { mountWeb } from './channels/web/mount.js';
import { LaterNews } from './channels/web/later-news.js';
import { OpenStreams } from './channels/web/open-streams.js';
import { mountStillRight } from './channels/web/still-right.js';
import { Previews } from './editing/preview.js';
import { DoneLately } from './done-lately.js';
import { mustBeWhole } from './data/unfinished-move.js';
import { startHousekeeping } from './housekeeping.js';
import { openMail, type MailOptions } from './mail.js';
import { readMeasures } from './measures/read-measures.js';
import { createMetrics } from './metrics.js';
import { openEditing } from './open-editing.js';
import { tellOfReport } from './referrals/editor-letters.js';
import { openChannels, type StandIns } from './open-channels.js';
import { openReferrals } from './referrals/open-referrals.js';
import { outboxAge } from './referrals/outbox-age.js';
import { keptFor } from './referrals/reports.js';
import { contentOfTheBot, projectRoot } from './root.js';
import { startRounds } from './rounds.js';
import type { Settings } from './settings.js';
import { measuredStorage } from './storage/measured-storage.js';
import { openStorage } from './storage/open-storage.js';
import { calendarFile } from './suggesting/calendar-file.js';
import { indexOf, preparePlaceIndexes } from './suggesting/place-indexes.js';
import { Bot } from './turn.js';
import { createUnderstanding } from './understanding/create.js';
import { readLocales } from './words/locales.js';
import { reportMissing } from './words/missing-texts.js';
import { createWords } from './words/words.js';

export interface Running {
  port: number;
  server: ReturnType<typeof createHost>['server'];
  endStreams: () => void;
  /** Lets go of everything but the server: call once no turn is in progress. */
  close: () => Promise<void>;
}

/**
 * Puts the bot together and listens. Rejects with an error of one line where it cannot: no content, a data folder in
 * use, a port taken.
 */
export async function start(settings: Settings, log: Logger, standIns: StandIns = {}): Promise<Running> {
  const opened = new Opened();
  try {
    return await open(settings, log, standIns, opened);
  } catch (error) {
    await opened.close();
    throw listening(error, settings);
  }
}

/** A little less than an hour, in milliseconds: every hour comes a moment early or late. */
const aboutAnHour = 55 * 60_000;

/** What has to be let go of again, the last first. */
class Opened {
  readonly #ends: (() => Promise<void> | void)[] = [];

  add(end: () => Promise<void> | void): void {
    this.#ends.push(end);
  }

  async close(): Promise<void> {
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) await end();
  }
}

async function open(settings: Settings, log: Logger, standIns: StandIns, opened: Opened): Promise<Running> {
  const now = () => new Date();
  let contentChanged: () => void = () => undefined;
  const live = await openLiveCatalogue({
    folder: settings.contentFolder,
    shared: contentOfTheBot,
    log,
    now,
    changed: () => contentChanged(),
    prepare: async (content) => {
      await preparePlaceIndexes(content);
      await understanding.prepare(content);
    },
  });
  opened.add(() => live.close());
  const catalogue = () => live.current();
  const understanding = createUnderstanding({
    catalogue,
    secondLayer: { sentences: settings.sentenceModel, folder: settings.dataFolder },
  });
  opened.add(() => understanding.close());
  const unchecked = () => uncheckedForAYear(catalogue().helpLines, now().toISOString().slice(0, 10));
  for (const { id, checked } of unchecked()) {
    log.warn({ helpLine: id, checked }, 'help line that nobody has checked for a year');
  }
  await preparePlaceIndexes(catalogue());

  const metrics = createMetrics();
  metrics.contentProblems(() => catalogue().problems.filter(({ level }) => level === 'error').length);
  metrics.helpLinesUnchecked(() => unchecked().length);
  const storage = measuredStorage(await openStorage(settings, { log, now }), metrics);
  opened.add(() => storage.close());
  await mustBeWhole(storage);
  metrics.outbox(() => outboxAge(storage, now()));
  const missing = reportMissing(log);
  metrics.missingTexts(missing.count);
  const locales = readLocales(path.join(projectRoot, 'locales'));
  const words = createWords(locales, catalogue, missing.tell);
  const undelivered: MailOptions['undelivered'] = (message) => followingUp.undelivered(message);
  const channels = await openChannels({ settings, storage, catalogue, words, now, log, standIns });
  const { bringsLater, textsPhones, texting, deliverChat } = channels;
  const mail = openMail({ settings, storage, catalogue, words, now, log, undelivered, deliverChat });
  opened.add(() => mail.close());
  const { keepDays, publicUrl } = settings;
  const streams = new OpenStreams();
  metrics.openPages(() => streams.size);
  const laterNews = new LaterNews({ storage, streams, log });
  opened.add(() => laterNews.close());
  const { perform, reports, room, answers, checkIns, checkInRounds, followingUp } = await openReferrals({
    storage,
    outbox: mail.outbox,
    catalogue,
    words,
    now,
    onlyForShow: settings.mailServer === null,
    webhooks: settings.webhookSecret !== null,
    answerLink: (token, answer) => mail.room.links.answer(token, answer),
    tell: ({ conversation, channel }, news) =>
      channel === 'webchat'
        ? web.tell(conversation, (context) => bot.tell(context, conversation, news))
        : channels.tell(conversation, news),
    ...(texting === null ? {} : { texting }),
    tellOfReport: (report, place) => tellOfReport(mail.room, report, place),
    address: (path) => (publicUrl ?? `http://localhost:${settings.port}`) + path,
  });
  const letters = mail.room;
  const { editing, askGroups } = openEditing({ settings, storage, live, reports, letters, now, log });
  opened.add(() => editing.idle());
  const { measures, problems } = await readMeasures(settings.contentFolder);
  for (const problem of problems) log.warn({ problem }, 'a measure cannot be used');
  const forget = followingUp.forget.bind(followingUp);
  const whatHappens = { perform, room, checkIns, forget, measures, metrics, bringsLater, textsPhones };
  const bot = new Bot({ storage, understanding, words, catalogue, keepDays, now, ...whatHappens });

  const web = new WebAdapter(bot, streams);
  const host = createHost({ log, metrics, secure: publicUrl?.startsWith('https:') ?? false });
  await channels.serve({ bot, outbox: mail.outbox, checkIns, host });
  opened.add(() => channels.close());
  mountWeb(host, {
    bot,
    adapter: web,
    streams,
    laterNews,
    catalogue,
    words,
    settings: { publicUrl, keepDays },
    log,
    now,
    calendarFile: (placeId, activity, language) => {
      const content = catalogue();
      const place = content.places.get(placeId);
      if (place === undefined) return null;
      const wording = words.in(language, placeId, now());
      const where = place.activities.find(({ id }) => id === activity)?.where.kind;
      return calendarFile(indexOf(place, content), activity, {
        now: now(),
        language,
        whereWords: where === undefined || where === 'at' ? null : wording.say(`details:${where}`),
        url: publicUrl === null ? null : `${publicUrl}/chat/${placeId}`,
      });
    },
  });
  mountOruk(host.server, { catalogue, folder: settings.contentFolder });
  mountStillRight(host, { freshness: editing.freshness, catalogue, words, settings: { publicUrl }, now });
  const previews = new Previews(understanding);
  mountEdit(host, { editing, previews, catalogue, words, settings: { publicUrl }, now });
  mountAnswerRequest(host, { answers, catalogue, words, settings: { publicUrl }, now });
  mountHowItWent(host, { checkIns, catalogue, words, settings: { publicUrl }, now });
  mountOperating(host.server, {
    registry: metrics.registry,
    ready: async () =>
      (await storage.ready()) ? { ok: true } : { ok: false, why: 'storage cannot be written' },
  });
  const doneLately = new DoneLately(storage, now);
  const housekeeping = startHousekeeping({
    storage,
    keepDays,
    now,
    log,
    others: {
      messages: async () => (await mail.removeExpired()) + (await channels.removeExpired()),
      editing: () => editing.removeExpired(),
      requests: () => followingUp.removePast(),
      'reports of wrong details': () => reports.removeBefore(new Date(now().getTime() - keptFor)),
    },
    own: { 'e-mails in files': () => mail.removeFiles() },
    isMine: (what) => doneLately.isMine(what, aboutAnHour),
    work: { 'asking groups': askGroups, 'waiting lists': (stop) => followingUp.tellThoseDue(stop) },
  });
  opened.add(() => housekeeping.stop());
  contentChanged = () => {
    const failed = (error: unknown) => log.error({ err: error }, 'not all could be told that there is room');
    followingUp.tellThoseDue().catch(failed);
  };
  mail.start();
  laterNews.start();
  const rounds = {
    'check-ins': (stop: AbortSignal) => checkInRounds.sendThoseDue(stop),
    'requests that were left half done': (stop: AbortSignal) => followingUp.goOnWithThoseLeft(stop),
  };
  for (const [what, work] of Object.entries(rounds)) {
    const due = startRounds({ work, what, log });
    opened.add(() => due.stop());
  }
  opened.add(room.keepUp());
  await channels.start();
  const port = await host.listen(settings.port, settings.host ?? undefined);
  return {
    port,
    server: host.server,
    endStreams: () => streams.close(),
    close: () => opened.close(),
  };
}

function listening(error: unknown, { port, host }: Settings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`);
  if (code === 'EACCES')
    return new Error(`Port ${port} may not be used by this user. Set PORT to 1024 or above.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Error(`HOST is ${host}, which is no address of this machine. Leave it out, or set 127.0.0.1.`);
  return error;
}
