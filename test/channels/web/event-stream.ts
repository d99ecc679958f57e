/** An event stream that a page holds open, read as far as it has come. */
export class EventStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #controller: AbortController;
  readonly #decoder = new TextDecoder();
  #unread = '';

  private constructor(
    readonly status: number,
    reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
    controller: AbortController,
  ) {
    this.#reader = reader;
    this.#controller = controller;
  }

  /** @param address of the bot, without a slash at the end */
  static async open(address: string, stream: string, tab: string, place = 'leeds'): Promise<EventStream> {
    const controller = new AbortController();
    const query = new URLSearchParams({ stream, tab }).toString();
    const { signal } = controller;
    const response = await fetch(`${address}/chat/${place}/events?${query}`, { signal });
    return new EventStream(response.status, response.body?.getReader(), controller);
  }

  /** What the next event says, or null where the stream has ended. Signs of life are passed over. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.#unread.indexOf('\n\n');
      if (end >= 0) {
        const part = this.#unread.slice(0, end);
        this.#unread = this.#unread.slice(end + 2);
        const data = /^event: more\ndata: (\w+)$/.exec(part)?.[1];
        if (data !== undefined) return data;
        if (!/^(: here|retry: 3000)$/.test(part)) throw new Error(`No event of ours: ${part}`);
        continue;
      }
      const { value, done } = await this.#reader!.read();
      if (done) return null;
      this.#unread += this.#decoder.decode(value, { stream: true });
    }
  }

  close(): void {
    this.#controller.abort();
  }
}
