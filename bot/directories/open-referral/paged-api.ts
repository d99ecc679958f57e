/**
 * Reads a directory page by page over HTTP: politely, one request after another, with patience for failures. What pages
 * say of their number is not trusted: real ones count from 0 or from 1, and have wrong totals. It ends where a page
 * brings nothing new.
 */
import { pageIn, isShallow, type Page } from './entries.js';
import { FeedMistake, type FeedRead } from './feed.js';
import { line, type Json, type JsonObject } from './json.js';

export interface PagedApi {
  fetch: typeof globalThis.fetch;
  /** Waits, in milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  progress?: (services: number, of: number | null) => void;
}

/** Milliseconds between requests, so that a small council's server is not pressed. */
const betweenRequests = 100;
/** Milliseconds that one answer may take. */
const patience = 30_000;
/** Milliseconds before each further try. */
const waits = [1_000, 4_000, 10_000];
/** Seconds; a server that asks for longer is taken to refuse. */
const longestWait = 120;
const mostPages = 5_000;
/** This many pages failing one after another: nobody is there. */
const mostFailures = 3;
/** Bytes of one answer. */
const largestAnswer = 50 * 1024 * 1024;

/** @throws FeedMistake, one line, where the first page cannot be read */
export async function readPagedApi(source: string, api: PagedApi): Promise<FeedRead> {
  const { address, first } = await firstPage(source, api);
  if (!first.isList) return { services: first.services, complete: false, troubles: [] };
  const reader = new Reader(address, api);
  reader.take(first);
  await reader.readOn(first);
  return reader.result();
}

/** The address of the list: as it was given, or with `/services` after it. */
async function firstPage(source: string, api: PagedApi): Promise<{ address: URL; first: Page }> {
  const given = new URL(source);
  const below = new URL(given);
  below.pathname = `${given.pathname.replace(/\/+$/, '')}/services`;
  let failure: unknown;
  for (const address of /\/services\/?$/.test(given.pathname) ? [given] : [given, below]) {
    const answer = await ask(pageAddress(address, 1), api).catch((error: unknown) => {
      failure ??= error;
      return undefined;
    });
    const page = answer === undefined ? null : pageIn(answer);
    if (page !== null) return { address, first: page };
    if (address.searchParams.has('page')) continue;
  }
  const why = failure instanceof Error ? failure.message : 'its answer holds no services of Open Referral';
  throw new FeedMistake(`${source} cannot be read: ${why}.`);
}

function pageAddress(address: URL, page: number): URL {
  const at = new URL(address);
  at.searchParams.set('page', String(page));
  if (!at.searchParams.has('per_page')) at.searchParams.set('per_page', '100');
  return at;
}

class Reader {
  private readonly services = new Map<string, JsonObject>();
  private readonly troubles: string[] = [];
  private total: number | null = null;
  private complete = true;

  constructor(
    private readonly address: URL,
    private readonly api: PagedApi,
  ) {}

  /** How many of a page are new. */
  take(page: Page): number {
    this.total = page.total ?? this.total;
    const before = this.services.size;
    for (const service of page.services) {
      const id = line(service, 'id') || JSON.stringify(service);
      if (!this.services.has(id)) this.services.set(id, service);
    }
    this.api.progress?.(this.services.size, this.total);
    return this.services.size - before;
  }

  async readOn(first: Page): Promise<void> {
    if (this.address.searchParams.has('page') && first.isLast !== false && first.pages === 1) return;
    let failures = 0;
    let ended = false;
    for (let number = 2; number <= mostPages && !ended; number++) {
      const page = await this.page(number);
      if (page === null) {
        this.complete = false;
        if (++failures < mostFailures && !this.hasAll(number, first)) continue;
        break;
      }
      failures = 0;
      ended = this.take(page) === 0;
    }
    // Where counting begins at 0, the page asked for as 1 was the second.
    if (first.isFirst === false || this.lacksSome()) {
      const zeroth = await this.page(0, true);
      if (zeroth !== null) this.take(zeroth);
    }
    if (this.lacksSome()) {
      this.troubles.push(`It says that it has ${this.total} services, and gave ${this.services.size}.`);
    }
    await this.deepen();
  }

  result(): FeedRead {
    return { services: [...this.services.values()], complete: this.complete, troubles: this.troubles };
  }

  private lacksSome(): boolean {
    return this.total !== null && this.services.size < this.total;
  }

  private hasAll(number: number, { pages }: Page): boolean {
    return pages !== null && number > pages && !this.lacksSome();
  }

  /** Null where it cannot be read; unless `quietly` that is told. A page that is not there is the end, an empty one. */
  private async page(number: number, quietly = false): Promise<Page | null> {
    await this.api.pause(betweenRequests);
    try {
      return pageIn(await ask(pageAddress(this.address, number), this.api)) ?? emptyPage;
    } catch (error) {
      if (error instanceof NotThere) return emptyPage;
      if (!quietly) this.troubles.push(`Page ${number} could not be read: ${(error as Error).message}.`);
      return null;
    }
  }

  /** Lists of version 3 leave out what belongs to a service: it is asked for one by one. */
  private async deepen(): Promise<void> {
    let failures = 0;
    for (const [id, service] of this.services) {
      if (!isShallow(service)) continue;
      const address = new URL(this.address);
      address.search = '';
      address.pathname = `${address.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`;
      await this.api.pause(betweenRequests / 4);
      try {
        const [whole] = pageIn(await ask(address, this.api))?.services ?? [];
        if (whole !== undefined && line(whole, 'id') === id) this.services.set(id, { ...service, ...whole });
        failures = 0;
      } catch (error) {
        if (error instanceof NotThere && ++failures < mostFailures) continue;
        this.troubles.push(`${id} was read from the list alone: ${(error as Error).message}.`);
        if (++failures >= mostFailures) return;
      }
    }
  }
}

const emptyPage: Page = {
  services: [],
  unusable: 0,
  isList: true,
  total: null,
  pages: null,
  isFirst: null,
  isLast: true,
};

/** The server says that there is no such page. */
class NotThere extends Error {}
/** Trying again will not help. */
class Refused extends Error {}

async function ask(address: URL, api: PagedApi): Promise<Json> {
  let failure: Error = new Error('no answer');
  for (const wait of [0, ...waits]) {
    if (wait > 0) await api.pause(wait);
    try {
      return await askOnce(address, api);
    } catch (error) {
      if (error instanceof NotThere || error instanceof Refused) throw error;
      failure = error as Error;
    }
  }
  throw failure;
}

async function askOnce(address: URL, api: PagedApi): Promise<Json> {
  const response = await api
    .fetch(address, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(patience) })
    .catch((error: unknown) => {
      throw new Error(whyNot(error));
    });
  if (response.status === 404 || response.status === 416)
    throw new NotThere(`it answered ${response.status}`);
  if (response.status === 429 || response.status === 503) {
    const asked = Number(response.headers.get('retry-after') ?? 0);
    if (asked > longestWait) throw new Refused(`it asks to wait for ${asked} seconds`);
    if (asked > 0) await api.pause(asked * 1000);
  }
  if (response.status >= 400 && response.status < 500 && response.status !== 429 && response.status !== 408) {
    throw new Refused(`it answered ${response.status}`);
  }
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  const text = await response.text().catch((error: unknown) => {
    throw new Error(whyNot(error));
  });
  if (text.length > largestAnswer) throw new Refused('its answer is larger than 50 MB');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    throw new Error('its answer is not JSON');
  }
}

function whyNot(error: unknown): string {
  const { name, cause, message } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError') return 'it took longer than 30 seconds';
  return cause?.code ?? message;
}
