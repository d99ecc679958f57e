import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SafetyFinding } from '../dialogs/heard.js';
import type { OutboxAge } from './referrals/outbox-age.js';
import type { ChannelName } from './storage/records.js';

/** How a turn ended. */
export type TurnResult = 'answered' | 'forgotten' | 'failed';

/** What the bot counts about itself for whoever operates it. No label holds anything that a resident wrote. */
export interface Metrics {
  registry: Registry;
  /** `seconds` from taking the message to having its answer on the disk. */
  turn(channel: ChannelName, result: TurnResult, seconds: number): void;
  suggestionsShown(number: number): void;
  notUnderstood(): void;
  safetyFinding(kind: SafetyFinding['kind'], level: SafetyFinding['level']): void;
  /** `seconds` from its first byte to the end of its answer; null for a stream, which stays open. */
  request(route: string, method: string, status: number, seconds: number | null): void;
  /** One statement of storage. */
  storage(task: 'read' | 'write' | 'remove' | 'take', seconds: number): void;
  storageError(): void;
  /** How far the outbox is behind; asked each time that the figures are read. */
  outbox(age: () => Promise<OutboxAge>): void;
  /** How many pages are open now. */
  openPages(number: () => number): void;
  /** How many mistakes the content has now; asked each time that the figures are read. */
  contentProblems(number: () => number): void;
  /** How many help lines nobody has checked for a year; asked each time that the figures are read. */
  helpLinesUnchecked(number: () => number): void;
  /** How many texts were said in another language since the start, as theirs lacks them. */
  missingTexts(number: () => number): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'whatmatters_turns_total',
    help: 'Messages taken, by channel and by how the turn ended.',
    labelNames: ['channel', 'result'],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'whatmatters_turn_seconds',
    help: 'Seconds from taking a message to having its answer on the disk.',
    labelNames: ['channel'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const suggestions = new Counter({
    name: 'whatmatters_suggestions_shown_total',
    help: 'Activities suggested.',
    registers,
  });
  const notUnderstood = new Counter({
    name: 'whatmatters_not_understood_total',
    help: 'Messages that the bot could not use.',
    registers,
  });
  const safety = new Counter({
    name: 'whatmatters_safety_findings_total',
    help: 'Messages that said somebody may be in danger, by kind and level.',
    labelNames: ['kind', 'level'],
    registers,
  });
  const storageErrors = new Counter({
    name: 'whatmatters_storage_errors_total',
    help: 'Times that storage could not read or write.',
    registers,
  });
  const requests = new Counter({
    name: 'whatmatters_requests_total',
    help: 'Requests answered, by the pattern of their address and by how they ended.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'whatmatters_request_seconds',
    help: 'Seconds from a request to the end of its answer, without streams.',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const storageSeconds = new Histogram({
    name: 'whatmatters_storage_seconds',
    help: 'Seconds that storage took, by what it was asked.',
    labelNames: ['task'],
    buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.5, 15],
    registers,
  });
  let outboxAge = async (): Promise<OutboxAge> => ({ waiting: 0, oldest: 0 });
  const outboxOldest = new Gauge({
    name: 'whatmatters_outbox_oldest_seconds',
    help: 'Seconds since the oldest message that waits should have gone.',
    registers,
  });
  new Gauge({
    name: 'whatmatters_outbox_waiting',
    help: 'Messages that should have gone by now: e-mail, text messages, webhooks.',
    registers,
    async collect() {
      const { waiting, oldest } = await outboxAge();
      this.set(waiting);
      outboxOldest.set(oldest);
    },
  });
  let countOpenPages = () => 0;
  new Gauge({
    name: 'whatmatters_open_pages',
    help: 'Pages that are open and wait for news.',
    registers,
    collect() {
      this.set(countOpenPages());
    },
  });
  let countProblems = () => 0;
  new Gauge({
    name: 'whatmatters_content_problems',
    help: 'Mistakes in the content files as they are now.',
    registers,
    collect() {
      this.set(countProblems());
    },
  });
  let countUnchecked = () => 0;
  new Gauge({
    name: 'whatmatters_help_lines_unchecked',
    help: 'Help lines that nobody has compared with their source for a year.',
    registers,
    collect() {
      this.set(countUnchecked());
    },
  });
  let countMissing = () => 0;
  new Gauge({
    name: 'whatmatters_missing_texts',
    help: 'Texts that a language lacks and that were said in another, since the start.',
    registers,
    collect() {
      this.set(countMissing());
    },
  });
  return {
    registry,
    turn(channel, result, seconds) {
      turns.inc({ channel, result });
      turnSeconds.observe({ channel }, seconds);
    },
    suggestionsShown: (number) => suggestions.inc(number),
    notUnderstood: () => notUnderstood.inc(),
    safetyFinding: (kind, level) => safety.inc({ kind, level }),
    request(route, method, status, seconds) {
      requests.inc({ route, method, status });
      if (seconds !== null) requestSeconds.observe({ route }, seconds);
    },
    storage: (task, seconds) => storageSeconds.observe({ task }, seconds),
    storageError: () => storageErrors.inc(),
    outbox(age) {
      outboxAge = age;
    },
    openPages(number) {
      countOpenPages = number;
    },
    contentProblems(number) {
      countProblems = number;
    },
    helpLinesUnchecked(number) {
      countUnchecked = number;
    },
    missingTexts(number) {
      countMissing = number;
    },
  };
}
