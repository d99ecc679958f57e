import { expect } from 'chai';
import { h } from 'preact';
import type { Reply } from '../../dialogs/reply.js';
import type { Message } from '../../bot/storage/records.js';
import { fragment } from '../../bot/web/html.js';
import { Messages, standingChoices } from '../../bot/web/messages.js';
import { activity, plainWording, suggestion } from './sample.js';

describe('messages on the page', () => {
  it('says who says it, for those who cannot see the sides', () => {
    expect(rendered(bot(1, { say: 'matters:ask' })))
      .to.contain('web:bot-says')
      .and.contain('matters:ask');
    expect(rendered(resident(2, 'I miss gardening')))
      .to.contain('web:you-said')
      .and.contain('I miss gardening');
  });

  it('shows what a resident wrote as text, whatever it looks like', () => {
    const html = rendered(resident(1, '<script>alert(1)</script> & "so on"'));
    expect(html).to.contain('&lt;script>alert(1)&lt;/script> &amp;');
    expect(html).not.to.contain('<script');
  });

  it('shows names from the content as text', () => {
    const reply = {
      say: 'here',
      suggestions: [suggestion({ name: '<script>x</script>', about: '<img src=x>' })],
    };
    expect(rendered(bot(1, reply))).not.to.match(/<script|<img/);
  });

  it('makes no link of a website that is none', () => {
    const contact = { name: null, phone: 'no number', email: null, website: 'javascript:alert(1)' };
    const html = rendered(bot(1, { say: 'activity', activity: activity({ contact }) }));
    expect(html).not.to.match(/href="javascript/i);
    expect(html).to.contain('no number');
  });

  it('shows where else to go as a link with its words', () => {
    const link = { say: 'others:private-chat', url: 'https://teams.example.org/chat' };
    expect(rendered(bot(1, { say: 'others:can-read', link }))).to.match(
      /<a href="https:\/\/teams\.example\.org\/chat"[^>]*>others:private-chat<\/a>/,
    );
  });

  it('puts a suggestion on a card, with its reasons and a button that says what can be typed', () => {
    const html = rendered(bot(1, { say: 'here', suggestions: [suggestion()] }));
    expect(html).to.contain('because you said veg patch');
    expect(html).to.contain('access-unknown');
    expect(html).to.contain('name="text" value="Saturday on the allotment"');
    expect(html).to.contain('/chat/leeds/activity/growers/allotment.ics');
    expect(html).to.match(
      /href="https:\/\/www\.openstreetmap\.org[^"]*" target="_blank" rel="noopener noreferrer"/,
    );
  });

  it('asks about suggestions below them, where the answers are', () => {
    const html = rendered(bot(1, { say: 'suggestions:which', suggestions: [suggestion()] }));
    expect(html).to.match(/<article.*suggestions:which/);
  });

  it('offers no calendar file where there is no date', () => {
    expect(rendered(bot(1, { say: 'here', suggestions: [suggestion({ next: null })] }))).not.to.contain(
      '.ics',
    );
  });

  it('tells of access that is met, missing, and not known', () => {
    const html = rendered(bot(1, { say: 'join', activity: activity() }));
    expect(html).to.match(/access-yes<.*toilet<.*access-no<.*hearing-loop<.*access-unknown<.*step-free</);
  });

  it('makes help lines easy to ring, and alarming only where somebody is in danger', () => {
    const urgent = rendered(bot(1, { say: 'safety:urgent-life', helpLines: 'life' }));
    expect(urgent).to.contain('href="tel:01632960123"').and.contain('urgent');
    expect(rendered(bot(1, { say: 'hello:emergency', helpLines: 'emergency' }))).not.to.contain('urgent');
  });

  it('draws no eye to the help lines of somebody who may not be alone', () => {
    const shown = rendered(bot(1, { say: 'safety:again-harm', helpLines: 'harm' }));
    expect(shown).to.contain('href="tel:01632960123"').and.not.contain('urgent');
  });
});

describe('the choices that stand', () => {
  const choice = (id: string) => ({ id, say: id });

  it('are those last offered, also after an answer that offers none', () => {
    const messages = [
      bot(1, { say: 'one', choices: [choice('old')] }),
      resident(2, 'why?'),
      bot(3, { say: 'two', choices: [choice('new')] }),
      resident(4, 'help'),
      bot(5, { say: 'three' }),
    ];
    expect(standingChoices(messages).map(({ id }) => id)).to.deep.equal(['new']);
  });

  it('leave out what a card beside them carries', () => {
    const choices = [choice('activity:growers/allotment'), choice('more')];
    const messages = [bot(1, { say: 'here', suggestions: [suggestion()], choices })];
    expect(standingChoices(messages).map(({ id }) => id)).to.deep.equal(['more']);
  });

  it('are none before anything was offered', () => {
    expect(standingChoices([resident(1, 'hello')])).to.deep.equal([]);
  });
});

function rendered(message: Message): string {
  return fragment(h('ol', {}, Messages({ messages: [message], wording: plainWording, place: 'leeds' })));
}

function bot(number: number, reply: Reply): Message {
  return { number, at: '2026-11-20T10:00:00Z', from: 'bot', reply };
}

function resident(number: number, text: string): Message {
  return { number, at: '2026-11-20T10:00:00Z', from: 'resident', text, once: null };
}
