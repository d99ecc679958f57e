/** Requests of every kind to every address of the whole bot: each is answered, none with a fault of ours, and it goes on. */
import { request as send } from 'node:http';
import * as fc from 'fast-check';
import twilio from 'twilio';
import { accountSid, authToken, openWholeBot, publicUrl, type WholeBot } from '../security/whole-bot.js';
import { sayRaw } from '../security/raw-connection.js';
import { within, type TargetKind } from './target.js';

interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Says to be chunked rather than how long it is. */
  chunked: boolean;
}

const text = fc.oneof(
  fc.constantFrom(
    'leeds',
    'utrecht',
    'hyde-park-growers',
    'saturday-allotment',
    'x',
    '',
    '..',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom(
    'gardening',
    'yes',
    '1',
    '%00',
    '%',
    '%2e%2e%2f',
    '\u202e',
    'a'.repeat(3000),
    '<b>',
    "'; --",
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('leeds', 'utrecht', 'yiwu', 'hyde-park-growers', 'x') },
  text.map(encode),
);
const token = fc.constantFrom('a'.repeat(43), `${'a'.repeat(43)}.${'b'.repeat(43)}`, `${'a.'.repeat(3)}`, '');

/** The addresses of the bot, with anything where a name stands. */
const paths = fc.oneof(
  fc.constantFrom(
    '/',
    '/embed.js',
    '/robots.txt',
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/messages',
    '/api/sms',
  ),
  fc.constantFrom(
    '/api/sms/status',
    '/api/call',
    '/edit',
    '/edit/sign-in',
    '/edit/link',
    '/edit/new-group',
    '/api/oruk',
  ),
  fc.constantFrom(
    '/edit/still-right',
    '/answer',
    '/how-it-went',
    '/api/oruk/services',
    '/edit/sign-out',
    '//',
    '*',
    '/../..',
  ),
  word.map((place) => `/chat/${place}`),
  fc
    .tuple(word, fc.constantFrom('help-now', 'list', 'events', 'x'))
    .map(([place, page]) => `/chat/${place}/${page}`),
  fc
    .tuple(word, word, word)
    .map(([place, group, activity]) => `/chat/${place}/activity/${group}/${activity}.ics`),
  fc.tuple(word, word).map(([place, group]) => `/edit/${place}/${group}`),
  fc
    .tuple(
      word,
      word,
      fc.constantFrom('details', 'versions', 'activity', 'activity/x/remove', 'restore', 'report'),
    )
    .map(([place, group, page]) => `/edit/${place}/${group}/${page}`),
  word.map((id) => `/api/oruk/services/${id}`),
  fc.tuple(word, word).map(([digest, name]) => `/static/${digest}/${name}`),
  text.map((anything) => `/${encode(anything)}`),
);

const names = [
  'text',
  'once',
  'after',
  'tab',
  'language',
  'stream',
  'conversation',
  'token',
  'answer',
  'why',
  'lang',
];
const more = [
  'email',
  'form-token',
  'place',
  'id',
  'version',
  'page',
  'per_page',
  'full',
  'search',
  'day',
  'postcode',
];
const field = fc.tuple(
  fc.constantFrom(...names, ...more, 'Body', 'From', 'To', 'MessageSid'),
  fc.oneof(text, token),
);
const form = fc
  .array(field, { maxLength: 6 })
  .map((fields) => fields.map(([name, value]) => `${name}=${encode(value)}`).join('&'));

const bodies = fc.oneof(
  { weight: 3, arbitrary: form },
  fc.constantFrom('', '{', 'null', '[]', '{"type":"message"}', `${'['.repeat(20_000)}`, 'a=1&'.repeat(9000)),
  fc.json({ maxDepth: 3 }),
  fc.constant('a'.repeat(2_000_000)),
  text,
);

const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
];
const oddTypes = [
  'application/x-www-form-urlencoded; charset=utf-16',
  'a',
  '/',
  ';;;',
  '*/*',
  'application/json;q=9',
];
const headers = fc.record(
  {
    'content-type': fc.constantFrom(...types, types[0]!, types[0]!, ...oddTypes),
    accept: fc.constantFrom('text/html', '*/*', 'application/json', 'x', ''),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'gzip;q=0, br;q=0', 'x'.repeat(500)),
    'accept-language': fc.oneof(
      fc.constantFrom('cy,en;q=0.5', 'ur', 'x-x-x;q=a', ','.repeat(900)),
      fc.string({ maxLength: 20 }).map(visible),
    ),
    'accept-version': fc.constantFrom('1.0.0', '~', 'x'),
    'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
    cookie: fc.oneof(
      fc.constantFrom(
        `wm_leeds=${'c'.repeat(43)}`,
        'wm_edit=x',
        `wm_edit=${'d'.repeat(43)}`,
        '=;=;;',
        ';'.repeat(3000),
      ),
      text.map((value) => `wm_leeds=${visible(value)}`),
    ),
    'hx-request': fc.constantFrom('true', 'x'),
    origin: fc.constantFrom(publicUrl, 'null', 'https://elsewhere.example', 'x', 'http://['),
    'sec-fetch-site': fc.constantFrom('same-origin', 'none', 'cross-site', 'x'),
    'sec-fetch-dest': fc.constantFrom('iframe', 'document'),
    authorization: fc.constantFrom(
      'Bearer a.b.c',
      'Basic x',
      'Bearer',
      'Signature x',
      'Basic ' + '='.repeat(300),
    ),
    'x-twilio-signature': text.map(visible),
    'x-request-id': text.map(visible),
    'x-http-method-override': fc.constantFrom('DELETE', 'x'),
    range: fc.constantFrom('bytes=0-1', 'bytes=-9', 'x'),
    'if-none-match': fc.constantFrom('*', 'x'),
    'if-modified-since': fc.constantFrom('x', 'Fri, 20 Nov 2026 10:00:00 GMT'),
    expect: fc.constantFrom('100-continue', 'x'),
    connection: fc.constantFrom('Upgrade', 'close', 'keep-alive'),
    upgrade: fc.constantFrom('websocket', 'h2c'),
    date: fc.constantFrom('x', 'Fri, 20 Nov 1970 10:00:00 GMT'),
  },
  { requiredKeys: [] },
);

