import { expect } from 'chai';
import { Server } from '../storage/postgresql/server.js';
import { EventStream } from '../channels/web/event-stream.js';
import { Resident } from './resident.js';
import { SeveralBots, until } from './several-bots.js';

describe('open pages while the database is gone', function () {
  this.timeout(60_000);
  let server: Server;
  let bots: SeveralBots;

  before(async () => {
    server = await Server.start();
    bots = await SeveralBots.start({}, server.url());
  });
  after(async () => {
    await bots.close();
    await server.end();
  });

  it('keep their streams, are told honestly, and learn afterwards what came', async () => {
    const resident = await new Resident(bots.addressOf(0), true).come();
    await resident.say('gardening');
    const stream = await EventStream.open(bots.addressOf(1), resident.stream.key, resident.stream.tab);
    try {
      const { after } = resident.page.fields;
      expect(await stream.next()).to.equal(after);
      await server.down('SIGQUIT');
      const other = resident.visitor.post('/chat/leeds', { ...resident.page.fields, text: 'skip' });
      expect((await other).status, 'not taken').to.equal(500);
      // Long enough for looks that find no database.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await server.up();
      await until(
        () => resident.visitor.post('/chat/leeds', { ...resident.page.fields, text: 'skip' }),
        ({ status }) => status === 303,
      );
      expect(Number(await stream.next())).to.be.greaterThan(Number(after));
      expect((await resident.visitor.get('/chat/leeds')).said).to.deep.equal(['gardening', 'skip']);
    } finally {
      stream.close();
    }
  });
});
