/** The event streams that pages hold open, by conversation: how a page learns that there is something new. */
import type { Response } from 'restify';

/** Open streams of one conversation; more tabs than this look after themselves. */
const mostPerConversation = 5;
/** Of one network address: a large library, or many residents of one mobile network. */
const mostPerAddress = 500;
/** Streams of all conversations together, so that they cannot use up the machine's connections. */
const mostOfAll = 20_000;
/** Seconds between signs of life, below the minute after which many proxies cut a silent line. */
const signOfLife = 25;
/** Milliseconds that a browser waits before it opens a broken stream again. */
const openAgainAfter = 3000;
/** Bytes that may wait for a page which reads nothing. A page that is alive opens its stream again. */
const mostUnread = 16 * 1024;

interface Stream {
  tab: string;
  response: Response;
}

export class OpenStreams {
  readonly #streams = new Map<string, Set<Stream>>();
  /** A sign of life goes to one part of the streams each second, so that thousands do not hold up a turn. */
  readonly #parts = Array.from({ length: signOfLife }, () => new Set<Stream>());
  readonly #heartbeat: NodeJS.Timeout;
  readonly #byAddress = new Map<string, number>();
  #count = 0;
  #second = 0;
  #isClosed = false;

  constructor() {
    this.#heartbeat = setInterval(() => this.#giveSignOfLife(), 1000).unref();
  }

  /** How many are open. */
  get size(): number {
    return this.#count;
  }

  /** Keeps the answer open as an event stream. False where there are too many already: of the address it goes to, too. */
  open(conversation: string, tab: string, response: Response, address: string | null = null): boolean {
    const others = this.#streams.get(conversation) ?? new Set<Stream>();
    if (others.size >= mostPerConversation || this.#count >= mostOfAll) return false;
    if (address !== null && !this.#hasRoomFor(address)) return false;
    const stream = { tab, response };
    const part = this.#parts[(this.#second + this.#count) % signOfLife]!.add(stream);
    this.#streams.set(conversation, others.add(stream));
    this.#count += 1;
    if (address !== null) this.#countOf(address, 1);
    response.once('close', () => {
      part.delete(stream);
      this.#forget(conversation, stream);
      if (address !== null) this.#countOf(address, -1);
    });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    response.write(`retry: ${openAgainAfter}\n\n`);
    if (this.#isClosed) response.end();
    return true;
  }

  /** The conversations of which a page is open. */
  get conversations(): string[] {
    return [...this.#streams.keys()];
  }

  /** Says that there is something new, to every page of the conversation but the one that caused it. */
  tell(conversation: string, exceptTab: string | null): void {
    for (const stream of this.#streams.get(conversation) ?? []) {
      if (stream.tab !== exceptTab) write(stream, event('new'));
    }
  }

  /** Says which number the last message has, to every page of the conversation: those that have it do nothing. */
  tellLast(conversation: string, number: number): void {
    for (const stream of this.#streams.get(conversation) ?? []) write(stream, event(String(number)));
  }

  /** Ends all of them, and those that are opened from now on: their pages come back, to another process if there is one. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heartbeat);
    for (const streams of this.#streams.values()) for (const { response } of streams) response.end();
  }

  #hasRoomFor(address: string): boolean {
    return (this.#byAddress.get(address) ?? 0) < mostPerAddress;
  }

  #countOf(address: string, change: 1 | -1): void {
    const count = (this.#byAddress.get(address) ?? 0) + change;
    if (count === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, count);
  }

  #forget(conversation: string, stream: Stream): void {
    const streams = this.#streams.get(conversation);
    if (!streams?.delete(stream)) return;
    this.#count -= 1;
    if (streams.size === 0) this.#streams.delete(conversation);
  }

  #giveSignOfLife(): void {
    this.#second = (this.#second + 1) % signOfLife;
    for (const stream of this.#parts[this.#second]!) write(stream, ': here\n\n');
  }
}

function write({ response }: Stream, text: string): void {
  if (response.writableEnded) return;
  if (response.writableLength > mostUnread) response.destroy();
  else response.write(text);
}

function event(data: string): string {
  return `event: more\ndata: ${data}\n\n`;
}
