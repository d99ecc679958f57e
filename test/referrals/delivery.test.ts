import { expect } from 'chai';
import { byAddress } from '../../bot/channels/deliverer.js';
import { createPost } from '../../bot/channels/webhook/post.js';
import { readSecret } from '../../bot/channels/webhook/signature.js';
import { createOutbox } from '../../bot/referrals/outbox.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { HandOverDraft } from '../../dialogs/deed.js';
import { answerWith, openWebhookServer } from '../channels/webhook/webhook-server.js';
import { readableLog } from '../storage/sample-record.js';
import { minute, MovableClock } from './movable-clock.js';
import { draft, sentOf, SmallReferrals } from './small-referrals.js';

const webhook = 'https://hooks.example.org/requests';
const teams = 'https://flows.example.org/workflow?sig=secret';

const handOver: HandOverDraft = {
  name: 'Rose',
  reach: draft.reach,
  note: 'Mornings are best',
  forWhom: null,
  matters: [{ topic: 'gardening', words: 'my veg patch' }],
  getsInTheWay: [{ need: 'step-free', words: 'my knees' }],
  area: 'Hyde Park',
  suggested: ['growers/saturday'],
  language: 'en',
};

interface Hook {
  type: string;
  data: {
    reference: string;
    parts: { part: string; label: string; value: string }[];
    answer: Record<string, string>;
    record: unknown;
  };
}

