import { expect } from 'chai';
import type { Response } from 'restify';
import { OpenStreams } from '../../../bot/channels/web/open-streams.js';
import { EventStream } from './event-stream.js';
import { Visitor } from './visitor.js';
import { openWebHost, type WebHost } from './web-host.js';

describe('the stream that tells of news', () => {
  let host: WebHost;
  const streams: EventStream[] = [];
  const open = async (key: string, tab: string) => {
    const stream = await EventStream.open(host.address, key, tab);
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
    await visitor.post('/chat/leeds', { ...fields, text: 'gardening' });
    expect(await other.next()).to.equal('new');
    const waiting = own.next();
    await host.close();
    expect(await waiting, 'nothing but its end').to.equal(null);
  });

  it('begins with the number of the last message, for a page that was away', async () => {
    const visitor = new Visitor(host.address);
    const page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    const stream = await open(page.fields.stream!, 'back');
    expect(await stream.next()).to.equal(page.fields.after);
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
    await host.adapter.continueConversation(
      { conversation: { id: fields.stream! } as never },
      async (context) => {
        await context.sendActivity('How did it go?');
      },
    );
    expect(await stream.next()).to.equal('new');
  });
});

describe('open streams', () => {
  /** An answer whose page reads nothing once `reads` is false. */
  function answer(reads = { all: true }) {
    const written: string[] = [];
    let close: () => void = () => undefined;
    const said = {
      ...{ written, destroyed: false, writableEnded: false },
      once: (_event: string, work: () => void) => void (close = work),
      writeHead: () => undefined,
      write: (text: string) => void written.push(text),
      end() {
        this.writableEnded = true;
        close();
      },
      destroy() {
        this.destroyed = true;
        close();
      },
      get writableLength() {
        return reads.all ? 0 : written.join('').length * 1000;
      },
    };
    return said as typeof said & Response;
  }

  it('let go of a page that reads nothing, so that nothing piles up for it', () => {
    const streams = new OpenStreams();
    const [slow, other] = [answer({ all: false }), answer()];
    streams.open('a-key', 'slow', slow);
    streams.open('a-key', 'other', other);
    for (let times = 0; times < 3; times += 1) streams.tell('a-key', null);
    expect(slow.destroyed).to.equal(true);
    expect(other.written.filter((text) => text.includes('new'))).to.have.length(3);
    other.end();
    expect(streams.conversations).to.deep.equal([]);
    streams.close();
  });

  it('write nothing after their end, and send who comes then to another process', () => {
    const streams = new OpenStreams();
    const before = answer();
    streams.open('a-key', 'before', before);
    streams.close();
    const length = before.written.length;
    streams.tell('a-key', null);
    expect(before.written).to.have.length(length);
    const after = answer();
    expect(streams.open('a-key', 'after', after)).to.equal(true);
    expect(after.written.join()).to.contain('retry: ');
    expect(after.writableEnded).to.equal(true);
  });
});
