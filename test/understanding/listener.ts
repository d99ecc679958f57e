import path from 'node:path';
import type { Heard, Listening } from '../../dialogs/heard.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues } from '../../bot/understanding/knowledge.js';
import { readUnderstoodWords } from '../../bot/understanding/understood-words.js';
import { smallCatalogue } from './small-catalogue.js';

export const languagesRead = ['en', 'cy', 'nl', 'zh', 'pl', 'ur'];
export const wordsRead = readUnderstoodWords(path.join(projectRoot, 'locales'), languagesRead);
const knowledge = new KnowledgeOfCatalogues(wordsRead).of(smallCatalogue);

/** A Friday, ten in the morning. */
const now = new Date('2026-11-20T10:00:00Z');

/** Hears one message, in Leeds and in English unless said otherwise. */
export function heard(text: string, listening: Partial<Listening> = {}): Heard {
  const all: Listening = { language: 'en', place: 'leeds', now, offered: [], asked: null, ...listening };
  return hear(text, all, knowledge).heard;
}

export const topicsIn = (text: string): string[] => heard(text).topics.map(({ topic }) => topic);
export const notIn = (text: string): string[] => heard(text).not.map(({ topic }) => topic);
