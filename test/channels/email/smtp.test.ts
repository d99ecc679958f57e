import { expect } from 'chai';
import type { MailServer } from '../../../bot/mail-settings.js';
import type { Mailer } from '../../../bot/channels/email/mailer.js';
import { openSmtp } from '../../../bot/channels/email/smtp.js';
import { sampleMessage } from '../../referrals/sample-message.js';
import { openMailServer, type MailServerOptions, type TestMailServer } from './mail-server.js';

const from = { name: 'What Matters', address: 'bot@example.org' };
const written = new Date('2026-11-20T10:00:00Z');
const never = new AbortController().signal;
/** In milliseconds: long enough for this machine, short enough for a test that waits for them. */
const times = { connecting: 2_000, silence: 300, whole: 2_000 };

describe('e-mail through a mail server', () => {
  let server: TestMailServer;
  let mailer: Mailer;

  const open = async (options: MailServerOptions = {}, changes: Partial<MailServer> = {}) => {
    server = await openMailServer(options);
    mailer = openSmtp(
      {
        host: '127.0.0.1',
        port: server.port,
        tls: 'none',
        checkCertificate: true,
        login: null,
        ...changes,
      },
      from,
      times,
    );
  };
  const deliver = (message = sampleMessage(), stop = never) => mailer.deliver(message, written, stop);

  afterEach(async () => {
    mailer.close();
    await server.close();
  });

  it('arrives as it was written, from whom it should be, and says that a program sent it', async () => {
    await open();
    const text = 'Dzień dobry, 你好، سلام.\n.\nA line with a dot alone, and a long one: ' + 'x'.repeat(2000);
    const message = sampleMessage({ subject: 'Cymorth i Siân – 你好', text, replyTo: 'office@example.org' });
    expect(await deliver(message)).to.deep.equal({ outcome: 'delivered' });
    const [mail] = server.received;
    expect(mail?.text?.trimEnd()).to.equal(text);
    expect(mail?.subject).to.equal('Cymorth i Siân – 你好');
    expect(mail?.from?.value).to.deep.equal([from]);
    expect(mail?.replyTo?.value).to.deep.equal([{ name: '', address: 'office@example.org' }]);
    expect(mail?.headers.get('auto-submitted')).to.equal('auto-generated');
    expect(mail?.date).to.deep.equal(written);
    expect(mail?.html).to.equal(false);
  });

  it('has one Message-ID a message, which does not tell the id', async () => {
    await open();
    await deliver();
    await deliver();
    await deliver(sampleMessage({ id: 'referral/2' }));
    const [one, again, other] = server.received.map(({ messageId }) => messageId);
    expect(one).to.match(/^<[0-9a-f]{32}@example\.org>$/);
    expect(again).to.equal(one);
    expect(other).not.to.equal(one);
  });

  it('may have HTML beside the text', async () => {
    await open();
    await deliver(sampleMessage({ html: '<p>Sam <b>would like</b> to come.</p>' }));
    expect(server.received[0]?.html).to.include('<b>would like</b>');
    expect(server.received[0]?.text?.trim()).to.equal('Sam would like to come on Saturday.');
  });

  it('reaches addresses of domains in any script', async () => {
    await open();
    await deliver(sampleMessage({ to: 'gartenfreunde@bücher.example' }));
    expect(server.received[0]?.to).to.have.nested.property(
      'value[0].address',
      'gartenfreunde@bücher.example',
    );
  });

  it('cannot be made to carry another header or another receiver', async () => {
    await open();
    await deliver(
      sampleMessage({
        subject: 'Hello\r\nBcc: thief@example.org\r\n\r\nA text',
        headers: {
          'List-Unsubscribe': '<https://example.org/>\r\nBcc: thief@example.org',
          'X-A: b\r\nBcc': 'thief@example.org',
        },
      }),
    );
    expect(server.received[0]?.headers.has('bcc')).to.equal(false);
    expect(server.received[0]?.subject).to.equal('Hello Bcc: thief@example.org A text');
    for (const to of ['a@example.org, b@example.org', 'a@example.org\nBcc: b@example.org', 'nobody']) {
      expect((await deliver(sampleMessage({ to }))).outcome, to).to.equal('refused');
    }
    expect((await deliver(sampleMessage({ replyTo: 'a@b\r\nBcc: c@d' }))).outcome).to.equal('refused');
    expect(server.received).to.have.length(1);
  });

  const answers: [what: string, step: string, answer: string, outcome: string][] = [
    ['a receiver that there is not', 'receiver', '550 No such user', 'refused'],
    ['a mailbox that is full for now', 'receiver', '452 Mailbox full', 'failed'],
    ['grey-listing', 'receiver', '451 Try again later', 'failed'],
    ['a text taken for junk', 'text', '554 Looks like spam', 'refused'],
    ['a text that it cannot store now', 'text', '452 Out of space', 'failed'],
    ['our own address, which may be mended', 'sender', '550 Not your address', 'failed'],
    ['everybody, being overloaded', 'connect', '421 Too busy', 'unreachable'],
    ['silence at the receiver', 'receiver', 'hang', 'unreachable'],
    ['silence after the text', 'text', 'hang', 'unreachable'],
    ['a line cut at the receiver', 'receiver', 'drop', 'unreachable'],
    ['a line cut after the text', 'text', 'drop', 'unreachable'],
    ['a line cut after it was taken', 'taken', 'drop', 'unreachable'],
  ];
  for (const [what, step, answer, outcome] of answers) {
    it(`tells ${outcome} where the server answers with ${what}`, async () => {
      await open({ at: (now) => (now === step ? answer : null) });
      const attempt = await deliver();
      expect(attempt.outcome).to.equal(outcome);
      expect(JSON.stringify(attempt)).not.to.match(/growers|Sam|No such user/);
    });
  }

  it('tells that the way is down where nobody listens, or nobody greets', async () => {
    await open();
    await server.close();
    expect(await deliver()).to.deep.equal({ outcome: 'unreachable', why: 'ESOCKET CONN' });
    server = await openMailServer({ at: () => 'hang' });
    mailer = openSmtp(
      { host: '127.0.0.1', port: server.port, tls: 'none', checkCertificate: true, login: null },
      from,
      { ...times, connecting: 200 },
    );
    expect((await deliver()).outcome).to.equal('unreachable');
  });

  it('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    await open({
      at: (step) => {
        if (step === 'receiver') stop.abort();
        return step === 'receiver' ? 'hang' : null;
      },
    });
    expect((await deliver(sampleMessage(), stop.signal)).outcome).to.equal('failed');
  });

  it('goes on with the next message after one that was refused', async () => {
    let calls = 0;
    await open({ at: (step) => (step === 'receiver' && ++calls === 1 ? '550 No such user' : null) });
    expect((await deliver()).outcome).to.equal('refused');
    expect((await deliver(sampleMessage({ id: 'referral/2' }))).outcome).to.equal('delivered');
  });

  const withLogin: MailServerOptions = {
    disabledCommands: [],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'bot' && password === 'right'
        ? callback(null, { user: 'bot' })
        : callback(new Error('Wrong password')),
  };

  it('sends nothing without TLS where that is demanded, and takes no certificate that nobody vouches for', async () => {
    await open({ disabledCommands: ['AUTH', 'STARTTLS'] }, { tls: 'required' });
    expect((await deliver()).outcome).to.equal('unreachable');
    await server.close();
    for (const tls of ['required', 'if-offered'] as const) {
      await open(withLogin, { tls });
      expect((await deliver()).outcome, tls).to.equal('unreachable');
      expect(server.received).to.deep.equal([]);
      await server.close();
    }
    await open(withLogin, {
      tls: 'required',
      checkCertificate: false,
      login: { user: 'bot', password: 'right' },
    });
    expect((await deliver()).outcome).to.equal('delivered');
  });

  it('keeps what waits where our own login is refused: that can be mended', async () => {
    await open(withLogin, { tls: 'none', login: { user: 'bot', password: 'wrong' } });
    const attempt = await deliver();
    expect(attempt.outcome).to.equal('unreachable');
    expect(JSON.stringify(attempt)).not.to.include('wrong');
  });
});
