import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds `content/`, `locales/` and `package.json`. Both `bot/root.ts` and the bundle in `dist/` lie one
 * folder below it, so this holds for either, whatever the working folder is.
 */
export const projectRoot: string = fileURLToPath(new URL('../', import.meta.url));

/** The content that comes with the bot. A content folder elsewhere may leave out what it shares with it. */
export const contentOfTheBot: string = join(projectRoot, 'content');