const methods = [
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'SEARCH',
];
const asked: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom(...methods),
  path: fc
    .tuple(
      paths,
      fc.oneof(
        fc.constant(''),
        form.map((query) => `?${query}`),
      ),
    )
    .map((parts) => parts.join('')),
  headers,
  body: bodies,
  chunked: fc.boolean(),
});

/** What Twilio has signed may say anything as well. */
const signed = fc.tuple(
  fc.constantFrom('/api/sms', '/api/sms/status', '/api/call'),
  fc.array(field, { maxLength: 6 }),
);

const raw = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'G E T', '\u0000'),
      paths,
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    .map(([method, path, rest]) => Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: x\r\n${rest}\r\n\r\n`)),
);

export const httpSurface: TargetKind = {
  about: 'requests of every kind to every address of the bot',
  runs: 0,
  async open() {
    const bot = await openWholeBot();
    let count = 0;
    const property = fc.asyncProperty(
      fc.oneof(
        { weight: 12, arbitrary: asked.map((one) => ({ kind: 'asked' as const, one })) },
        { weight: 2, arbitrary: signed.map((one) => ({ kind: 'signed' as const, one })) },
        { weight: 1, arbitrary: raw.map((one) => ({ kind: 'raw' as const, one })) },
      ),
      async (made) => {
        count += 1;
        if (made.kind === 'raw') await sayRaw(bot.port, made.one, 15);
        else await answered(bot, made.kind === 'asked' ? made.one : signedForm(...made.one), count);
        if (count % 25 === 0 || made.kind === 'raw') await stillAlive(bot);
      },
    );
    return { property: property, close: () => bot.close() };
  },
};

/** Without an answer, or with a fault of ours, it fails. */
async function answered(bot: WholeBot, one: Asked, count: number): Promise<void> {
  const lines = bot.logged.length;
  const status = await within(10_000, `${one.method} ${one.path.slice(0, 80)}`, statusOf(bot, one, count));
  if (status !== null && status >= 500 && status !== 503) {
    const why = bot.logged.slice(lines).find((line) => line.includes('"error"'));
    throw new Error(`${one.method} ${one.path.slice(0, 80)} was answered with ${status}: ${why ?? ''}`);
  }
}

/** Null where the connection was ended without one, as for what is no HTTP. */
function statusOf({ port }: WholeBot, one: Asked, count: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // From another address each time: how many one may ask for is tested elsewhere.
    const from = `198.51.${(count >> 8) & 255}.${count & 255}`;
    const length = one.chunked ? {} : { 'content-length': String(Buffer.byteLength(one.body)) };
    const all = { 'x-forwarded-for': from, ...length, ...one.headers };
    const sent = send(
      { port, host: '127.0.0.1', method: one.method, path: one.path, headers: all, agent: false },
      (answer) => {
        const { statusCode = 0, headers: said } = answer;
        // A stream of events has no end.
        if (said['content-type']?.startsWith('text/event-stream')) answer.destroy();
        answer.resume();
        answer.once('close', () => resolve(statusCode));
        answer.once('error', () => resolve(statusCode));
      },
    );
    sent.once('upgrade', () => reject(new Error('It agreed to another protocol')));
    sent.once('error', () => resolve(null));
    sent.end(one.body);
  });
}

function signedForm(path: string, fields: readonly (readonly [string, string])[]): Asked {
  const form = { AccountSid: accountSid, ...Object.fromEntries(fields) };
  const signature = twilio.getExpectedTwilioSignature(authToken, publicUrl + path, form);
  return {
    ...{ method: 'POST', path, chunked: false, body: new URLSearchParams(form).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  };
}

async function stillAlive({ address }: WholeBot): Promise<void> {
  const { status } = await within(5000, 'GET /healthz', fetch(`${address}/healthz`));
  if (status !== 200) throw new Error(`/healthz: ${status}`);
}

/** As a browser writes it, or as it is where no browser could. */
function encode(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return visible(value);
  }
}

function visible(value: string): string {
  return value.replace(/[^\x21-\x7e]/g, '%ZZ');
}
