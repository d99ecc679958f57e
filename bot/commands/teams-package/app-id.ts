import { createHash } from 'node:crypto';

/**
 * The id of the app in Teams, from the id of the bot's app in Azure: a name-based UUID (version 5 of RFC 9562), so that
 * every package for the same bot replaces the one before, wherever it was made.
 */
export function teamsAppId(botId: string): string {
  const namespace = Buffer.from(botId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(namespace).update('Teams app package').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
