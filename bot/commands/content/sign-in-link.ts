/**
 * Prints a link that lets an editor sign in, for whoever runs the server: where no mail can be sent, or it did not
 * arrive. Works whether the bot runs or not; the link itself needs it. Bots that share a database all know the link.
 */
import { loadCatalogue } from '../../catalogue/load.js';
import { rightsOf } from '../../editing/editors.js';
import { hashOf, randomToken } from '../../editing/hashed-token.js';
import { leaveLink } from '../../editing/links-from-command.js';
import { signInPath } from '../../editing/paths.js';
import { signInLinks } from '../../editing/records.js';
import { linkLasts } from '../../editing/sign-in.js';
import { contentOfTheBot } from '../../root.js';
import { environmentWithFile, readSettings, type Settings } from '../../settings.js';
import { openStorage } from '../../storage/open-storage.js';
import { optionsOf, type ContentTask } from './task.js';

const noLog = { warn: () => undefined, error: () => undefined, fatal: () => undefined };

export const signInLink: ContentTask = {
  usage: 'sign-in-link EMAIL',
  async run(written) {
    const { positionals } = optionsOf(written, {});
    const [email] = positionals;
    if (email === undefined || positionals.length > 1) return null;
    const settings = readSettings(environmentWithFile(process.env));
    if ('problems' in settings) throw new Error(settings.problems.join('\n'));
    const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
    if (rightsOf(catalogue, email) === null) {
      throw new Error(
        `No file in ${settings.contentFolder} names ${email} as somebody who may edit it. ` +
          'Add it to editors: in the file of the group or of the place.',
      );
    }
    const token = randomToken();
    const expires = new Date(Date.now() + linkLasts);
    if (settings.database === null) await leaveLink(settings.dataFolder, { token, email, expires });
    else await keepInDatabase(settings, { token, email, expires });
    const address = settings.publicUrl ?? `http://localhost:${settings.port}`;
    process.stdout.write(`${address}${signInPath(token)}\n`);
    process.stderr.write('It lets one person in, once, within 30 minutes. Give it to nobody else.\n');
    return 0;
  },
};

/** As the bot keeps those that it sends. Rejects with a StorageError of one line. */
async function keepInDatabase(
  settings: Settings,
  { token, email, expires }: { token: string; email: string; expires: Date },
): Promise<void> {
  const now = () => new Date();
  const storage = await openStorage(settings, { log: noLog, now });
  try {
    const times = { made: now().toISOString(), expires: expires.toISOString() };
    await storage.records(signInLinks).write({ schema: 1, hash: hashOf(token), email, ...times });
  } finally {
    await storage.close();
  }
}
