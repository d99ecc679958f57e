import path from 'node:path';
import type { Heard } from '../../dialogs/heard.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues } from '../../bot/understanding/knowledge.js';
import { wordsRead } from './listener.js';

/** Hears messages in English against the content of this project, as a first message in Leeds. */
export async function listenWithContent(): Promise<(text: string) => Heard> {
  const known = new KnowledgeOfCatalogues(wordsRead).of(
    await loadCatalogue(path.join(projectRoot, 'content')),
  );
  const listening = {
    language: 'en',
    place: 'leeds',
    now: new Date('2026-11-20T10:00:00Z'),
    offered: [],
    asked: null,
  };
  return (text) => hear(text, listening, known).heard;
}
