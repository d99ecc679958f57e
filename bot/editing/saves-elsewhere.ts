import { randomUUID } from 'node:crypto';
import type { Records } from '../storage/storage.js';
import type { EditingEffects } from './editing.js';
import { contentSaves, type ContentSaveRecord } from './records.js';

/**
 * Several processes may serve one content folder. Each notices by itself what changes there, soon but not at once; an
 * editor whose form was saved by one process and who is shown the next page by another would find the old text there.
 * So each save leaves a word that is another each time, and a process that does not know it reads the content first.
 */
export class SavesElsewhere {
  readonly #saves: Records<ContentSaveRecord>;
  #known: string | null = null;

  constructor(private readonly effects: Pick<EditingEffects, 'storage' | 'live' | 'now' | 'log'>) {
    this.#saves = effects.storage.records(contentSaves);
  }

  /** Call once a file is changed. Resolves when the change serves here. */
  async note(): Promise<void> {
    const { storage, live, now, log } = this.effects;
    const save = randomUUID();
    let isNoted = false;
    if (storage.shared) {
      isNoted = await this.#saves.write({ schema: 1, what: 'content', save, at: now().toISOString() }).then(
        () => true,
        (error: unknown) => {
          log.warn({ err: error }, 'other processes could not be told that content was saved');
          return false;
        },
      );
    }
    await live.refresh();
    if (isNoted) this.#known = save;
  }

  /** Resolves when what was saved before serves here, whichever process saved it. */
  async keepUp(): Promise<void> {
    const { storage, live } = this.effects;
    if (!storage.shared) return;
    const last = (await this.#saves.read('content'))?.save ?? null;
    if (last === this.#known) return;
    await live.refresh();
    this.#known = last;
  }
}
