/** Imports a directory that speaks Open Referral UK into a place. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { importDirectory } from '../../directories/importing/import-directory.js';
import { reportOf, summaryOf } from '../../directories/importing/report-text.js';
import { idFromName } from '../../directories/importing/short-id.js';
import type { FeedRead } from '../../directories/open-referral/feed.js';
import { readPagedApi } from '../../directories/open-referral/paged-api.js';
import { readFeedFile } from '../../directories/open-referral/read-file.js';
import { readService } from '../../directories/open-referral/read-service.js';
import { placeIn } from './place-option.js';
import { progressBar } from './progress.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

export const importOruk: ContentTask = {
  usage: 'import-oruk SOURCE --place ID [--feed NAME] [--dry-run] [--report FILE] [--content DIR]',
  async run(written) {
    const { positionals, values } = optionsOf(written, {
      place: { type: 'string' },
      feed: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
      content: { type: 'string' },
    });
    const [source, ...more] = positionals;
    if (source === undefined || more.length > 0 || values.place === undefined) return null;
    const content = path.resolve(values.content ?? contentFolder());
    const { catalogue, place } = await placeIn(content, values.place);
    const feed = idFromName(values.feed ?? nameOf(source));
    if (feed === '') throw new Error('Give the directory a short name: --feed NAME');

    const { services, complete, troubles } = await read(source);
    const bar = progressBar('Reading');
    const done = await importDirectory({
      ...{ complete, feed, source, catalogue, place, content },
      services: services.map(readService),
      today: new Date().toISOString().slice(0, 10),
      dryRun: values['dry-run'],
      progress: (one, of) => bar.to(one, of),
    }).finally(() => bar.stop());
    const summary = summaryOf(done, services.length, troubles, values['dry-run']);
    if (values.report !== undefined) await writeFile(values.report, reportOf(done, summary));
    process.stdout.write(summary);
    return services.length === 0 ? 1 : 0;
  },
};

const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

async function read(source: string): Promise<FeedRead> {
  if (!isAddress(source)) return readFeedFile(source);
  const bar = progressBar('Fetching');
  return readPagedApi(source, {
    fetch: globalThis.fetch,
    pause: (milliseconds) => pause(milliseconds),
    progress: (services, of) => bar.to(services, of),
  }).finally(() => bar.stop());
}

/** A directory is known by the host of its address, or by the name of its file. */
function nameOf(source: string): string {
  return isAddress(source) ? new URL(source).host : path.basename(source).replace(/\.[^.]*$/, '');
}
