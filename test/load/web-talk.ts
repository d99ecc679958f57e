/** Somebody at the web page: the requests that their browser makes with `page.js`, the event stream among them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStream } from './event-stream.js';
import type { Journal } from './journal.js';
import { fieldsOf, saidOn, wordsOf } from './page.js';
import { send, Unreached, type Answer } from './requests.js';
import { Refused, taken, untilTaken, type Patience, type Talk } from './talk.js';

export interface WebTalkOptions extends Patience {
  /** Where the bot is reached, and what it takes for its own address. */
  address: string;
  origin: string;
  place: string;
  number: number;
  journal: Journal;
  where: string;
  /** Without JavaScript: a form that loads the page anew. */
  plain: boolean;
  /** Whether a second page of the same conversation looks on. */
  watched: boolean;
}

/** Milliseconds within which another page must be told; a broken stream may have to be opened anew meanwhile. */
const toldWithin = 30_000;

export class WebTalk implements Talk {
  readonly channel = 'web';
  #cookie = '';
  #fields: Record<string, string> = {};
  /** Everything that was acknowledged, in its order. */
  #said: string[] = [];
  /** The page that is shown, where there is no JavaScript. */
  #page = '';
  readonly #streams: EventStream[] = [];
  /** One request of the form at a time, as the page does it. */
  #turn: Promise<unknown> = Promise.resolve();
  /** When the page that looks on was told last. */
  #told = 0;
  #isWatched = false;
  readonly #watching: Promise<void>[] = [];

  constructor(readonly options: WebTalkOptions) {}

  /** The key of the conversation's record, by which the page asks for news. */
  get key(): string {
    return this.#fields['stream'] ?? '';
  }

  async open(): Promise<void> {
    await this.#trying(() => this.#load());
    if (this.options.plain) return;
    const fetchNews = () => void this.#oneByOne(() => this.#fetchNews()).catch(() => undefined);
    this.#listen(() => this.#fields['tab'] ?? '', fetchNews);
    if (!this.options.watched) return;
    this.#isWatched = true;
    this.#listen(
      () => `watch-${this.options.number}`,
      () => (this.#told = performance.now()),
    );
  }

  async say(text: string): Promise<string> {
    const { journal, where, total } = this.options;
    const before = performance.now();
    const words = await this.#oneByOne(() =>
      untilTaken(() => this.#post(text), { journal, channel: 'web', where, total }),
    );
    if (this.#isWatched) this.#watching.push(this.#wasTold(before));
    return words;
  }

  async close(): Promise<void> {
    const { journal, where } = this.options;
    await Promise.all(this.#watching);
    for (const stream of this.#streams) stream.close();
    const shown = saidOn(await this.#trying(() => this.#load()));
    const missing = this.#said.filter((text) => !shown.includes(text));
    if (missing.length > 0) journal.breach('kept', where, `not on the page: ${missing.join(' | ')}`);
    else if (shown.length > this.#said.length)
      journal.breach('once', where, `on the page: ${shown.join(' | ')}`);
    else if (shown.join('\n') !== this.#said.join('\n'))
      journal.breach('kept', where, `in another order: ${shown.join(' | ')}`);
  }

  async #load(): Promise<string> {
    const { journal, where } = this.options;
    const { body } = taken(await this.#send('GET', `/chat/${this.options.place}`), journal, where, true);
    this.#fields = fieldsOf(body);
    return body;
  }

  /** One post of the form. The same fields once more are the same message. Answers the words of what is new. */
  async #post(text: string): Promise<string> {
    const { journal, where, place, plain } = this.options;
    const form = new URLSearchParams({ ...this.#fields, text }).toString();
    const answer = taken(await this.#send('POST', `/chat/${place}`, form), journal, where, true);
    const fresh = plain ? await this.#freshOnPage(answer) : answer.body;
    if (/^forget me$/i.test(text)) {
      this.#said = [];
      // What follows is another conversation, which the page that looks on does not show.
      this.#isWatched = false;
    } else this.#note(text, fresh, answer);
    this.#fields = { ...this.#fields, ...fieldsOf(plain ? this.#page : answer.body) };
    return wordsOf(fresh);
  }

  #note(text: string, fresh: string, { headers }: Answer): void {
    const { journal, where } = this.options;
    if (headers['hx-reswap'] !== undefined && this.#said.length > 0) {
      journal.breach('kept', where, `the page was begun anew at "${text}"`);
    }
    const times = saidOn(fresh).filter((said) => said === text).length;
    if (times !== 1) {
      journal.breach(times === 0 ? 'kept' : 'once', where, `"${text}" came back ${times} times`);
    }
    this.#said.push(text);
  }

  /** A form leads to the page; what is new stands from the first message on that was not there before. */
  async #freshOnPage({ status, headers, body }: Answer): Promise<string> {
    const { journal, where } = this.options;
    const next = headers.location?.split('#')[0];
    this.#page =
      status === 303 && next !== undefined
        ? taken(await this.#send('GET', next), journal, where, true).body
        : body;
    const first = this.#page.indexOf(`id="m${Number(this.#fields['after'] ?? 0) + 1}"`);
    return first < 0 ? this.#page : this.#page.slice(first);
  }

  async #fetchNews(): Promise<void> {
    const form = new URLSearchParams({ ...this.#fields, text: '' }).toString();
    const { status, body } = await this.#send('POST', `/chat/${this.options.place}`, form);
    if (status === 200) this.#fields = { ...this.#fields, ...fieldsOf(body) };
  }

  async #send(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const { address, origin, number, plain } = this.options;
    const answer = await send(address, {
      method,
      path,
      headers: {
        accept: 'text/html',
        'x-forwarded-for': addressOf(number),
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin }),
        ...(body === undefined || plain ? {} : { 'hx-request': 'true' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    this.#cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? this.#cookie;
    return answer;
  }

  #listen(tab: () => string, more: () => void): void {
    const headers = { accept: 'text/event-stream', 'x-forwarded-for': addressOf(this.options.number) };
    const asked = () => {
      const query = new URLSearchParams({ stream: this.key, tab: tab() });
      return { path: `/chat/${this.options.place}/events?${query.toString()}`, headers };
    };
    this.#streams.push(new EventStream(this.options.address, asked, more));
  }

  async #wasTold(since: number): Promise<void> {
    while (this.#told < since) {
      if (performance.now() - since > toldWithin) {
        this.options.journal.breach('told', this.options.where, `not within ${toldWithin / 1000} s`);
        return;
      }
      await sleep(100);
    }
  }

  async #trying(work: () => Promise<string>): Promise<string> {
    for (const began = performance.now(); ;) {
      try {
        return await work();
      } catch (error) {
        const known = error instanceof Refused || error instanceof Unreached;
        if (!known || performance.now() - began > this.options.total) throw error;
        if (error instanceof Refused && error.kind === '429') this.options.journal.slowed += 1;
        else this.options.journal.refusal(`page ${error instanceof Refused ? error.kind : error.code}`);
        await sleep(error instanceof Refused ? error.after : 700);
      }
    }
  }

  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** Of the range that is kept free for documentation and tests (RFC 2544): residents do not share one network address. */
function addressOf(number: number): string {
  return `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}`;
}
