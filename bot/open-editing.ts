/** Puts together what groups keep their own content with: editing, its e-mails, and asking whether all is still right. */
import type { LiveCatalogue } from './catalogue/live-catalogue.js';
import { createEditing } from './editing/create.js';
import type { Editing } from './editing/editing.js';
import { linksLeftIn } from './editing/links-from-command.js';
import { storedReports } from './editing/report-store.js';
import type { Log } from './log.js';
import { AskingGroups } from './referrals/asking-groups.js';
import { sendSignInLink, tellOfTopic } from './referrals/editor-letters.js';
import type { LetterRoom } from './referrals/letter.js';
import type { Reports } from './referrals/reports.js';
import type { Settings } from './settings.js';
import type { Storage } from './storage/storage.js';

export interface EditingOptions {
  settings: Pick<Settings, 'contentFolder' | 'dataFolder' | 'mailServer'>;
  storage: Pick<Storage, 'shared' | 'records' | 'oneAtATime'>;
  live: LiveCatalogue;
  reports: Reports;
  letters: LetterRoom;
  now: () => Date;
  log: Log;
}

export interface OpenedEditing {
  editing: Editing;
  /** Call every hour. Answers how many groups are asked. */
  askGroups: (stop: AbortSignal) => Promise<number>;
}

export function openEditing({
  settings,
  storage,
  live,
  reports,
  letters,
  now,
  log,
}: EditingOptions): OpenedEditing {
  const editing = createEditing({
    folder: settings.contentFolder,
    storage,
    live,
    now,
    sendLink: (link) => sendSignInLink(letters, link),
    tell: (news) => tellOfTopic(letters, news),
    linksFromCommand: linksLeftIn(settings.dataFolder, now),
    reports: storedReports(reports, now),
    log,
  });
  const linkFor = editing.freshness.linkFor.bind(editing.freshness);
  const asksExamples = settings.mailServer === null;
  const asking = new AskingGroups({ ...letters, storage, linkFor, asksExamples, log });
  return { editing, askGroups: (stop) => asking.askThoseDue(stop) };
}
