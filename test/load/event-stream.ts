/** An event stream, kept open as a browser keeps it. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStream, Unreached, type Asked } from './requests.js';

/** Milliseconds after which a browser opens a broken stream again. */
const reopenAfter = 3_000;

export class EventStream {
  #closed = false;
  #open: IncomingMessage | null = null;

  /** `more` is called at each event. `asked` is asked anew each time that the stream is opened. */
  constructor(
    readonly address: string,
    readonly asked: () => Asked,
    readonly more: () => void,
  ) {
    void this.#keepOpen();
  }

  close(): void {
    this.#closed = true;
    this.#open?.destroy();
  }

  async #keepOpen(): Promise<void> {
    while (!this.#closed) {
      const status = await this.#once().catch((error: unknown) => {
        if (!(error instanceof Unreached)) throw error;
        return null;
      });
      // "No content" tells a browser not to try again.
      if (status === 204) return;
      if (!this.#closed) await sleep(reopenAfter);
    }
  }

  /** Until it ends. Answers the status. */
  async #once(): Promise<number> {
    const stream = await openStream(this.address, this.asked());
    const status = stream.statusCode ?? 0;
    if (this.#closed || status !== 200) {
      stream.destroy();
      return status;
    }
    this.#open = stream;
    stream.on('data', (data: Buffer) => data.includes('event: more') && this.more());
    await new Promise((resolve) => stream.once('close', resolve).on('error', resolve));
    this.#open = null;
    return status;
  }
}
