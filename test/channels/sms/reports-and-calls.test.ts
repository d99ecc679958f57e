import { expect } from 'chai';
import { accountSid } from './twilio-server.js';
import {
  caerphilly,
  leeds,
  messageSid,
  openTextingHost,
  post,
  rose,
  text,
  texts,
  type TextingHost,
} from './texting-host.js';

describe('what Twilio reports of a text message', () => {
  let host: TextingHost;
  beforeEach(async () => {
    host = await openTextingHost();
    await text(host, 'gardening');
    await texts(host, 1);
  });
  afterEach(() => host.close());

  const report = (changes: Record<string, string>) =>
    post(
      host,
      { AccountSid: accountSid, MessageSid: messageSid(), From: leeds, To: rose, ...changes },
      { path: '/api/sms/status' },
    );

  it('stops where the carrier says that somebody wants no more', async () => {
    expect(await report({ MessageStatus: 'undelivered', ErrorCode: '30004' })).to.include({ status: 200 });
    expect(host.ended).to.have.length(1);
    await text(host, 'nothing');
    await host.clock.pass(60_000);
    expect(host.twilio.asked).to.have.length(1);
  });

  it('ends what was to be sent to a landline, but still answers', async () => {
    await report({ MessageStatus: 'undelivered', ErrorCode: '30006' });
    expect(host.ended).to.have.length(1);
    await text(host, 'nothing');
    expect(await texts(host, 2)).to.have.length(2);
  });

  it('changes nothing of what was delivered, of a telephone that is switched off, or of other numbers', async () => {
    await report({ MessageStatus: 'delivered' });
    await report({ MessageStatus: 'undelivered', ErrorCode: '30003' });
    await report({ MessageStatus: 'undelivered', ErrorCode: '30004', From: '+15005550006' });
    await report({ MessageStatus: 'undelivered', ErrorCode: '30004', To: 'whatsapp:+447700900123' });
    expect(host.ended).to.deep.equal([]);
  });

  it('counts only where it is signed', async () => {
    const form = { AccountSid: accountSid, From: leeds, To: rose, ErrorCode: '30004' };
    const answer = await post(host, form, { path: '/api/sms/status', token: 'x'.repeat(32) });
    expect(answer).to.include({ status: 403, body: 'Refused' });
    expect(host.ended).to.deep.equal([]);
  });
});

describe('a call to a number for text messages', () => {
  let host: TextingHost;
  before(async () => {
    host = await openTextingHost();
  });
  after(() => host.close());

  const call = (To: string, posting = {}) =>
    post(
      host,
      { AccountSid: accountSid, CallSid: `CA${'0'.repeat(32)}`, From: rose, To },
      {
        path: '/api/call',
        ...posting,
      },
    );

  it('says that it is for texts, whom to call, and what in an emergency', async () => {
    const { status, body, type } = await call(leeds);
    expect([status, type]).to.deep.equal([200, 'text/xml; charset=utf-8']);
    expect(body).to.match(/^<\?xml version="1.0" encoding="UTF-8"\?><Response><Say language="en-GB">/);
    expect(body).to.include('text messages only').and.to.include('0 1 1 3');
    expect(body).to.include('9 9 9').and.to.include('<Hangup/></Response>');
  });

  it('speaks the languages of the place that there are voices for', async () => {
    const { body } = await call(caerphilly);
    expect(body).to.include('language="cy-GB"').and.to.include('language="en-GB"');
  });

  it('says nothing where it is not signed, or to no number of a place', async () => {
    expect(await call(leeds, { signature: null })).to.include({ status: 403, body: 'Refused' });
    expect((await call('+15005550006')).body).to.match(/<Response\/>$/);
  });
});
