import type { Exchange } from '../dialogs/exchange.js';
import type { Metrics } from './metrics.js';
import type { ChannelName } from './storage/records.js';

/** Counts a turn that succeeded. `started` is of the clock that `performance.now()` reads, in milliseconds. */
export function measureTurn(
  metrics: Metrics | undefined,
  channel: ChannelName,
  result: 'answered' | 'forgotten',
  started: number,
  { replies, notUnderstood, heard }: Exchange,
): void {
  if (metrics === undefined) return;
  metrics.turn(channel, result, (performance.now() - started) / 1000);
  metrics.suggestionsShown(replies.reduce((sum, reply) => sum + (reply.suggestions?.length ?? 0), 0));
  if (notUnderstood > 0) metrics.notUnderstood();
  const { safety } = heard;
  if (safety !== null) metrics.safetyFinding(safety.kind, safety.level);
}
