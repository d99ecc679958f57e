/** Brings the changes of a spreadsheet into a place's files. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { groupChecker } from '../../directories/check-group.js';
import { importCsv as bringIn } from '../../directories/csv/import-csv.js';
import { readCsv } from '../../directories/csv/read-csv.js';
import { readGroupTexts } from '../../directories/group-texts.js';
import { writeGroup } from '../../directories/importing/groups-on-disk.js';
import { placeIn } from './place-option.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

export const importCsv: ContentTask = {
  usage: 'import-csv FILE --place ID [--dry-run] [--content DIR]',
  async run(written) {
    const { positionals, values } = optionsOf(written, {
      place: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      content: { type: 'string' },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.place === undefined) return null;
    const content = path.resolve(values.content ?? contentFolder());
    const { catalogue, place } = await placeIn(content, values.place);
    const folder = path.join(content, 'places', place.id, 'groups');
    const text = await readFile(file, 'utf8').catch(() => {
      throw new Error(`There is no file ${file} that can be read.`);
    });
    const texts = await readGroupTexts(folder);
    const { files, mistakes, counts } = bringIn(readCsv(text), {
      texts,
      check: groupChecker(catalogue, place),
    });
    if (!values['dry-run']) for (const [id, one] of files) await writeGroup(folder, id, one);
    process.stdout.write(
      [
        ...mistakes,
        `${values['dry-run'] ? 'Nothing was written. It would be: ' : ''}${counts.groupsNew} new groups, ` +
          `${counts.activitiesNew} new activities, ${counts.activitiesChanged} changed, ${counts.activitiesSame} as they were.`,
        ...(mistakes.length > 0 ? ['Groups with a mistake were left as they are.'] : []),
        '',
      ].join('\n'),
    );
    return mistakes.length > 0 ? 1 : 0;
  },
};
