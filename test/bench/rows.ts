import type { Measure } from './figure.js';

/** The rows in the order of the table. Each runs in a process of its own, so that none warms up or burdens another. */
export const rows: Record<string, () => Promise<{ measure: Measure }>> = {
  'turn-in-memory': () => import('./rows/turn-in-memory.js'),
  'turn-durable': () => import('./rows/turn-durable.js'),
  suggesting: () => import('./rows/suggesting.js'),
  understanding: () => import('./rows/understanding.js'),
  'stored-conversations': () => import('./rows/stored-conversations.js'),
  storages: () => import('./rows/storages.js'),
  'first-visit': () => import('./rows/first-visit.js'),
  start: () => import('./rows/start.js'),
  memory: () => import('./rows/memory.js'),
};
