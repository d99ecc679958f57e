import { expect } from 'chai';
import { stoppedRecords } from '../../../bot/channels/sms/stopped.js';
import { messageSid, openTextingHost, sam, text, texts, until, type TextingHost } from './texting-host.js';

describe('sending text messages', () => {
  let host: TextingHost;
  beforeEach(async () => {
    host = await openTextingHost();
  });
  afterEach(async () => {
    expect(host.twilio.wrong).to.deep.equal([]);
    expect(JSON.stringify(host.log.lines)).not.to.match(/7700900|fedcba|What Matters Leeds|gardening/);
    await host.close();
  });

  const stoppedCount = async () => {
    let count = 0;
    for await (const record of host.storage.records(stoppedRecords).all()) count += record ? 1 : 0;
    return count;
  };
  /** Lets the time go by that is between one try and the next, once it is waited for. */
  const pass = async (pause: number) => {
    await until(() => host.waits.includes(pause));
    await host.clock.pass(pause);
  };
  const attempted = (count: number) => until(() => host.attempts().length >= count);

  it('tries a fault of Twilio’s again, a few times within seconds', async () => {
    host.twilio.answers = [{ status: 500 }, { status: 503 }, { status: 500 }];
    await text(host, 'gardening');
    for (const pause of [1_000, 3_000, 9_000]) await pass(pause);
    expect(await texts(host, 1)).to.have.length(1);
  });

  it('waits for as long as Twilio asks, where messages come too fast', async () => {
    host.twilio.answers = [{ status: 429, code: 20429, retryAfter: 7 }];
    await text(host, 'gardening');
    await pass(7_000);
    expect(await texts(host, 1)).to.have.length(1);
  });

  it('gives a request up that is not answered, and tries again', async () => {
    await host.close();
    host = await openTextingHost({ patience: 200 });
    host.twilio.answers = [{ hang: true }];
    await text(host, 'gardening');
    await pass(1_000);
    expect(await texts(host, 1)).to.have.length(1);
  });

  it('leaves what goes on failing to the outbox, and drops an answer after an hour', async () => {
    host.twilio.answers = Array.from({ length: 200 }, () => ({ status: 500 }));
    const MessageSid = messageSid();
    await text(host, 'gardening', { MessageSid });
    for (const pause of [1_000, 3_000, 9_000]) await pass(pause);
    for (let attempts = 1; attempts < 4; attempts++) {
      await attempted(attempts);
      await host.clock.pass(5 * 60_000);
    }
    await attempted(4);
    await host.clock.pass(60 * 60_000);
    await attempted(5);
    await host.clock.pass(2 * 60 * 60_000);
    expect(new Set(host.attempts())).to.deep.equal(new Set(['failed']));
    expect(await host.outbox.outcome(`text/${MessageSid}`)).to.equal('expired');
  });

  it('keeps the order of what goes to one number, also where the first must be tried again', async () => {
    host.twilio.answers = [{ status: 500, delay: 50 }, { delay: 50 }];
    await text(host, 'gardening');
    await text(host, 'nothing');
    await pass(1_000);
    const said = await texts(host, 2);
    expect(said[0]).to.include('What Matters Leeds');
    expect(said[1]).not.to.include('What Matters Leeds');
  });

  it('lets a later text wait while an earlier one to the same number waits to be tried again', async () => {
    host.twilio.answers = Array.from({ length: 4 }, () => ({ status: 500 }));
    await text(host, 'gardening');
    for (const pause of [1_000, 3_000, 9_000]) await pass(pause);
    await attempted(1);
    await text(host, 'nothing');
    await attempted(2);
    expect(host.attempts()).to.deep.equal(['failed', 'failed']);
    expect(host.twilio.asked).to.have.length(4);
    for (let attempts = 3; host.twilio.sent.length < 2; attempts++) {
      await host.clock.pass(60_000);
      await attempted(attempts);
    }
    const said = await texts(host, 2);
    expect(said[0]).to.include('What Matters Leeds');
    expect(said[1]).not.to.include('What Matters Leeds');
  });

  it('takes it for STOP where Twilio knows that somebody has stopped', async () => {
    host.twilio.answers = [{ status: 400, code: 21610 }];
    await text(host, 'gardening');
    await attempted(1);
    expect(await stoppedCount()).to.equal(1);
    await text(host, 'nothing');
    expect(host.twilio.asked).to.have.length(1);
    await text(host, 'START');
    expect((await texts(host, 1))[0]).to.include('Welcome back');
  });

  for (const code of [21211, 21614, 21635, 21265, 21617]) {
    it(`does not try again what Twilio never takes (${code})`, async () => {
      host.twilio.answers = [{ status: 400, code }];
      await text(host, 'gardening');
      await attempted(1);
      await host.clock.pass(60 * 60_000);
      expect(host.attempts()).to.deep.equal(['refused']);
      expect(host.twilio.asked).to.have.length(1);
      expect(await stoppedCount()).to.equal(0);
    });
  }

  it('tries again what is wrong with our account, as somebody may put that right', async () => {
    host.twilio.answers = [{ status: 401, code: 20003 }];
    await text(host, 'gardening');
    await pass(1_000);
    expect(await texts(host, 1)).to.have.length(1);
  });

  it('holds up nothing that goes to others', async () => {
    host.twilio.answers = [{ status: 429, code: 20429, retryAfter: 15 }];
    await text(host, 'gardening');
    await until(() => host.twilio.asked.length === 1);
    await text(host, 'gardening', { From: sam });
    await texts(host, 1);
    expect(host.twilio.sent[0]?.to).to.equal(sam);
  });
});
