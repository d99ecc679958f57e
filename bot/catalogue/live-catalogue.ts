import type { Logger } from 'pino';
import type { Catalogue, Problem } from './catalogue.js';
import { ContentError } from './content-error.js';
import { LoadMemory, type Patience } from './live-catalogue-memory.js';
import { problemKey, withSameParts } from './live-catalogue-same.js';
import { watchContent } from './live-catalogue-watch.js';
import { loadCatalogue } from './load.js';

export interface LiveCatalogueParts {
  /** The content folder. */
  folder: string;
  /** Another one, for what a host need not write; see `loadCatalogue`. */
  shared: string | null;
  log: Logger;
  now: () => Date;
  /** Makes what the first messages will need of a new catalogue, before it serves. */
  prepare?: (catalogue: Catalogue) => Promise<void>;
  /** Told once a new one serves. */
  changed?: () => void;
  /** How long something may be gone before that counts as meant. */
  patience?: Patience;
}

/** The content as it is now. */
export interface LiveCatalogue {
  /** What serves now. Take it anew for each turn, and once in a turn. */
  current(): Catalogue;
  /** Reads what has changed on the disk, and resolves once it serves. Never rejects: what is wrong is in `problems`. */
  refresh(): Promise<void>;
  /** Ends watching; resolves when nothing is being read any more. */
  close(): Promise<void>;
}

/** Even what is taken away is gone from the chat within two seconds, but for a whole place. */
const usualPatience: Patience = { file: 800, many: 5000 };

/** Milliseconds between attempts to read a folder that cannot be read. */
const lookAgainAfter = 1000;

/**
 * Loads the content folder and keeps up with it. What becomes wrong serves as it was before, is named in `problems` and
 * logged once.
 * @throws ContentError where there is no such folder, or no place in it that can be used.
 */
export async function openLiveCatalogue(parts: LiveCatalogueParts): Promise<LiveCatalogue> {
  const { folder, shared, log, now, prepare, changed, patience = usualPatience } = parts;
  const memory = new LoadMemory(patience, now);
  let current = await loadCatalogue(folder, null, shared, memory);
  let logged = logChanges(log, [], current.problems, memory);
  let isOpen = true;
  let lookAgain: NodeJS.Timeout | undefined;

  const awaits = (milliseconds: number): void => {
    clearTimeout(lookAgain);
    if (isOpen) lookAgain = setTimeout(() => void refresh(), milliseconds);
  };
  const read = async (): Promise<Catalogue> => {
    try {
      return await loadCatalogue(folder, null, shared, memory);
    } catch (error) {
      if (!(error instanceof ContentError)) log.error({ err: error }, 'content could not be read');
      watching.anew();
      awaits(lookAgainAfter);
      return withSameParts(unread(memory.last ?? current, error), current);
    }
  };
  const reload = async (): Promise<void> => {
    const began = performance.now();
    const next = await read();
    if (next !== current) {
      await prepare?.(next);
      current = next;
      const milliseconds = Math.round(performance.now() - began);
      log.info({ files: memory.parsed, milliseconds }, 'content read again');
      changed?.();
    }
    if (!memory.unsure) logged = logChanges(log, logged, next.problems, memory);
    else awaits(patience.file + 20);
  };

  let last: Promise<void> = Promise.resolve();
  let queued: Promise<void> | null = null;
  /** One that has not begun yet will see what has changed by now. */
  const refresh = (): Promise<void> => {
    queued ??= last = last.then(async () => {
      queued = null;
      clearTimeout(lookAgain);
      if (!isOpen) return;
      await reload().catch((error: unknown) => log.error({ err: error }, 'content could not be put to use'));
    });
    return queued;
  };
  const watching = watchContent(folder, () => void refresh(), log);
  return {
    current: () => current,
    refresh,
    close: async () => {
      isOpen = false;
      clearTimeout(lookAgain);
      await watching.close();
      await last;
    },
  };
}

/** What serves while the content folder cannot be read at all: what was read last. */
function unread(before: Catalogue, error: unknown): Catalogue {
  const message =
    error instanceof ContentError ? error.message : 'The content folder could not be read. The log says why.';
  const problem: Problem = { file: '.', line: null, column: null, level: 'error', message };
  return { ...before, problems: [problem, ...before.problems] };
}

/** Logs the mistakes that came and those that went, each once. Returns what is logged. */
function logChanges(
  log: Logger,
  logged: readonly Problem[],
  problems: readonly Problem[],
  memory: LoadMemory,
): readonly Problem[] {
  if (logged === problems) return logged;
  const [before, now] = [logged, problems].map((list) => {
    const errors = list.filter(({ level }) => level === 'error');
    return new Map(errors.map((problem) => [problemKey(problem), problem]));
  }) as [Map<string, Problem>, Map<string, Problem>];
  for (const [key, { file, line, message }] of now) {
    if (before.has(key)) continue;
    const since = memory.kept.get(file)?.toISOString();
    log.warn(
      { file, line, problem: message, ...(since && { servesAsOf: since }) },
      'content file with a mistake',
    );
  }
  const wrong = new Set([...now.values()].map(({ file }) => file));
  for (const file of new Set([...before.values()].map(({ file }) => file)))
    if (!wrong.has(file)) log.info({ file }, 'content file mended');
  return problems;
}
