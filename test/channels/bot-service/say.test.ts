import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import type { Sender } from '../../../bot/channels/bot-service/incoming.js';
import { activitiesFor } from '../../../bot/channels/bot-service/say.js';
import { readLocales } from '../../../bot/words/locales.js';
import { smsPages } from '../../../bot/words/sms-pages.js';
import { createWords } from '../../../bot/words/words.js';
import type { Choice, Reply } from '../../../dialogs/reply.js';
import { suggestion } from '../../web/sample.js';

const root = path.join(import.meta.dirname, '../../..');
const content = await loadCatalogue(path.join(root, 'content'));
const words = createWords(readLocales(path.join(root, 'locales')), () => content);
const now = new Date('2026-11-20T10:00Z');

const wordingFor = (channel: Sender['channel']) => words.in('en', 'leeds', now, channel);
const say = (channel: Sender['channel'], replies: Reply[], page?: number) =>
  activitiesFor(channel, replies, wordingFor(channel), page);

const found = [suggestion(), suggestion({ id: 'choir/sing', name: 'Sing *together*' })];
const choices: Choice[] = [
  ...found.map(({ id, name }) => ({ id: `activity:${id}`, say: 'suggestions:choice-one', values: { name } })),
  { id: 'none-of-these', say: 'suggestions:choice-none' },
  { id: 'person', say: 'choices:person' },
  { id: 'carry-on', say: 'choices:carry-on' },
];
const suggesting: Reply[] = [
  { say: 'suggestions:here' },
  { say: 'suggestions:which', suggestions: found, choices },
];

describe('what is said on a channel of the Bot Service', () => {
  it('is nothing where there is nothing to say', () => {
    for (const channel of ['teams', 'directline', 'sms', 'other'] as const)
      expect(say(channel, [])).to.deep.equal([]);
  });

  it('is plain text by Direct Line, and every choice a button that says it', () => {
    const said = say('directline', suggesting);
    expect(said).to.have.length(2);
    expect(said[1]).to.include({ type: 'message', textFormat: 'plain', locale: 'en' });
    expect(said[1]?.text).to.match(/^1\. Saturday on the allotment \(Hyde Park Growers\)\n {3}When: /);
    expect(said[1]?.text).to.include('2. Sing *together*').and.not.include('1) ');
    expect(said[0]).not.to.have.property('suggestedActions');
    expect(said[1]?.suggestedActions?.actions).to.deep.include({
      type: 'imBack',
      title: 'None of these',
      value: 'None of these',
    });
    expect(said[1]?.suggestedActions?.actions).to.have.length(5);
  });

  it('is one plain text with numbers on a channel that nobody thought of', () => {
    const said = say('other', suggesting);
    expect(said).to.have.length(1);
    expect(said[0]).to.have.all.keys('type', 'text', 'textFormat', 'locale');
    expect(said[0]?.text).to.include(
      '1) Saturday on the allotment\n2) Sing *together*\n3) None of these\n4) Talk to',
    );
  });

  it('is a page of text messages, its lines parted as the Bot Service needs it', () => {
    const pages = smsPages(suggesting, wordingFor('sms'));
    for (const [page, text] of pages.entries()) {
      const [only, ...others] = say('sms', suggesting, page);
      expect(others).to.be.empty;
      expect(only).to.have.all.keys('type', 'text', 'textFormat', 'locale');
      expect(only?.text?.split('\n\n')).to.deep.equal(text.split('\n').filter((line) => line.trim() !== ''));
    }
    expect(say('sms', suggesting, pages.length)).to.deep.equal([]);
  });

  it('writes a link out where it cannot be followed', () => {
    const link = { say: 'others:private-chat', url: 'https://example.org/private' };
    for (const channel of ['directline', 'other'] as const)
      expect(say(channel, [{ say: 'others:can-read', link }])[0]?.text).to.include(
        'Open the private chat: https://example.org/private',
      );
  });

  it('names whom to call in every form', () => {
    for (const channel of ['teams', 'directline', 'sms', 'other'] as const) {
      const [first] = say(channel, [{ say: 'safety:urgent-life', helpLines: 'life' }, ...suggesting]);
      expect(first?.text, channel).to.include('999');
    }
  });
});
