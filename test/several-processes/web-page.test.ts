import { expect } from 'chai';
import { smallContent } from '../catalogue/content-on-disk.js';
import { EventStream } from '../channels/web/event-stream.js';
import { Resident, untilSent } from './resident.js';
import { SeveralBots, type Mail } from './several-bots.js';

const growers = 'places/leeds/groups/growers.yaml';
const takesRequests = smallContent[growers]!.replace('join: drop-in', 'join: refer').replace(
  'activities:',
  'referrals: { to: growers@example.org, reply-within: 2 working days }\nactivities:',
);

const groupsMail = 'growers@example.org';
const nameIn = ({ text }: Mail) => /Name: (\w+)/.exec(text)?.[1];

describe('the page of two bots on one database, without sticky sessions', function () {
  this.timeout(60_000);
  let bots: SeveralBots;
  const streams: EventStream[] = [];

  before(async () => {
    bots = await SeveralBots.start({ [growers]: takesRequests });
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });
  after(() => bots.close());

  /** The stream of somebody's page, held by one of the bots or by whichever the balancer finds. */
  async function streamOf(resident: Resident, address: string): Promise<EventStream> {
    const { key, tab } = resident.stream;
    const stream = await EventStream.open(address, key, tab);
    streams.push(stream);
    return stream;
  }

  it('holds whole conversations, each message with the other bot, and every answer in its own', async () => {
    const names = ['Rose', 'Asha', 'Bill', 'Carys', 'Daan', 'Ewa'];
    await Promise.all(
      names.map(async (name, number) => {
        const resident = await new Resident(bots.address, number % 2 === 0).come();
        for (const text of untilSent(name)) await resident.say(text);
        expect(resident.shown, name).to.deep.equal(untilSent(name));
      }),
    );
    const posts = bots.balancer.taken.filter(({ method }) => method === 'POST');
    const byFirst = posts.filter(({ bot }) => bot === 0).length;
    expect(byFirst / posts.length, 'of the messages went to the first bot').to.be.within(0.2, 0.8);
    const sent = await bots.mailTo(groupsMail, names.length);
    expect(sent.map(nameIn).sort()).to.deep.equal(names.sort());
  });

  it('goes on strictly in turns with the script, and takes a message once that is sent to both', async () => {
    const before = bots.balancer.taken.length;
    const resident = await new Resident(bots.address, true).come();
    for (const text of untilSent('Fatima')) await resident.say(text);
    const posts = bots.balancer.taken
      .slice(before)
      .filter(({ method }) => method === 'POST')
      .map(({ bot }) => bot);
    expect(posts.every((bot, number) => number === 0 || bot !== posts[number - 1])).to.equal(true);

    const { fields } = resident.page;
    const again = { ...fields, text: 'hello again' };
    await Promise.all([1, 2, 3, 4].map(() => resident.visitor.post('/chat/leeds', again)));
    const { said } = await resident.visitor.get('/chat/leeds');
    expect(said).to.deep.equal([...untilSent('Fatima'), 'hello again']);
  });

  it('tells an open page of what comes later, whichever bot holds its stream and whichever writes', async () => {
    const resident = await new Resident(bots.addressOf(0), true).come();
    await resident.say('gardening');
    const there = await streamOf(resident, bots.addressOf(1));
    const { after } = resident.page.fields;
    expect(await there.next(), 'what it has').to.equal(after);

    const other = await resident.anotherTab();
    await other.say('skip');
    expect(Number(await there.next())).to.be.greaterThan(Number(after));
    resident.visitor.address = bots.addressOf(1);
    expect((await resident.askForNews()).said).to.deep.equal(['skip']);

    const here = await streamOf(other, bots.addressOf(0));
    expect(await here.next()).to.equal(other.page.fields.after);
    resident.page = await resident.visitor.get('/chat/leeds');
    await resident.say('skip');
    expect(Number(await here.next())).to.be.greaterThan(Number(other.page.fields.after));
    expect((await other.askForNews()).said).to.deep.equal(['skip']);
  });

  it('tells a page of what came after it was made and before its stream was open', async () => {
    const resident = await new Resident(bots.addressOf(0), true).come();
    await resident.say('gardening');
    await (await resident.anotherTab()).say('skip');
    const stream = await streamOf(resident, bots.addressOf(1));
    expect(Number(await stream.next())).to.be.greaterThan(Number(resident.page.fields.after));
  });

  it('brings what a group answers to the open page, though another bot took the answer', async () => {
    const resident = await new Resident(bots.address, true).come();
    for (const text of untilSent('Gareth')) await resident.say(text);
    const stream = await streamOf(resident, bots.addressOf(1));
    const { after } = resident.page.fields;
    expect(await stream.next()).to.equal(after);
    const mail = await bots.mailOf(groupsMail, 'Name: Gareth');
    const token = /token=([\w.-]+)&answer=in-touch/.exec(mail.text)![1]!;
    const group = new Resident(bots.address, false).visitor;
    const asked = await group.get(`/answer?token=${token}&answer=in-touch`);
    expect(asked.status).to.equal(200);
    group.address = bots.addressOf(0);
    expect((await group.post('/answer', { token, answer: 'in-touch' })).status).to.equal(200);
    expect(Number(await stream.next())).to.be.greaterThan(Number(after));
    expect((await resident.askForNews()).html).to.contain('The plot');
  });

  it('goes on with the other bot where one is stopped in the middle, for the rest of the tests', async () => {
    const resident = await new Resident(bots.address, true).come();
    const words = untilSent('Hanif');
    for (const text of words.slice(0, 5)) await resident.say(text);
    const lost = await streamOf(resident, bots.addressOf(0));
    await bots.stop(0);
    let last: string | null = '';
    while (last !== null) last = await lost.next();
    for (const text of words.slice(5)) await resident.say(text);
    expect(resident.shown).to.deep.equal(words);
    const stream = await streamOf(resident, bots.address);
    expect(await stream.next()).to.equal(resident.page.fields.after);
    await bots.mailOf(groupsMail, 'Name: Hanif');
  });
});
