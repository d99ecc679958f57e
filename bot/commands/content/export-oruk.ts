/** Gives a place's activities to other directories, in Open Referral UK 3.0. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { changesOf } from '../../directories/changes-of-groups.js';
import { writePage } from '../../directories/open-referral/page.js';
import { writeService, type Writing } from '../../directories/open-referral/write-service.js';
import { sayIn } from '../../directories/wording.js';
import { contentOfTheBot } from '../../root.js';
import { placeIn } from './place-option.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

export const exportOruk: ContentTask = {
  usage: 'export-oruk --place ID [--out DIR] [--content DIR]',
  async run(written) {
    const { positionals, values } = optionsOf(written, {
      place: { type: 'string' },
      out: { type: 'string' },
      content: { type: 'string' },
    });
    if (positionals.length > 0 || values.place === undefined) return null;
    const content = path.resolve(values.content ?? contentFolder());
    const { catalogue, place } = await placeIn(content, values.place);
    const changed = await changesOf(place.groups, content);
    const say = sayIn(place.languages, content, contentOfTheBot);
    const writing: Writing = { catalogue, place, say, changed: (group) => changed.get(group) ?? null };
    const { activities } = place;
    const page = writePage(
      { items: activities, page: 1, perPage: Math.max(1, activities.length) },
      (activity) => writeService(activity, writing),
    );
    if (values.out === undefined) {
      process.stdout.write(`${JSON.stringify(page, null, 2)}\n`);
      return 0;
    }
    const folder = path.join(values.out, 'services');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(values.out, 'services.json'), `${JSON.stringify(page, null, 2)}\n`);
    for (const service of page['contents'] as { id: string }[]) {
      await writeFile(path.join(folder, `${service.id}.json`), `${JSON.stringify(service, null, 2)}\n`);
    }
    process.stdout.write(`${activities.length} services in ${values.out}.\n`);
    return 0;
  },
};
