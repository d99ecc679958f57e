/** Somebody who texts, and somebody in Teams: what Twilio and the Azure Bot Service would post for them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { appId, channelToken, tenant } from '../channels/bot-service/microsoft.js';
import { accountSid, authToken } from '../channels/sms/twilio-server.js';
import type { Journal } from './journal.js';
import { send, type Asked } from './requests.js';
import type { StandIns } from './stand-ins.js';
import { GaveUp, taken, untilTaken, type Patience, type Talk } from './talk.js';

export interface OutsideOptions extends Patience {
  address: string;
  /** The bot's PUBLIC_URL, which Twilio signs. */
  publicUrl: string;
  place: string;
  /** The number that belongs to the place. */
  placesNumber: string;
  number: number;
  standIns: StandIns;
  journal: Journal;
  where: string;
}

/** Milliseconds in which nothing more may come once a conversation is over. */
const quiet = 2_000;

/** What both share: answers come by another way than the request. */
abstract class OutsideTalk implements Talk {
  abstract readonly channel: 'sms' | 'teams';
  /** What came and was not read yet. */
  protected came: string[] = [];
  #wake: () => void = () => undefined;
  #gaveUp = false;
  protected said = 0;

  constructor(readonly options: OutsideOptions) {}

  protected abstract receivers(): Map<string, (words: string) => void>;
  protected abstract get id(): string;
  protected abstract request(text: string): Asked;
  /** Once the request was taken: the words of the answer. `earlier` came after attempts that were not. */
  protected abstract heard(earlier: readonly string[]): Promise<string>;
  protected abstract isRepeated(words: string): boolean;

  async open(): Promise<void> {
    this.receivers().set(this.id, (words) => {
      this.came.push(words);
      this.#wake();
    });
  }

  async say(text: string): Promise<string> {
    const { journal, where, total, address } = this.options;
    this.#lookAtWhatCame();
    this.said += 1;
    const asked = this.request(text);
    const attempt = async (): Promise<string> => {
      taken(await send(address, asked), journal, where, false);
      return this.heard(earlier);
    };
    let earlier: string[] = [];
    try {
      return await untilTaken(
        () => {
          earlier = [...earlier, ...this.came.splice(0)];
          return attempt();
        },
        { journal, channel: this.channel, where, total },
      );
    } catch (error) {
      this.#gaveUp = true;
      if (error instanceof GaveUp) journal.breach('answered', where, `"${text}" was not`);
      throw error;
    }
  }

  async close(): Promise<void> {
    await sleep(quiet);
    this.#lookAtWhatCame();
  }

  /** What has come though nothing was asked: it may only be the same again, where a process died before it knew of it. */
  #lookAtWhatCame(): void {
    const { journal, where } = this.options;
    for (const words of this.came.splice(0)) {
      if (this.isRepeated(words)) journal.repeated += 1;
      else if (!this.#gaveUp) journal.breach('once', where, `came without being asked for: ${words}`);
    }
  }

  /** Resolves once something has come that was not read yet. */
  protected async something(): Promise<void> {
    const { total } = this.options;
    for (const began = performance.now(); this.came.length === 0;) {
      if (performance.now() - began > total) throw new GaveUp();
      await this.more(1_000);
    }
  }

  protected async more(milliseconds: number): Promise<void> {
    const came = new Promise<void>((resolve) => (this.#wake = resolve));
    const stop = new AbortController();
    const late = sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([came, late]);
    stop.abort();
  }
}

export class TextTalk extends OutsideTalk {
  readonly channel = 'sms';
  #last = '';

  /** One text, whether or not it was waited for in vain before. */
  protected async heard(earlier: readonly string[]): Promise<string> {
    this.came.unshift(...earlier);
    await this.something();
    let words = this.came.shift() ?? '';
    if (words === this.#last) {
      // The same answer to two messages may be right. Only if there is another one was it the first once more.
      if (this.came.length === 0) await this.more(quiet);
      if (this.came.length > 0) {
        this.options.journal.repeated += 1;
        words = this.came.shift() ?? '';
      }
    }
    this.#last = words;
    return words;
  }

  protected isRepeated(words: string): boolean {
    return words === this.#last;
  }

  protected receivers() {
    return this.options.standIns.telephones;
  }

  /** No such text leaves this machine. */
  protected get id(): string {
    return `+447400${String(this.options.number % 1_000_000).padStart(6, '0')}`;
  }

  protected request(Body: string): Asked {
    const MessageSid = `SM${String(this.options.number).padStart(20, '0')}${String(this.said).padStart(12, '0')}`;
    const form = {
      ...{ ToCountry: 'GB', SmsMessageSid: MessageSid, SmsSid: MessageSid, MessageSid, NumMedia: '0' },
      ...{ SmsStatus: 'received', NumSegments: '1', AccountSid: accountSid, ApiVersion: '2010-04-01' },
      ...{ Body, To: this.options.placesNumber, From: this.id },
    };
    const path = '/api/sms';
    const signature = getExpectedTwilioSignature(authToken, this.options.publicUrl + path, form);
    return {
      ...{ method: 'POST', path, body: new URLSearchParams(form).toString() },
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': signature,
      },
    };
  }
}

export class TeamsTalk extends OutsideTalk {
  readonly channel = 'teams';
  #token = '';
  #last: readonly string[] = [];

  /**
   * All that was said while the request was answered. If a process died before it could answer, what it had said is said
   * again, but for the case that it knew that it had said all.
   */
  protected async heard(earlier: readonly string[]): Promise<string> {
    if (this.came.length === 0 && earlier.length === 0) {
      await this.something();
      await sleep(quiet);
    }
    const now = this.came.splice(0);
    this.options.journal.repeated += now.filter((words) => earlier.includes(words)).length;
    this.#last = now.length > 0 ? now : earlier;
    return this.#last.join(' ');
  }

  protected isRepeated(words: string): boolean {
    return this.#last.includes(words);
  }

  protected receivers() {
    return this.options.standIns.chats;
  }

  protected get id(): string {
    return `a:chat-${this.options.number}`;
  }

  protected request(text: string): Asked {
    const serviceUrl = `${this.options.standIns.address}/`;
    if (this.#token === '') this.#token = channelToken(serviceUrl);
    const activity = {
      ...{ type: 'message', id: `activity-${this.options.number}-${this.said}`, channelId: 'msteams', text },
      ...{ serviceUrl, locale: 'en-GB' },
      from: { id: `29:resident-${this.options.number}` },
      recipient: { id: `28:${appId}` },
      conversation: { id: this.id, conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant }, place: this.options.place },
    };
    return {
      ...{ method: 'POST', path: '/api/messages', body: JSON.stringify(activity) },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
    };
  }
}
