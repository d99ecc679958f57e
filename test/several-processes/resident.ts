import { Visitor, type Page } from '../channels/web/visitor.js';

/** From the first words to a request that is sent to the group that was suggested. */
export const untilSent = (name: string): string[] => [
  `gardening, says ${name}`,
  ...['skip', 'skip', 'skip', '1', 'put me in touch', name, `${name}@example.org`, 'skip', 'yes', 'no'],
];

/** Somebody on the page, with its script or without. */
export class Resident {
  readonly visitor: Visitor;
  /** What they said and were shown that they said. */
  readonly shown: string[] = [];
  page!: Page;

  constructor(
    address: string,
    private readonly withScript: boolean,
  ) {
    this.visitor = new Visitor(address);
  }

  async come(): Promise<this> {
    this.page = await this.visitor.get('/chat/leeds');
    return this;
  }

  /** The key and the name of this page, by which it opens its stream. */
  get stream(): { key: string; tab: string } {
    const { stream = '', tab = '' } = this.page.fields;
    return { key: stream, tab };
  }

  async say(text: string): Promise<void> {
    if (!this.withScript) {
      this.page = await this.visitor.say(this.page, text);
      this.shown.splice(0, Infinity, ...this.page.said);
      return;
    }
    this.page = await this.#post(text);
    this.shown.push(...this.page.said);
  }

  /** What the script asks for when the stream has said that there is something new. */
  async askForNews(): Promise<Page> {
    return this.#post('');
  }

  /** Another tab of the same browser. */
  async anotherTab(): Promise<Resident> {
    const other = new Resident(this.visitor.address, this.withScript);
    for (const [name, value] of this.visitor.cookies) other.visitor.cookies.set(name, value);
    return other.come();
  }

  async #post(text: string): Promise<Page> {
    const headers = { 'hx-request': 'true', 'sec-fetch-site': 'same-origin' };
    const answer = await this.visitor.post('/chat/leeds', { ...this.page.fields, text }, headers);
    if (answer.status !== 200 && answer.status !== 204) throw new Error(`Answered ${answer.status}.`);
    return answer;
  }
}
