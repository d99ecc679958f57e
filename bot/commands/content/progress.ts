import { SingleBar } from 'cli-progress';

export interface Progress {
  to(done: number, of: number | null): void;
  stop(): void;
}

/** A bar on standard error, where somebody looks on. */
export function progressBar(what: string): Progress {
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}%  {eta_formatted} left`,
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: '#',
    barIncompleteChar: '.',
  });
  let started = false;
  return {
    to(done, of) {
      if (!process.stderr.isTTY) return;
      const total = Math.max(of ?? done, done);
      if (started) {
        bar.setTotal(total);
        bar.update(done);
      } else bar.start(total, done);
      started = true;
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
