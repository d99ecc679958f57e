import type { Speaking } from './adapter.js';

/**
 * Does work, and shows that an answer is being made if it takes longer than this many milliseconds. What the work came
 * to is not held up by that, but comes after it.
 */
export async function whileTyping<T>(
  speaking: Pick<Speaking, 'showTyping'>,
  after: number,
  work: () => Promise<T>,
): Promise<T> {
  let shown: Promise<void> | undefined;
  const timer = setTimeout(() => {
    // Only a courtesy: what cannot be shown need not be.
    shown = speaking.showTyping().catch(() => undefined);
  }, after);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    await shown;
  }
}
