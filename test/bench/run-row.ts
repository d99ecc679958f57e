/** One row in a process of its own; `bench.ts` starts it and is told what it found. */
import { rows } from './rows.js';

const [name = '', quick] = process.argv.slice(2);
const row = await rows[name]?.();
if (row === undefined) throw new Error(`There is no row "${name}".`);
const figures = await row.measure({ quick: quick === '--quick' });
// The row may leave timers and sockets behind; once the figures are delivered nothing else matters.
process.send?.(figures, () => process.exit(0));
