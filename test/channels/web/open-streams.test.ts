import { expect } from 'chai';
import { Visitor } from './visitor.js';
import { openWebHost, type WebHost } from './web-host.js';

/** An open event stream, read as far as it has come. */
class Stream {
  private constructor(
    readonly status: number,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
    private readonly controller: AbortController,
  ) {}

  static async open(host: WebHost, stream: string, tab: string): Promise<Stream> {
    const controller = new AbortController();
    const { signal } = controller;
    const response = await fetch(
      `${host.address}/chat/leeds/events?${new URLSearchParams({ stream, tab }).toString()}`,
      {
        signal,
      },
    );
    return new Stream(response.status, response.body?.getReader(), controller);
  }

  /** The next piece, or null where the stream has ended. */
  async next(): Promise<string | null> {
    const { value, done } = await this.reader!.read();
    return done ? null : new TextDecoder().decode(value);
  }

  close(): void {
    this.controller.abort();
  }
}

describe('the stream that tells of news', () => {
  let host: WebHost;
  const streams: Stream[] = [];
  const open = async (key: string, tab: string) => {
    const stream = await Stream.open(host, key, tab);
    streams.push(stream);
    return stream;
  };
  beforeEach(async () => (host = await openWebHost()));
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await host.close();
  });

  it('tells other tabs of the conversation, and not the one that spoke', async () => {
    const visitor = new Visitor(host.address);
    const { fields } = await visitor.get('/chat/leeds');
    const [own, other] = [await open(fields.stream!, fields.tab!), await open(fields.stream!, 'another')];
    expect(await own.next()).to.equal('retry: 3000\n\n');
    expect(await other.next()).to.equal('retry: 3000\n\n');
    await visitor.post('/chat/leeds', { ...fields, text: 'gardening' });
    expect(await other.next()).to.equal('event: more\ndata: new\n\n');
    const waiting = own.next();
    await host.close();
    expect(await waiting, 'nothing but its end').to.equal(null);
  });

  it('begins with the number of the last message, for a page that was away', async () => {
    const visitor = new Visitor(host.address);
    const page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    const stream = await open(page.fields.stream!, 'back');
    expect(await stream.next()).to.contain(`data: ${page.fields.after}`);
  });

  it('is not opened by any number of tabs, and frees its place when one closes', async () => {
    const { fields } = await new Visitor(host.address).get('/chat/leeds');
    for (let tab = 0; tab < 5; tab += 1) expect((await open(fields.stream!, `t${tab}`)).status).to.equal(200);
    expect((await open(fields.stream!, 'too-many')).status, 'told not to try again').to.equal(204);
    streams[0]!.close();
    let status = 204;
    for (let attempt = 0; attempt < 50 && status === 204; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      status = (await open(fields.stream!, 'next')).status;
    }
    expect(status).to.equal(200);
  });

  it('is not opened for what is no conversation', async () => {
    expect((await open('x', 'tab')).status).to.equal(400);
  });

  it('tells of what comes later, when nobody has posted', async () => {
    const { fields } = await new Visitor(host.address).get('/chat/leeds');
    const stream = await open(fields.stream!, 'tab');
    await stream.next();
    await host.adapter.continueConversation(
      { conversation: { id: fields.stream! } as never },
      async (context) => {
        await context.sendActivity('How did it go?');
      },
    );
    expect(await stream.next()).to.equal('event: more\ndata: new\n\n');
  });
});
