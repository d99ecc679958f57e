/** `npm run fuzz -- --for 60 --seed N [--target NAME]`: tries what nobody would think of for so many seconds. */
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';

// What hosts of tests clean up after all tests is closed with each target here.
Object.assign(globalThis, { after: () => undefined });
const { targets } = await import('./targets.js');

const { values } = parseArgs({
  options: {
    for: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
  },
});
const chosen = Object.entries(targets).filter(
  ([name]) => values.target === undefined || name === values.target,
);
const [seconds, seed] = [Number(values.for), Number(values.seed)];
if (chosen.length === 0 || !(seconds > 0) || !Number.isInteger(seed)) {
  process.stderr.write(`npm run fuzz -- --for SECONDS --seed N --target ${Object.keys(targets).join('|')}\n`);
  process.exit(2);
}
for (const [name, kind] of chosen) {
  const target = await kind.open();
  const outcome = await fc.check(target.property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: (seconds * 1000) / chosen.length,
    markInterruptAsFailure: false,
    endOnFailure: true,
  });
  await target.close();
  const what = outcome.failed ? `failed:\n${fc.defaultReportMessage(outcome) ?? ''}` : 'held';
  process.stdout.write(`${name}: ${outcome.numRuns} of ${kind.about}, seed ${seed}: ${what}\n`);
  if (outcome.failed) process.exitCode = 1;
}
process.exit();
