/** A browser without JavaScript, as far as these tests need one: it keeps cookies and fills in forms. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    public address: string,
    private readonly options: { keepsCookies?: boolean; headers?: Record<string, string> } = {},
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.fetch(path, { headers });
  }

  /** Sends the form of a page with these words, and follows where it leads. */
  async say(page: Page, text: string, path = '/chat/leeds'): Promise<Page> {
    const answer = await this.post(path, { ...page.fields, text });
    const next = answer.headers.get('location');
    return answer.status === 303 && next ? this.get(next.split('#')[0]!) : answer;
  }

  async post(
    path: string,
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });
  }

  private async fetch(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.address}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...this.options.headers,
        ...(cookie ? { cookie } : {}),
        ...init.headers,
      },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=');
      if (this.options.keepsCookies !== false) this.cookies.set(name!, value!);
    }
    return new Page(response.status, response.headers, await response.text());
  }
}

export class Page {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly html: string,
  ) {}

  /** What the chat's form carries along. */
  get fields(): Record<string, string> {
    const form = /<span id="talk-fields".*?<\/span>/s.exec(this.html)?.[0] ?? '';
    const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
    return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
  }

  /** What the resident said, as the page shows it. */
  get said(): string[] {
    return [
      ...this.html.matchAll(/class="message resident".*?<p class="bubble" dir="auto">(.*?)<\/p>/gs),
    ].map(([, text]) => text!);
  }

  /** How many messages of the bot's are on view. */
  get answers(): number {
    return this.html.match(/class="message bot"/g)?.length ?? 0;
  }
}
