import type { Storage } from '../../storage/storage.js';

/**
 * What happens when the bot was taken out of a conversation or blocked there: what was agreed to be sent ends, and where
 * to send it is forgotten. What the resident told us stays as long as it would have, so that they can come back to it.
 */
export function conversationGone(
  storage: Pick<Storage, 'oneAtATime' | 'readConversation' | 'writeConversation'>,
  endAll: (conversation: string) => Promise<void>,
): (conversation: string) => Promise<void> {
  return async (conversation) => {
    await endAll(conversation);
    await storage.oneAtATime(conversation, async () => {
      const record = await storage.readConversation(conversation);
      if (record?.address === undefined) return;
      delete record.address;
      await storage.writeConversation(record);
    });
  };
}
