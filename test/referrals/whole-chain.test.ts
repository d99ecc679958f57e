import { expect } from 'chai';
import { requestKind } from '../../bot/referrals/request-records.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { openMailServer, type MailStep, type TestMailServer } from '../channels/email/mail-server.js';
import { readableLog, removeFolder, temporaryFolder } from '../storage/sample-record.js';
import { hour, minute, MovableClock } from './movable-clock.js';
import { openWholeChain, referenceIn, type WholeChain } from './whole-chain.js';

describe('from a yes to a mailbox', () => {
  let folder: string;
  let server: TestMailServer;
  let chain: WholeChain;
  let clock: MovableClock;
  let answer: ((step: MailStep) => string | null) | null;

  const open = async (mostPerWeek: number | null = null, silence = 20_000) => {
    clock = new MovableClock();
    answer = null;
    folder = await temporaryFolder();
    server = await openMailServer({ at: (step) => answer?.(step) ?? null });
    const storage = await openLowdbStorage({ folder, log: readableLog(), now: clock.now });
    const times = { connecting: 20_000, silence, whole: 20_000 };
    const { now, after } = clock;
    chain = await openWholeChain({ storage, port: server.port, now, after, mostPerWeek, times });
    return storage;
  };
  const until = async (done: () => boolean | Promise<boolean>) => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  afterEach(async () => {
    await chain.close();
    await server.close();
    await removeFolder(folder);
  });

  it('a request arrives with the reference that its resident was told', async () => {
    await open();
    await chain.atReview('one', 'Rose');
    const outcome = await chain.say('one', 'Yes, send it');
    expect(outcome.replies[0]?.say).to.equal('self-referral:sent-now');
    await server.until(1);
    expect(server.received[0]?.text).to.include(referenceIn(outcome));
    expect(server.received[0]?.text).to.include('Rose').and.include('07700 900123');
  });

  it('nothing is sent by what is not an exact yes', async () => {
    await open();
    await chain.atReview('one', 'Rose');
    for (const text of ["yes but don't tell them my surname", 'not sure', 'maybe', 'no thanks']) {
      await chain.say('one', text);
    }
    expect(server.received).to.deep.equal([]);
    expect(await chain.outbox.withdraw('a')).to.equal(0);
    for await (const request of chain.referrals.requests.all()) expect.fail(request.kind);
  });

  it('what is withdrawn is told to the group, after it was sent', async () => {
    await open();
    await chain.atReview('one', 'Rose');
    const outcome = await chain.say('one', 'Yes, send it');
    await server.until(1);
    await chain.say('one', 'withdraw');
    await chain.say('one', `Take back ${referenceIn(outcome)}`);
    await server.until(2);
    expect(server.received[1]?.subject).to.include('Taken back');
    expect(server.received[1]?.text).not.to.include('Rose');
  });

  for (const [what, step, said] of [
    ['is busy', 'receiver', '451 Try again later'],
    ['hangs', 'text', 'hang'],
    ['drops the line', 'text', 'drop'],
    ['drops the line after it has taken the message', 'taken', 'drop'],
  ] as const) {
    it(`a server that ${what} gets the request later, and its reader sees it once`, async () => {
      // Here a hanging line is tried again by the clock, so that a slow machine does no harm.
      await open(null, 200);
      let bad = 2;
      answer = (at) => (at === step && bad-- > 0 ? said : null);
      await chain.atReview('one', 'Rose');
      await chain.say('one', 'Yes, send it');
      const [request] = await collected(chain);
      const id = `${request!.id}/asking`;
      await until(async () => {
        await clock.pass(minute);
        return (await chain.outbox.outcome(id)) === 'delivered';
      });
      expect(new Set(server.received.map(({ messageId }) => messageId)).size).to.equal(1);
    });
  }

  it('a group that refuses is told honestly to the resident, once, and to nobody else', async () => {
    const storage = await open();
    answer = (step) => (step === 'receiver' ? '550 No such user' : null);
    await chain.atReview('one', 'Rose');
    await chain.say('one', 'Yes, send it');
    const state = async () => (await collected(chain))[0]?.state;
    await until(async () => (await state()) === 'failed');
    const told = async () =>
      (await storage.readConversation('one'))!.messages.flatMap((one) =>
        one.from === 'bot' && one.reply.say.startsWith('undelivered:') ? [one.reply] : [],
      );
    await until(async () => (await told()).length > 0);
    expect((await told())[0]?.say).to.equal('undelivered:group');
    await clock.pass(2 * hour);
    expect(await told()).to.have.length(1);
    expect(server.received).to.deep.equal([]);
  });

  it('"forget me" says what a group has already, and what is kept holds nothing of the person', async () => {
    const storage = await open();
    await chain.atReview('one', 'Rose');
    await chain.say('one', 'Yes, send it');
    await server.until(1);
    const { kind, replies } = await chain.say('one', 'forget me');
    expect(kind).to.equal('forgotten');
    expect(replies.map(({ say }) => say)).to.deep.equal([
      'commands:forgotten',
      'undelivered:already-sent-group',
    ]);
    expect(await storage.readConversation('one')).to.equal(null);
    for await (const request of storage.records(requestKind).all()) {
      expect(JSON.stringify(request)).not.to.match(/Rose|07700/);
    }
  });

  it('"forget me" takes back what was not sent yet', async () => {
    await open();
    answer = (step) => (step === 'connect' ? '421 Too busy' : null);
    await chain.atReview('one', 'Rose');
    await chain.say('one', 'Yes, send it');
    const [request] = await collected(chain);
    await until(async () => chain.log.lines.some(({ message }) => message.includes('not delivered')));
    const { replies } = await chain.say('one', 'forget me');
    expect(replies.map(({ say }) => say)).to.deep.equal(['commands:forgotten']);
    answer = null;
    await clock.pass(26 * hour);
    expect(server.received).to.deep.equal([]);
    expect(await chain.outbox.outcome(`${request!.id}/asking`)).to.equal('withdrawn');
  });

  it('200 residents at once want the last place: one gets it, and all get a true answer', async function () {
    this.timeout(120_000);
    await open(1);
    const residents = Array.from({ length: 200 }, (_, n) => `resident-${n}`);
    for (const name of residents) await chain.atReview(name, name);
    const outcomes = await Promise.all(residents.map((name) => chain.say(name, 'Yes, send it')));
    const said = outcomes.map(({ replies }) => replies[0]?.say);
    expect(said.filter((one) => one === 'self-referral:sent-now')).to.have.length(1);
    expect(said.filter((one) => one === 'self-referral:no-room')).to.have.length(199);
    await server.until(1);
    const lucky = outcomes.findIndex(({ replies }) => replies[0]?.say === 'self-referral:sent-now');
    expect(server.received[0]?.text).to.include(residents[lucky]);
    expect(await collected(chain)).to.have.length(1);
    const offered = outcomes[(lucky + 1) % 200]!.record.offered.map(({ id }) => id);
    expect(offered).to.include.members(['next-week', 'waiting-list', 'something-else', 'person']);
  });
});

async function collected({ referrals }: WholeChain) {
  const requests = [];
  for await (const request of referrals.requests.all()) requests.push(request);
  return requests;
}
