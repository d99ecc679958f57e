import { expect } from 'chai';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { readableLog, sampleRecord } from '../sample-record.js';
import { Server } from './server.js';
import { takeTurn } from './take-turn.js';

const now = () => new Date('2026-11-20T10:00:00Z');
const nameOf = (url: string) => new URL(url).pathname.slice(1);
const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was wrong',
    (error: Error) => (error instanceof StorageError ? error.message : `no StorageError: ${error.message}`),
  );

describe('storage with PostgreSQL, when things go wrong', function () {
  this.timeout(60_000);
  let server: Server;
  let url: string;
  let log: ReturnType<typeof readableLog>;
  let storage: Storage;

  const open = (more: Partial<Parameters<typeof openPostgresqlStorage>[0]> = {}) =>
    openPostgresqlStorage({ url, connections: 5, log, now, ...more });

  before(async () => {
    server = await Server.start();
  });

  after(() => server.end());

  describe('in the middle', () => {
    beforeEach(async () => {
      url = await server.freshDatabase();
      log = readableLog();
      storage = await open();
    });

    afterEach(() => storage.close());

    it('refuses turns while the server is gone, and goes on by itself when it is back', async () => {
      await takeTurn(storage, 'one');
      const cut = storage.oneAtATime('two', async () => {
        await server.down();
        await storage.writeConversation(sampleRecord({ key: 'two' }));
      });
      expect(await messageOf(cut)).to.match(/^Cannot write in the database 127\.0\.0\.1:\d+\/test\d+: .+\.$/);
      expect(await storage.ready()).to.equal(false);
      expect(await messageOf(takeTurn(storage, 'one'))).to.include('nothing answers there (ECONNREFUSED)');
      await server.up();
      expect(await storage.ready()).to.equal(true);
      await takeTurn(storage, 'one');
      expect((await storage.readConversation('one'))?.nextNumber).to.equal(2);
      expect(await storage.readConversation('two')).to.equal(null);
    });

    it('has what was answered after the server crashed, and nothing of a turn that the crash came into', async () => {
      await takeTurn(storage, 'one');
      const cut = storage.oneAtATime('one', async () => {
        const record = await storage.readConversation('one');
        await server.down('SIGQUIT');
        await server.up();
        await messageOf(storage.readConversation('one'));
        await storage.writeConversation({ ...record!, language: 'cy' });
      });
      expect(await messageOf(cut)).to.include('Cannot write');
      await takeTurn(storage, 'one');
      const record = await storage.readConversation('one');
      expect(record).to.include({ language: 'en', nextNumber: 2 });
    });

    it('keeps counting while the server is gone', async () => {
      storage.count('leeds', 'asked', 'gardening', now());
      await server.down();
      storage.count('leeds', 'asked', 'gardening', now());
      await server.up();
      await storage.close();
      const [row] = await server.query<{ body: string }>('SELECT body FROM what_matters.records', url);
      expect(JSON.parse(row!.body)).to.have.property('counts').that.deep.equals({ 'asked/gardening': 2 });
    });

    /** Breaks every connection that the storage has. */
    const cutConnections = () =>
      server.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'what-matters' AND datname = '${nameOf(url)}'`,
      );

    it('takes the next turn on a new connection where all were broken', async () => {
      await Promise.all(['one', 'two', 'three'].map((key) => takeTurn(storage, key)));
      await cutConnections();
      const turns = ['one', 'two', 'three'].map((key) => messageOf(takeTurn(storage, key)));
      for (const said of await Promise.all(turns)) {
        expect(said).to.match(/^nothing was wrong$|the connection broke|the server was stopped/);
      }
      await takeTurn(storage, 'four');
      expect((await storage.readConversation('four'))?.nextNumber).to.equal(1);
    });

    it('is not ready while the database may only be read', async () => {
      const readOnly = async (onOrOff: string) => {
        await server.query(`ALTER DATABASE ${nameOf(url)} SET default_transaction_read_only = ${onOrOff}`);
        await cutConnections();
        await messageOf(storage.readConversation('one'));
      };
      await readOnly('on');
      expect(await storage.ready()).to.equal(false);
      const said = await messageOf(storage.writeConversation(sampleRecord()));
      expect(said).to.include('it may only be read; is it a standby? (25006)');
      await readOnly('off');
      expect(await storage.ready()).to.equal(true);
    });

    it('gives up a statement that takes too long, and changes nothing', async () => {
      await storage.close();
      storage = await open({ limits: { connecting: 5_000, statement: 500, lock: 5_000 } });
      await storage.writeConversation(sampleRecord());
      const held = server.query('BEGIN; LOCK TABLE what_matters.records; SELECT pg_sleep(3); COMMIT', url);
      while ((await messageOf(storage.readConversation('one'))) === 'nothing was wrong');
      expect(await messageOf(storage.writeConversation(sampleRecord({ language: 'cy' })))).to.match(
        /^Cannot write in the database .+: it took too long \(57014\)\.$/,
      );
      await held;
      expect((await storage.readConversation('one'))?.language).to.equal('en');
    });

    it('tells nothing of a record in what it throws', async () => {
      await server.query('ALTER TABLE what_matters.records ADD CHECK (length(body) < 10)', url);
      const error = await storage.writeConversation(sampleRecord()).catch((reason: Error) => reason);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).to.include('unexpected error');
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.to.include('veg patch');
    });
  });

  describe('at the start', () => {
    beforeEach(async () => {
      url = await server.freshDatabase();
      log = readableLog();
    });

    const opening = (address: string) =>
      messageOf(open({ url: address, limits: { connecting: 1_000, statement: 1_000, lock: 1_000 } }));

    it('says in one line what is wrong with the address', async () => {
      const { port } = server;
      const at = `Cannot begin in the database 127.0.0.1:${port}`;
      expect(await opening(server.url({ database: 'nowhere' }))).to.equal(
        `${at}/nowhere: there is no database of that name (3D000).`,
      );
      expect(await opening(server.url({ as: 'a wrong one' }))).to.equal(
        `${at}/postgres: the user or the password is wrong (28P01).`,
      );
      expect(await opening(`${server.url()}?sslmode=require`)).to.equal(
        `${at}/postgres: it does not do TLS; sslmode=disable goes without.`,
      );
      expect(await opening('postgresql://bot:hunter2@127.0.0.1:1/x')).to.equal(
        'Cannot begin in the database 127.0.0.1:1/x: nothing answers there (ECONNREFUSED).',
      );
    });

    it('says what its user lacks, and does without once the tables are there', async () => {
      await server.query("CREATE ROLE bot LOGIN PASSWORD 'bot'");
      const asBot = server.url({ database: nameOf(url), user: 'bot', as: 'bot' });
      expect(await opening(asBot)).to.include('"CREATE SCHEMA what_matters AUTHORIZATION"');
      await server.query('CREATE SCHEMA what_matters AUTHORIZATION bot', url);
      expect(await opening(asBot)).to.equal('nothing was wrong');
    });

    it('leaves the tables of a newer release as they are', async () => {
      await (await open()).close();
      await server.query("INSERT INTO what_matters.migrations (version, name) VALUES (99, 'later')", url);
      expect(await opening(url)).to.match(/was last used by a newer release \(tables 99; .+\)/);
    });
  });
});
