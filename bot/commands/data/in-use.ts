import { connectionsOfBots } from '../../storage/postgresql/used-by.js';
import { counted, remark, type CommandLog } from './task.js';

/** The folder has a lock; a database can only be asked who is connected. Throws an Error where a bot is. */
export async function refuseWhileInUse(url: string, log: CommandLog, stopped: boolean): Promise<void> {
  if (stopped) return;
  const used = await connectionsOfBots(url, log);
  if (used !== null && used > 0) {
    throw new Error(
      `The database is in use: ${counted(used, 'connection')} of other processes of the bot. Stop every bot that ` +
        'uses it first. If they are stopped and only look as if they ran, add --bots-are-stopped.',
    );
  }
  remark(
    'A bot that has nothing to do cannot be seen in the database: make sure that all of them are stopped.',
  );
}
