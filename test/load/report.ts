/** What a run came to, for a person and for a program. */
import os from 'node:os';
import type { Memory } from './bots.js';
import { timesOf, type Times } from './figures.js';
import {
  loadChannels,
  promises,
  type Broken,
  type Journal,
  type LoadChannel,
  type Promised,
} from './journal.js';
import type { LoadOptions } from './options.js';

export interface LoadResult {
  ok: boolean;
  machine: { node: string; processors: number; model: string; otherLoad: number };
  asked: { seed: number; conversations: number; think: number; processes: number; storage: string };
  seconds: number;
  conversations: number;
  turns: number;
  turnsPerSecond: number;
  /** Milliseconds from sending a message to having its whole answer. */
  times: { all: Times | null } & Record<LoadChannel, Times | null>;
  killed: number;
  refused: Record<string, number>;
  slowed: number;
  /** Milliseconds until a message was answered that was refused at first. */
  recovered: Times | null;
  consented: number;
  delivered: number;
  repeated: number;
  memory: MemoryOverTime[];
  broken: { promise: Promised; says: string; times: number; examples: Broken[] }[];
}

/** Of one bot, in megabytes. */
export interface MemoryOverTime {
  /** Once nothing more could be let go of: after a tenth of the time, and at the end. */
  early: Memory | null;
  late: Memory | null;
  /** The most that was held in each tenth of the time. */
  resident: number[];
}

export interface Ran {
  options: LoadOptions;
  journal: Journal;
  milliseconds: number;
  killed: number;
  consented: number;
  delivered: number;
  memory: MemoryOverTime[];
}

export function resultOf({ options, journal, milliseconds, killed, ...others }: Ran): LoadResult {
  const { seed, conversations, think, processes, database, url } = options;
  const all = loadChannels.flatMap((channel) => journal.turns[channel]);
  const byChannel = Object.fromEntries(
    loadChannels.map((channel) => [channel, timesOf(journal.turns[channel])]),
  ) as Record<LoadChannel, Times | null>;
  return {
    ok: journal.broken.size === 0,
    machine: {
      node: process.version,
      processors: os.cpus().length,
      model: os.cpus()[0]?.model ?? '',
      otherLoad: os.loadavg()[2] ?? 0,
    },
    asked: {
      ...{ seed, conversations, think, processes },
      storage: url ?? (database === null ? 'lowdb' : 'PostgreSQL'),
    },
    seconds: milliseconds / 1000,
    conversations: journal.conversations,
    turns: journal.turnsTaken,
    turnsPerSecond: journal.turnsTaken / (milliseconds / 1000),
    times: { all: timesOf(all), ...byChannel },
    killed,
    refused: Object.fromEntries(journal.refused),
    slowed: journal.slowed,
    recovered: timesOf(journal.recovered),
    ...others,
    repeated: journal.repeated,
    broken: [...journal.broken].map(([promise, found]) => ({ promise, says: promises[promise], ...found })),
  };
}

export function asText(result: LoadResult): string {
  const { asked, times, memory, broken, machine } = result;
  const lines = [
    `Node ${machine.node}, ${machine.processors} processors: ${machine.model}`,
    `${asked.conversations} conversations at once on ${asked.storage}, ${asked.processes} bot(s), ` +
      `${asked.think / 1000} s to think, seed ${asked.seed}`,
    '',
    `${result.conversations} conversations, ${result.turns} turns in ${result.seconds.toFixed(0)} s: ` +
      `${result.turnsPerSecond.toFixed(1)} a second`,
    ...(['all', ...loadChannels] as const).map((name) => `  ${name.padEnd(6)}${timesText(times[name])}`),
    `killed ${result.killed}, refused ${sum(result.refused)}, told to be slower ${result.slowed}`,
    ...Object.entries(result.refused).map(([kind, count]) => `  ${kind}: ${count}`),
    ...(result.recovered === null ? [] : [`  until answered ${timesText(result.recovered)}`]),
    `requests agreed to ${result.consented}, delivered ${result.delivered}, sent again with the same id ${result.repeated}`,
    ...memory.map(memoryText),
    '',
    ...(broken.length === 0 ? ['Every promise was kept.'] : ['BROKEN PROMISES']),
    ...broken.flatMap(({ says, times: count, examples }) => [
      `  ${count} × not so: ${says}`,
      ...examples.map(({ where, what }) => `      ${where}: ${what}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function timesText(times: Times | null): string {
  if (times === null) return 'none';
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const { count, median, p95, p99, longest } = times;
  return `median ${ms(median)}, p95 ${ms(p95)}, p99 ${ms(p99)}, longest ${ms(longest)} (${count})`;
}

function memoryText({ early, late, resident }: MemoryOverTime, bot: number): string {
  const heap =
    early === null || late === null
      ? ''
      : `heap in use ${early.heap.toFixed(0)} MB after a tenth, ${late.heap.toFixed(0)} MB at the end; `;
  return `bot ${bot + 1}: ${heap}held at most, tenth by tenth: ${resident.map((value) => value.toFixed(0)).join(' ')} MB`;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
