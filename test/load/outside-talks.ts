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
  #came: string[] = [];
  #wake: () => void = () => undefined;
  #last = '';
  protected said = 0;

  constructor(readonly options: OutsideOptions) {}

  protected abstract receivers(): Map<string, (words: string) => void>;
  protected abstract get id(): string;
  protected abstract request(text: string): Asked;
  /** How many messages answer one. */
  protected abstract readonly mayComeInParts: boolean;

  async open(): Promise<void> {
    this.receivers().set(this.id, (words) => {
      this.#came.push(words);
      this.#wake();
    });
  }

  async say(text: string): Promise<string> {
    const { journal, where, total, address } = this.options;
    this.said += 1;
    this.#dropRepeats();
    const asked = this.request(text);
    return untilTaken(
      async () => {
        taken(await send(address, asked), journal, where, false);
        return this.#heard(text);
      },
      { journal, channel: this.channel, where, total },
    );
  }

  async close(): Promise<void> {
    await sleep(quiet);
    this.#dropRepeats();
  }

  /** What has come though nothing was asked: it may only be the same again, where a process died before it knew of it. */
  #dropRepeats(): void {
    for (const words of this.#came.splice(0)) {
      if (words === this.#last) this.options.journal.repeated += 1;
      else this.options.journal.breach('once', this.options.where, `came without being asked for: ${words}`);
    }
  }

  async #heard(text: string): Promise<string> {
    const { journal } = this.options;
    let words = await this.#next(text);
    if (words === this.#last) {
      // The same answer to two messages may be right. Only if there is another one was it the first once more.
      if (this.#came.length === 0) await this.#more(quiet);
      if (this.#came.length > 0) {
        journal.repeated += 1;
        words = await this.#next(text);
      }
    }
    this.#last = words;
    return words;
  }

  async #next(text: string): Promise<string> {
    const { journal, where, total } = this.options;
    for (const began = performance.now(); this.#came.length === 0;) {
      if (performance.now() - began > total) {
        journal.breach(
          'answered',
          where,
          `nothing came within ${Math.round(total / 1000)} s after "${text}"`,
        );
        throw new GaveUp();
      }
      await this.#more(1_000);
    }
    return this.mayComeInParts ? this.#came.splice(0).join(' ') : (this.#came.shift() ?? '');
  }

  async #more(milliseconds: number): Promise<void> {
    const came = new Promise<void>((resolve) => (this.#wake = resolve));
    const stop = new AbortController();
    await Promise.race([
      came,
      sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined),
    ]);
    stop.abort();
  }
}

export class TextTalk extends OutsideTalk {
  readonly channel = 'sms';
  protected readonly mayComeInParts = false;

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
  protected readonly mayComeInParts = true;
  #token = '';

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
