import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SentenceAnswer, SentenceReading, SentenceRequest } from './sentence-model-worker.js';
import type { TopicPhrases } from './topic-phrases.js';

/** Reads English clauses by their meaning. */
export interface SentenceModel {
  /**
   * Reads the clauses of a message and the whole of it. Never rejects: null where the model is not installed, not
   * ready, or too slow.
   */
  read(clauses: readonly string[], whole?: string): Promise<SentenceReading | null>;
  /** Settles once it can read, or where it cannot; after `longestWait` in any case. Starts it where it is not started. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What is used of a thread. */
export interface SentenceThread extends Pick<EventEmitter, 'on'> {
  postMessage(request: SentenceRequest): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

export interface SentenceModelParts {
  /** Asked once the model is loaded. */
  topics: () => readonly TopicPhrases[];
  /** Where vectors of phrases of the content are kept from one start to the next; null keeps none. */
  folder: string | null;
  /** Milliseconds that one message may wait for it. */
  patience?: number;
  /** Milliseconds after which it is loaded, so that it does not slow the start. */
  startAfter?: number;
  startThread?: () => SentenceThread;
}

const usualPatience = 150;
const usualStartAfter = 3000;
/** Milliseconds that `ready` waits at most. */
const longestWait = 5000;
/** Milliseconds without an answer after which a thread is stuck. */
const stuckAfter = 10_000;
/** So often a thread is started before the model is given up. */
const mostStarts = 3;
/** After so many late answers in a row it is left alone for a while: waiting for it would only slow each message. */
const mostLate = 3;
const restAfterLate = 60_000;

/** Loads the sentence model in its own thread, some seconds from now. It does not keep the process alive. */
export function startSentenceModel(parts: SentenceModelParts): SentenceModel {
  const { patience = usualPatience, startThread = sentenceThread } = parts;
  const waiting = new Map<number, (reading: SentenceReading) => void>();
  let thread: SentenceThread | null = null;
  let isReady = false;
  let starts = 0;
  let count = 0;
  let late = 0;
  let restUntil = 0;
  let watch: NodeJS.Timeout | null = null;
  let settle = (): void => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));

  const heardFrom = (): void => {
    if (watch) clearTimeout(watch);
    watch = null;
  };
  const start = (): void => {
    if (thread || starts >= mostStarts) return;
    starts++;
    const started = startThread();
    thread = started;
    started.unref();
    started.on('message', (answer: SentenceAnswer) => {
      if (thread !== started) return;
      heardFrom();
      if (answer.answer === 'read') waiting.get(answer.id)?.(answer);
      if (answer.answer === 'absent') giveUp(started);
      if (answer.answer !== 'ready') return;
      isReady = true;
      started.postMessage({ ask: 'topics', topics: parts.topics(), folder: parts.folder });
      settle();
    });
    started.on('error', () => stop(started));
    started.on('exit', () => stop(started));
  };
  /** Ends a thread that is stuck or broken; the next message starts another. */
  const stop = (ended: SentenceThread): void => {
    if (thread === ended) {
      thread = null;
      isReady = false;
      heardFrom();
    }
    settle();
    void ended.terminate();
  };
  const giveUp = (ended: SentenceThread): void => {
    starts = mostStarts;
    stop(ended);
  };
  const begin = setTimeout(start, parts.startAfter ?? usualStartAfter).unref();

  const ask = (
    asked: SentenceThread,
    clauses: readonly string[],
    whole: string | null,
  ): Promise<SentenceReading | null> =>
    new Promise((resolve) => {
      const id = ++count;
      const tooLate = setTimeout(() => {
        waiting.delete(id);
        if (++late >= mostLate) [late, restUntil] = [0, Date.now() + restAfterLate];
        resolve(null);
      }, patience);
      waiting.set(id, (reading) => {
        clearTimeout(tooLate);
        waiting.delete(id);
        late = 0;
        resolve(reading);
      });
      watch ??= setTimeout(() => stop(asked), stuckAfter).unref();
      asked.postMessage({ ask: 'read', id, clauses, whole, until: Date.now() + patience });
    });

  return {
    async read(clauses, whole) {
      if (clauses.length === 0 || Date.now() < restUntil) return null;
      if (!thread && starts > 0) start();
      return thread && isReady ? ask(thread, clauses, whole ?? null) : null;
    },
    async ready() {
      start();
      let given: NodeJS.Timeout | undefined;
      await Promise.race([settled, new Promise((resolve) => (given = setTimeout(resolve, longestWait)))]);
      clearTimeout(given);
    },
    async close() {
      clearTimeout(begin);
      const last = thread;
      if (last) giveUp(last);
      starts = mostStarts;
      await last?.terminate();
    },
  };
}

/** Starts the file beside this one: `.js` in the bundle, `.ts` from source, which a thread reads by tsx. */
function sentenceThread(): Worker {
  const name = 'sentence-model';
  const bundled = new URL('./sentence-model-worker.js', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return new Worker(bundled, { name });
  const source = JSON.stringify(new URL('./sentence-model-worker.ts', import.meta.url));
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${source}, ${JSON.stringify(import.meta.url)}))`;
  return new Worker(load, { name, eval: true });
}
