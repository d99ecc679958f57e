/** Gives a place's activities to a spreadsheet, a row each. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeCsv } from '../../directories/csv/write-csv.js';
import { readGroupTexts } from '../../directories/group-texts.js';
import { groupForm } from '../../editing/group-form.js';
import { placeIn } from './place-option.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

export const exportCsv: ContentTask = {
  usage: 'export-csv --place ID [--out FILE] [--content DIR]',
  async run(written) {
    const { positionals, values } = optionsOf(written, {
      place: { type: 'string' },
      out: { type: 'string' },
      content: { type: 'string' },
    });
    if (positionals.length > 0 || values.place === undefined) return null;
    const content = path.resolve(values.content ?? contentFolder());
    const { place } = await placeIn(content, values.place);
    const texts = await readGroupTexts(path.join(content, 'places', place.id, 'groups'));
    const read = [...texts].map(([id, text]) => ({ id, read: groupForm(text) }));
    const table = writeCsv(
      read.flatMap(({ id, read: one }) => (one.kind === 'form' ? [{ id, form: one.form }] : [])),
    );
    for (const { id, read: one } of read) {
      if (one.kind === 'no-form') process.stderr.write(`${id}.yaml has a mistake and is left out.\n`);
    }
    if (values.out === undefined) process.stdout.write(table);
    else await writeFile(values.out, table);
    return 0;
  },
};
