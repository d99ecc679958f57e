import { emptyStory } from '../../dialogs/telling.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationRecord } from '../../bot/storage/records.js';

/** A conversation that has just begun. */
export function sampleRecord(changes: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    schema: 1,
    key: 'one',
    place: 'leeds',
    channel: 'webchat',
    language: 'en',
    started: '2026-11-20T10:00:00.000Z',
    lastMessage: '2026-11-20T10:00:00.000Z',
    story: { ...emptyStory(), topics: [{ topic: 'gardening', words: 'veg patch' }], settled: ['matters'] },
    dialogs: [{ id: 'getting-to-know', state: { schema: 1, step: 'access' } }],
    offered: [],
    notUnderstood: 0,
    messages: [
      { number: 1, at: '2026-11-20T10:00:00.000Z', from: 'bot', reply: { say: 'hello:greeting' } },
      { number: 2, at: '2026-11-20T10:00:00.000Z', from: 'resident', text: 'my veg patch', once: 'a1' },
    ],
    nextNumber: 3,
    ...changes,
  };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'whatmatters-storage-'));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export interface Logged {
  level: string;
  fields: unknown;
  message: string;
}

/** A log that a test can read. */
export function readableLog() {
  const lines: Logged[] = [];
  const at =
    (level: string) =>
    (fields: unknown, message = ''): void =>
      void lines.push({ level, fields, message });
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
