/**
 * Prints a link that lets an editor sign in, for whoever runs the server: where no mail can be sent, or it did not
 * arrive. Works whether the bot runs or not; the link itself needs it.
 */
import { loadCatalogue } from '../../catalogue/load.js';
import { rightsOf } from '../../editing/editors.js';
import { randomToken } from '../../editing/hashed-token.js';
import { leaveLink } from '../../editing/links-from-command.js';
import { signInPath } from '../../editing/paths.js';
import { linkLasts } from '../../editing/sign-in.js';
import { contentOfTheBot } from '../../root.js';
import { environmentWithFile, readSettings } from '../../settings.js';
import { optionsOf, type ContentTask } from './task.js';

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
    await leaveLink(settings.dataFolder, { token, email, expires });
    const address = settings.publicUrl ?? `http://localhost:${settings.port}`;
    process.stdout.write(`${address}${signInPath(token)}\n`);
    process.stderr.write('It lets one person in, once, within 30 minutes. Give it to nobody else.\n');
    return 0;
  },
};
