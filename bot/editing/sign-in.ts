import type { Records } from '../storage/storage.js';
import type { EditingEffects, Session, SignIn } from './editing.js';
import { comparable, rightsOf, type Editor } from './editors.js';
import { hashOf, randomToken } from './hashed-token.js';
import { Pace } from './pace.js';
import {
  linksAsked,
  sessions,
  signInLinks,
  type LinkRecord,
  type LinksAskedRecord,
  type SessionRecord,
} from './records.js';

const minute = 60 * 1000;
const hour = 60 * minute;
/** How long a link can be used. */
export const linkLasts = 30 * minute;
/** A session ends so long after it was last used, and at the latest so long after it began. */
const sessionLasts = 12 * hour;
const sessionLastsAtMost = 7 * 24 * hour;
/** That it was used is written down no more often. */
const noteUseEvery = 10 * minute;

/** Links in an hour to one address, whichever processes are asked, so that nobody's mailbox is filled. */
const linksForOne = 5;
/** Links in an hour that one process sends, should somebody try to flood a mail server. */
const linksForAll = 300;

export class SignInByLink implements SignIn {
  readonly #links: Records<LinkRecord>;
  readonly #asked: Records<LinksAskedRecord>;
  readonly #sessions: Records<SessionRecord>;
  readonly #sending = new Set<Promise<void>>();
  readonly #pace: Pace;

  constructor(
    private readonly effects: Pick<
      EditingEffects,
      'storage' | 'live' | 'now' | 'newToken' | 'sendLink' | 'linksFromCommand' | 'log'
    >,
  ) {
    this.#links = effects.storage.records(signInLinks);
    this.#asked = effects.storage.records(linksAsked);
    this.#sessions = effects.storage.records(sessions);
    this.#pace = new Pace({ within: hour, forOne: linksForOne, forAll: linksForAll });
  }

  askForLink(email: string): void {
    const sending: Promise<void> = this.#send(email)
      .catch((error: unknown) => {
        // The error itself may hold the address.
        const why = error instanceof Error ? error.name : 'unknown';
        this.effects.log.error({ why }, 'a link to sign in could not be sent');
      })
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async linkHolds(token: string): Promise<boolean> {
    const hash = hashOf(token);
    const link = (await this.#links.read(hash)) ?? (await this.effects.linksFromCommand.find(hash));
    return this.#lets(link);
  }

  async useLink(token: string): Promise<Session | null> {
    const hash = hashOf(token);
    const link = await this.#take(hash);
    if (link === null || !this.#lets(link)) return null;
    const session = this.#newToken();
    const now = this.effects.now().toISOString();
    const email = comparable(link.email);
    await this.#sessions.write({ schema: 1, hash: hashOf(session), email, began: now, asked: now });
    return { token: session, editor: { email } };
  }

  async sessionOf(token: string): Promise<Editor | null> {
    const hash = hashOf(token);
    const session = await this.#sessions.read(hash);
    if (session === null) return null;
    const now = this.effects.now();
    if (this.#ended(session)) {
      await this.#sessions.remove(hash);
      return null;
    }
    if (now.getTime() - new Date(session.asked).getTime() >= noteUseEvery) {
      await this.#noteUse(hash, now);
    }
    return { email: session.email };
  }

  async endSession(token: string): Promise<void> {
    const hash = hashOf(token);
    await this.#guarded(hash, () => this.#sessions.remove(hash));
  }

  async removeExpired(): Promise<number> {
    let removed = await this.effects.linksFromCommand.removeExpired();
    for await (const link of this.#links.all()) {
      if (new Date(link.expires) > this.effects.now()) continue;
      await this.#links.remove(link.hash);
      removed++;
    }
    for await (const session of this.#sessions.all()) {
      if (!this.#ended(session)) continue;
      await this.#sessions.remove(session.hash);
      removed++;
    }
    return removed + (await this.#removeAsked());
  }

  async idle(): Promise<void> {
    await Promise.all(this.#sending);
  }

  async #removeAsked(): Promise<number> {
    let removed = 0;
    for await (const { hash } of this.#asked.all()) {
      await this.#guarded(hash, async () => {
        const times = (await this.#asked.read(hash))?.at ?? [];
        if (times.length === 0 || this.#lately(times, this.effects.now()).length > 0) return;
        await this.#asked.remove(hash);
        removed++;
      });
    }
    return removed;
  }

  async #send(written: string): Promise<void> {
    const email = comparable(written);
    const rights = rightsOf(this.effects.live.current(), email);
    const now = this.effects.now();
    if (rights === null || !this.#pace.allows(email, now) || !(await this.#mayAsk(email, now))) return;
    const token = this.#newToken();
    const expires = new Date(now.getTime() + linkLasts);
    await this.#links.write({
      schema: 1,
      hash: hashOf(token),
      email,
      made: now.toISOString(),
      expires: expires.toISOString(),
    });
    const place = [...rights.places, ...[...rights.groups].map((group) => group.split('/')[0]!)][0]!;
    await this.effects.sendLink({ to: rights.address, token, place, expires });
  }

  /** Counts it where an address may have one more link. */
  #mayAsk(email: string, now: Date): Promise<boolean> {
    const hash = hashOf(email);
    return this.#guarded(hash, async () => {
      const lately = this.#lately((await this.#asked.read(hash))?.at ?? [], now);
      if (lately.length >= linksForOne) return false;
      await this.#asked.write({ schema: 1, hash, at: [...lately, now.toISOString()] });
      return true;
    });
  }

  #lately(times: readonly string[], now: Date): string[] {
    return times.filter((time) => new Date(time).getTime() > now.getTime() - hour);
  }

  /** Of several that use a link at the same moment, one gets it. */
  async #take(hash: string): Promise<{ email: string; expires: Date | string } | null> {
    const kept = await this.#guarded(hash, async () => {
      const link = await this.#links.read(hash);
      if (link !== null) await this.#links.remove(hash);
      return link;
    });
    return kept ?? this.effects.linksFromCommand.take(hash);
  }

  #lets(link: { email: string; expires: Date | string } | null): boolean {
    if (link === null || new Date(link.expires) <= this.effects.now()) return false;
    return rightsOf(this.effects.live.current(), link.email) !== null;
  }

  #ended({ asked, began, email }: SessionRecord): boolean {
    const now = this.effects.now().getTime();
    return (
      now - new Date(asked).getTime() >= sessionLasts ||
      now - new Date(began).getTime() >= sessionLastsAtMost ||
      rightsOf(this.effects.live.current(), email) === null
    );
  }

  /** Read anew, so that a session which was ended meanwhile does not come back. */
  #noteUse(hash: string, now: Date): Promise<void> {
    return this.#guarded(hash, async () => {
      const session = await this.#sessions.read(hash);
      if (session !== null) await this.#sessions.write({ ...session, asked: now.toISOString() });
    });
  }

  #guarded<T>(hash: string, work: () => Promise<T>): Promise<T> {
    return this.effects.storage.oneAtATime(`editing/sign-in/${hash}`, work);
  }

  #newToken(): string {
    return (this.effects.newToken ?? randomToken)();
  }
}
