/** Shows a person what is kept of them: for whoever answers their request to see it. Changes nothing. */
import { open } from 'node:fs/promises';
import { personAsData } from '../../data/person-as-data.js';
import { personAsText } from '../../data/person-as-text.js';
import { readOptions } from '../options.js';
import { foundOf, groundOf, keptIn, personAsked, personOptions, personUsage } from './person-asked.js';
import { print, settingsHere, type DataTask } from './task.js';

export const exportPerson: DataTask = {
  usage: `export ${personUsage} [--json] [--out FILE]`,
  async run(written) {
    const asked = readOptions(written, [...personOptions, 'out'], ['json']);
    const settings = settingsHere();
    const { catalogue, words } = await groundOf(settings);
    const found = await foundOf(personAsked(asked, catalogue), settings, catalogue);
    const data = personAsData(found, { made: new Date(), from: keptIn(settings) });
    const shown = asked.json === true ? `${JSON.stringify(data, null, 2)}\n` : personAsText(data, words);
    if (asked.out === undefined) process.stdout.write(shown);
    else {
      await writeNew(asked.out, shown);
      print(`Written to ${asked.out}, which only you can read. Remove it once it was handed over.`);
    }
    return 0;
  },
};

/** Never over another file. */
async function writeNew(name: string, text: string): Promise<void> {
  try {
    const file = await open(name, 'wx', 0o600);
    await file.writeFile(text);
    await file.close();
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new Error(exists ? `There is a file ${name} already.` : `${name} cannot be written.`, {
      cause: error,
    });
  }
}
