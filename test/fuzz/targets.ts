import { contentFiles } from './content-files.js';
import { httpSurface } from './http-surface.js';
import { messages } from './messages.js';
import { storedConversations } from './stored-conversations.js';
import { storedRecords } from './stored-records.js';
import type { TargetKind } from './target.js';

export const targets: Record<string, TargetKind> = {
  http: httpSurface,
  content: contentFiles,
  messages,
  conversations: storedConversations,
  records: storedRecords,
};
