/** The event streams that pages hold open, by conversation: how a page learns that there is something new. */
import type { Response } from 'restify';

/** Open streams of one conversation; more tabs than this look after themselves. */
const mostPerConversation = 5;
/** Streams of all conversations together, so that they cannot use up the machine's connections. */
const mostOfAll = 5000;
/** Milliseconds between signs of life, below the minute after which many proxies cut a silent line. */
const signOfLife = 25_000;
/** Milliseconds that a browser waits before it opens a broken stream again. */
const openAgainAfter = 3000;

interface Stream {
  tab: string;
  response: Response;
}

export class OpenStreams {
  private readonly streams = new Map<string, Set<Stream>>();
  private count = 0;
  private readonly heartbeat: NodeJS.Timeout;

  constructor() {
    this.heartbeat = setInterval(() => this.writeToAll(': here\n\n'), signOfLife).unref();
  }

  /** Keeps the answer open as an event stream. False where there are too many already. */
  open(conversation: string, tab: string, latest: number, response: Response): boolean {
    const others = this.streams.get(conversation) ?? new Set<Stream>();
    if (others.size >= mostPerConversation || this.count >= mostOfAll) return false;
    const stream = { tab, response };
    this.streams.set(conversation, others.add(stream));
    this.count += 1;
    response.once('close', () => this.forget(conversation, stream));
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    response.write(`retry: ${openAgainAfter}\n\n${latest > 0 ? event(String(latest)) : ''}`);
    return true;
  }

  /** Says that there is something new, to every page of the conversation but the one that caused it. */
  tell(conversation: string, exceptTab: string | null): void {
    for (const { tab, response } of this.streams.get(conversation) ?? []) {
      if (tab !== exceptTab) response.write(event('new'));
    }
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const streams of this.streams.values()) for (const { response } of streams) response.end();
  }

  private forget(conversation: string, stream: Stream): void {
    const streams = this.streams.get(conversation);
    if (!streams?.delete(stream)) return;
    this.count -= 1;
    if (streams.size === 0) this.streams.delete(conversation);
  }

  private writeToAll(text: string): void {
    for (const streams of this.streams.values()) for (const { response } of streams) response.write(text);
  }
}

function event(data: string): string {
  return `event: more\ndata: ${data}\n\n`;
}
