/**
 * `npm run faults -- NAME … | all`: makes things go wrong while residents talk, and checks that every promise is kept.
 * Exits with 1 where one was broken. What can be shown in a moment is among the tests: this is for the rest.
 */
import { parseArgs } from 'node:util';
import { time } from '../load/options.js';
import { idleConnections, slowClients } from './connection-faults.js';
import { diskFull, readOnly } from './disk-faults.js';
import type { Fault, Outcome } from './fault.js';
import { halfFile } from './half-file.js';
import { clock, killed, killedBehindBalancer } from './process-faults.js';
import { mailGone, postgresqlGone, postgresqlRestart } from './service-faults.js';

const faults: Record<string, Fault> = {
  kill: killed,
  'disk-full': diskFull,
  'read-only': readOnly,
  'half-file': halfFile,
  clock,
  'postgresql-restart': postgresqlRestart,
  'postgresql-gone': postgresqlGone,
  'smtp-gone': mailGone,
  'slow-clients': slowClients,
  'idle-connections': idleConnections,
  'killed-behind-balancer': killedBehindBalancer,
};

function usage(): string {
  const lines = Object.entries(faults).map(([name, { about }]) => `  ${name.padEnd(24)}${about}`);
  return `npm run faults -- NAME … [--seed N] [--conversations N] [--for TIME]\n\n${lines.join('\n')}\n  all\n`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    conversations: { type: 'string', default: '40' },
    for: { type: 'string', default: '60s' },
  },
});
const names = positionals.includes('all') ? Object.keys(faults) : positionals;
if (names.length === 0 || names.some((name) => faults[name] === undefined)) {
  process.stderr.write(usage());
  process.exit(2);
}

const outcomes: [string, Outcome['kind']][] = [];
for (const name of names) {
  const fault = faults[name];
  if (fault === undefined) continue;
  process.stdout.write(`\n${name}: ${fault.about}\n`);
  const { kind, told } = await fault
    .make({
      ...{ seed: Number(values.seed), conversations: Number(values.conversations) },
      lasts: time('for', values.for),
      say: (line) => void process.stderr.write(`  ${line}\n`),
    })
    .catch((error: Error): Outcome => ({ kind: 'broken', told: `${error.stack ?? error.message}\n` }));
  process.stdout.write(`${told.replace(/^/gm, '  ').trimEnd()}\n  → ${kind}\n`);
  outcomes.push([name, kind]);
}
process.stdout.write(`\n${outcomes.map(([name, kind]) => `${kind.padEnd(8)}${name}`).join('\n')}\n`);
process.exit(outcomes.some(([, kind]) => kind === 'broken') ? 1 : 0);
