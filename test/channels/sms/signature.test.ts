import { expect } from 'chai';
import { request } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { authToken } from './twilio-server.js';
import {
  incomingText,
  openTextingHost,
  post,
  publicUrl,
  texts,
  type Posting,
  type TextingHost,
} from './texting-host.js';

describe('what Twilio posts', () => {
  let host: TextingHost;
  before(async () => {
    host = await openTextingHost();
  });
  after(() => host.close());

  const refused: Record<string, () => [Record<string, string>, Posting]> = {
    'signed with another token': () => [incomingText(), { token: 'x'.repeat(32) }],
    'not signed': () => [incomingText(), { signature: null }],
    'with an empty signature': () => [incomingText(), { signature: '' }],
    'with a parameter more than was signed': () => {
      const form = incomingText();
      return [form, { body: new URLSearchParams({ ...form, More: 'yes' }).toString() }];
    },
    'with a parameter of a name that objects have': () => {
      const form = incomingText();
      return [form, { body: `${new URLSearchParams(form).toString()}&__proto__=x` }];
    },
    'with a parameter twice that was signed once': () => {
      const form = incomingText();
      return [form, { body: `${new URLSearchParams(form).toString()}&Body=another` }];
    },
    'with a trimmed text': () => {
      const form = incomingText({ Body: ' hello ' });
      return [form, { body: new URLSearchParams({ ...form, Body: 'hello' }).toString() }];
    },
    'signed for http where it is https': () => [
      incomingText(),
      { url: `${publicUrl.replace('https:', 'http:')}/api/sms` },
    ],
    'signed for another site': () => [incomingText(), { url: 'https://other.example.org/api/sms' }],
    'signed for another path': () => [incomingText(), { url: `${publicUrl}/api/call` }],
    'with another query than was signed': () => [
      incomingText(),
      { path: '/api/sms?place=leeds', url: `${publicUrl}/api/sms?place=utrecht` },
    ],
    'of another account': () => [incomingText({ AccountSid: `AC${'f'.repeat(32)}` }), {}],
    'of no account': () => {
      const form = incomingText();
      delete form['AccountSid'];
      return [form, {}];
    },
  };
  for (const [what, build] of Object.entries(refused)) {
    it(`is refused ${what}, always with the same words`, async () => {
      const [form, posting] = build();
      expect(await post(host, form, posting)).to.include({ status: 403, body: 'Refused' });
    });
  }

  const taken: Record<string, () => [Record<string, string>, Posting]> = {
    'as Twilio signs it': () => [incomingText(), {}],
    'with spaces around the text': () => [incomingText({ Body: '  hello  \n' }), {}],
    'with characters of every script': () => [incomingText({ Body: 'Tŷ “quoted” آداب 你好 👍 & = + %' }), {}],
    'with parameters that are new': () => [incomingText({ SomethingNew: '{"a": 1}' }), {}],
    'with the query that was signed': () => [incomingText(), { path: "/api/sms?place=leeds&name=O'Neil" }],
    'where Twilio signed the port': () => [incomingText(), { url: 'https://chat.example.org:443/api/sms' }],
  };
  for (const [what, build] of Object.entries(taken)) {
    it(`is taken ${what}`, async () => {
      const [form, posting] = build();
      expect(await post(host, form, posting)).to.deep.equal({
        status: 200,
        body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
        type: 'text/xml; charset=utf-8',
      });
    });
  }

  it('is judged by the public address, whatever host a proxy names', async () => {
    const form = incomingText();
    const signature = getExpectedTwilioSignature(authToken, `${publicUrl}/api/sms`, form);
    const status = await new Promise((resolve, reject) => {
      const headers = {
        host: 'inside.example.net:8080',
        'x-forwarded-host': 'evil.example.org',
        'x-forwarded-proto': 'http',
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      };
      const sent = request(`${host.address}/api/sms`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(new URLSearchParams(form).toString());
    });
    expect(status).to.equal(200);
  });

  it('is refused where it is no form, or too large', async () => {
    const json = { headers: { 'content-type': 'application/json' } };
    expect(await post(host, incomingText(), json)).to.include({
      status: 415,
      body: 'Unsupported media type',
    });
    const zipped = { headers: { 'content-encoding': 'gzip' } };
    expect(await post(host, incomingText(), zipped)).to.include({ status: 415 });
    const large = incomingText({ Body: 'a'.repeat(70_000) });
    expect(await post(host, large)).to.include({ status: 413, body: 'Too large' });
  });

  it('is nothing that a browser may ask for', async () => {
    const response = await fetch(`${host.address}/api/sms`);
    expect([response.status, await response.text()]).to.deep.equal([405, 'Method not allowed']);
  });

  it('is not answered where it is for no number of a place, or from nothing that takes an answer', async () => {
    await host.settled();
    await texts(host, 1);
    const before = host.twilio.asked.length;
    const others: Record<string, string>[] = [
      { To: '+15005550006' },
      { To: 'whatsapp:+441134960000', From: 'whatsapp:+447700900123' },
      { From: 'rcs:+447700900123' },
      { From: '60777' },
      { From: 'VODAFONE' },
      { From: '' },
      { From: '+442920180101' },
      { MessageSid: 'SM1' },
    ];
    for (const changes of others) {
      expect(await post(host, incomingText(changes)), JSON.stringify(changes)).to.include({
        status: 200,
        body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
      });
    }
    await host.settled();
    expect(host.twilio.asked.length).to.equal(before);
    const lines = JSON.stringify(host.log.lines);
    expect(lines).to.include('a text message is not answered');
    expect(lines).not.to.match(/\d{6}/);
  });
});
