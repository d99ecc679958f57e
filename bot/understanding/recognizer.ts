import { Worker } from 'node:worker_threads';
import type { RecognizedTime, RecognizerAnswer, RecognizerRequest } from './recognizer-worker.js';

/** Reads dates and times that own words do not ("next Thursday", "3rd of March"). */
export interface TimeRecognizer {
  /** Never rejects: nothing where it is not ready, does not know the language, or misses its deadline. */
  recognize(
    text: string,
    language: string,
    now: RecognizerRequest['now'],
  ): Promise<readonly RecognizedTime[]>;
  /** Settles once it is warm, or has failed to start. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Characters: what is longer takes the recognizer too long (1,000 hostile ones more than a second). */
const longestText = 250;
const usualDeadline = 250;
const mostRemembered = 500;
/** The id of what is asked only to be quick afterwards. */
const warmUp = 0;

/**
 * The recognizer's cultures for our languages. Only these are ever asked for: others take seconds for short hostile
 * texts (Spanish dates, 60 characters: 28 s). `en-gb` reads 3/11 as 3 November.
 */
const cultures: ReadonlyMap<string, string> = new Map([
  ['en', 'en-gb'],
  ['zh', 'zh-cn'],
]);
const warmUps: ReadonlyMap<string, string> = new Map([
  ['en', 'next thursday at half past six, 3rd of march'],
  ['zh', '下周四下午三点'],
]);

/**
 * Starts the recognizer's thread and warms it up for these languages. It does not keep the process alive.
 * @param deadline milliseconds after which a thread is stuck and is ended
 */
export function startRecognizer(languages: readonly string[], deadline = usualDeadline): TimeRecognizer {
  const remembered = new Map<string, readonly RecognizedTime[]>();
  const waiting = new Map<number, (times: readonly RecognizedTime[]) => void>();
  let worker: Worker | null = null;
  let ready = false;
  let closed = false;
  let count = 0;
  let tellReady = (): void => undefined;
  const warm = new Promise<void>((resolve) => (tellReady = resolve));

  const start = (): void => {
    ready = false;
    let cold = 0;
    const started = startThread();
    worker = started;
    started.unref();
    started.on('message', (answer: RecognizerAnswer) => {
      if (answer.id === warmUp && --cold === 0) {
        ready = true;
        tellReady();
      }
      waiting.get(answer.id)?.(answer.times);
      waiting.delete(answer.id);
    });
    started.on('error', () => stop(started));
    for (const language of languages) {
      const culture = cultures.get(language);
      if (!culture) continue;
      cold++;
      send(started, { id: warmUp, text: warmUps.get(language) ?? '', culture, now: [2026, 0, 1, 9, 0] });
    }
  };
  /** Ends a thread that is stuck or broken; the next question starts another. */
  const stop = (stuck: Worker): void => {
    tellReady();
    if (worker === stuck) {
      worker = null;
      ready = false;
      for (const give of waiting.values()) give([]);
      waiting.clear();
    }
    void stuck.terminate();
  };
  const ask = (asked: Worker, request: RecognizerRequest): Promise<readonly RecognizedTime[]> =>
    new Promise((resolve) => {
      const late = setTimeout(() => stop(asked), deadline);
      waiting.set(request.id, (times) => {
        clearTimeout(late);
        resolve(times);
      });
      send(asked, request);
    });

  if (languages.some((language) => cultures.has(language))) start();
  else tellReady();
  return {
    async recognize(text, language, now) {
      const culture = cultures.get(language);
      if (!culture || closed || text.length > longestText) return [];
      const key = [culture, now.slice(0, 3).join('-'), text].join('\n');
      const known = remembered.get(key);
      if (known) return known;
      if (!worker) start();
      if (!worker || !ready) return [];
      const asked: Worker = worker;
      const times = await ask(asked, { id: ++count, text, culture, now });
      if (worker === asked) {
        const oldest = remembered.keys().next().value;
        if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
        remembered.set(key, times);
      }
      return times;
    },
    ready: () => warm,
    async close() {
      closed = true;
      const last = worker;
      if (last) stop(last);
      await last?.terminate();
    },
  };
}

const send = (worker: Worker, request: RecognizerRequest): void => worker.postMessage(request);

/** Starts the file beside this one: `recognizer-worker.js` in the bundle, `.ts` from source, which a thread reads by tsx. */
function startThread(): Worker {
  const bundled = new URL('./recognizer-worker.js', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return new Worker(bundled, { name: 'recognizer' });
  const source = JSON.stringify(new URL('./recognizer-worker.ts', import.meta.url));
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${source}, ${JSON.stringify(import.meta.url)}))`;
  return new Worker(load, { name: 'recognizer', eval: true });
}