describe('a request', () => {
  const asked = async (ways: Parameters<SmallReferrals['change']>[0]) => {
    const fixture = new SmallReferrals();
    fixture.change(ways);
    const { request } = sentOf(await fixture.refer('one'));
    return { fixture, request };
  };

  it('goes by e-mail, and beside that to a webhook and to Teams where the group says so', async () => {
    const { fixture, request } = await asked({ webhook, teams });
    expect([...fixture.sent].map(([id, { to }]) => [id, to])).to.deep.equal([
      [`${request.id}/asking`, 'growers@example.org'],
      [`${request.id}/webhook-asking`, webhook],
      [`${request.id}/teams-asking`, teams],
    ]);
  });

  it('goes to them instead of by e-mail where the group says that', async () => {
    const { fixture } = await asked({ webhook, byEmail: false });
    expect([...fixture.sent.values()].map(({ to }) => to)).to.deep.equal([webhook]);
  });

  it('goes by e-mail where webhooks cannot be signed', async () => {
    const fixture = new SmallReferrals();
    fixture.webhooks = false;
    fixture.start();
    fixture.change({ webhook, byEmail: false });
    await fixture.refer('one');
    expect([...fixture.sent.values()].map(({ to }) => to)).to.deep.equal(['growers@example.org']);
  });

  it('says in JSON what the resident was shown, part by part, and nothing else of them', async () => {
    const { fixture, request } = await asked({ webhook });
    const text = fixture.sent.get(`${request.id}/webhook-asking`)!.text;
    const { type, data } = JSON.parse(text) as Hook;
    expect(type).to.equal('self-referral.asked');
    expect(data.reference).to.equal(request.reference);
    expect(data.parts).to.deep.equal([
      { part: 'name', label: 'Name', value: 'Rose' },
      { part: 'reach', label: 'How to reach them', value: '07700 900123' },
      { part: 'note', label: 'To know', value: 'I use a frame' },
      { part: 'question', label: 'Are you over 18?', value: 'Yes' },
      { part: 'language', label: 'Language', value: 'English' },
    ]);
    expect(Object.keys(data.answer)).to.deep.equal(['in-touch', 'not-right', 'full']);
    expect(text).not.to.match(/"conversation"|"one"|webchat/);
  });

  it('is a card in Teams, in which what a resident wrote is no link and no picture', async () => {
    const fixture = new SmallReferrals();
    fixture.change({ teams });
    const note = '[click here](https://evil.example) ![](https://evil.example/a.png) **now**';
    const deed = { kind: 'refer', draft: { ...draft, note }, when: 'now' } as const;
    const { request } = sentOf(await fixture.perform(deed));
    const message = JSON.parse(fixture.sent.get(`${request.id}/teams-asking`)!.text) as {
      type: string;
      attachments: {
        contentType: string;
        content: {
          type: string;
          body: { type: string; inlines: { type: string; text: string }[] }[];
          actions: { type: string; title: string; url: string }[];
        };
      }[];
    };
    const [{ contentType, content } = { contentType: '', content: null }] = message.attachments;
    expect([message.type, contentType]).to.deep.equal(['message', 'application/vnd.microsoft.card.adaptive']);
    expect(new Set(content!.body.map(({ type }) => type))).to.deep.equal(new Set(['RichTextBlock']));
    const runs = content!.body.flatMap(({ inlines }) => inlines);
    expect(runs.every(({ type, text }) => type === 'TextRun' && text !== '')).to.equal(true);
    expect(runs.map(({ text }) => text)).to.include.members(['Rose', '07700 900123', note]);
    expect(content!.actions.map(({ type, title }) => [type, title])).to.deep.equal([
      ['Action.OpenUrl', 'We have been in touch'],
      ['Action.OpenUrl', 'Not right for us'],
      ['Action.OpenUrl', 'Full this week'],
    ]);
  });

  it('that is withdrawn is told on every way that it went, without what it said', async () => {
    const { fixture, request } = await asked({ webhook, teams });
    await fixture.perform({ kind: 'withdraw', request: request.id });
    const told = ['', 'webhook-', 'teams-'].map((by) => fixture.sent.get(`${request.id}/${by}withdrawn`)!);
    expect(told.map(({ to }) => to)).to.deep.equal(['growers@example.org', webhook, teams]);
    expect((JSON.parse(told[1]!.text) as Hook).type).to.equal('self-referral.withdrawn');
    for (const { text } of told) expect(text).to.include(request.reference).and.not.include('Rose');
  });

  it('reaches a webhook that was down, signed, with one id, while e-mail goes on', async () => {
    const secret = readSecret('bWFrZSB5b3VyIG93biB3aXRoIG9wZW5zc2wgcmFuZA==');
    let down = 2;
    const server = await openWebhookServer(secret, (response) =>
      answerWith(response, down-- > 0 ? 503 : 200),
    );
    const clock = new MovableClock();
    const mailed: string[] = [];
    const outbox = createOutbox({
      storage: openMemoryStorage(),
      deliver: byAddress(
        async ({ to }) => {
          mailed.push(to);
          return { outcome: 'delivered' };
        },
        createPost({ secret, privateNetwork: true, now: clock.now }),
      ),
      ...{ gaveUp: async () => undefined, now: clock.now, after: clock.after, log: readableLog() },
    });
    try {
      const { fixture, request } = await asked({ webhook: `${server.address}/requests` });
      for (const message of fixture.sent.values()) await outbox.send(message);
      outbox.start();
      while ((await outbox.outcome(`${request.id}/webhook-asking`)) !== 'delivered') {
        await clock.pass(minute);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(mailed).to.deep.equal(['growers@example.org']);
      expect(server.posted).to.have.length(3);
      expect(server.posted.every(({ genuine }) => genuine)).to.equal(true);
      expect(new Set(server.posted.map(({ headers }) => headers['webhook-id'])).size).to.equal(1);
    } finally {
      await outbox.close();
      await server.close();
    }
  });
});

describe('a hand-over', () => {
  const handedOver = async (changes: Partial<HandOverDraft> = {}, culture = 'GB-ENG') => {
    const fixture = new SmallReferrals();
    fixture.place = { ...fixture.place, culture };
    const { request } = sentOf(
      await fixture.perform({ kind: 'hand-over', draft: { ...handOver, ...changes } }),
    );
    return { letter: fixture.sent.get(`${request.id}/asking`)!, request };
  };

  it('has the shape of the UK’s record standard, as readable text and as a file', async () => {
    const { letter, request } = await handedOver();
    const [{ name, text } = { name: '', text: '{}' }] = letter.attachments ?? [];
    expect(name).to.equal(`${request.reference}.json`);
    const { standard, record } = JSON.parse(text) as { standard: object; record: object };
    expect(standard).to.deep.equal({ name: 'Social Prescribing Information Standard', version: '1.1' });
    expect(record).to.deep.equal({
      'Person demographics': {
        'Person name': { 'Person preferred name': 'Rose' },
        "Person's contact details": {
          "Person's telephone number details": { "Person's telephone number": '07700 900123' },
        },
      },
      'About me': {
        'What is most important to me': ['“my veg patch”'],
        'How I communicate and how to communicate with me': 'English',
        'Also worth knowing about me': ['Mornings are best'],
      },
      'Individual requirements': {
        'Other individual requirements': [{ 'Other individual requirement': '“my knees”' }],
      },
      Consent: {
        'Consent for information sharing':
          'They were shown what is in this record, and agreed to pass it on, on Friday 20 November.',
      },
      'Referral details': {
        'Referral details record entry': [
          {
            Date: '2026-11-20',
            'Referrer details': { Name: 'Rose' },
            'Referral method': 'Self referral',
            'Reason for referral': { 'Free text': 'They would like to talk to a person.' },
            'Referral to': { Role: 'link worker' },
          },
        ],
      },
      'Social context': { 'Social circumstances': 'Hyde Park' },
      'Signpost details': {
        'Signpost details record entry': [{ 'Signpost to': { Service: { 'Free text': 'Saturday' } } }],
      },
    });
    expect(letter.text).to.include('About me\n  What is most important to me\n    “my veg patch”');
  });

  it('leaves out of both what the resident cut', async () => {
    const cut = { name: null, note: null, matters: [], getsInTheWay: [], area: null, suggested: [] };
    const { letter } = await handedOver(cut);
    const text = letter.text + letter.attachments![0]!.text;
    for (const part of ['Rose', 'Mornings', 'veg patch', 'knees', 'Hyde Park', 'Saturday']) {
      expect(text).not.to.include(part);
    }
    for (const heading of ['Individual requirements', 'Social context', 'Signpost details', 'Person name']) {
      expect(text, heading).not.to.include(heading);
    }
  });

  it('for somebody else names the one who wrote as the referrer, and nobody as the person', async () => {
    const { letter } = await handedOver({ forWhom: 'my mum' });
    const { record } = JSON.parse(letter.attachments![0]!.text) as { record: Record<string, unknown> };
    expect(record).not.to.have.property('Person demographics');
    expect(JSON.stringify(record['Referral details']))
      .to.include('"Name":"Rose"')
      .and.include('my mum')
      .and.include('07700 900123');
  });

  it('has no headings of the UK’s in its letter elsewhere', async () => {
    const { letter } = await handedOver({}, 'NL');
    expect(letter.text).not.to.include('About me');
    expect(letter.attachments).to.have.length(1);
  });
});
