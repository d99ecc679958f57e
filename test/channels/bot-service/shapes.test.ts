import { expect } from 'chai';
import { readIncoming, type Incoming } from '../../../bot/channels/bot-service/incoming.js';
import { withoutMentions, type Mention } from '../../../bot/channels/bot-service/mentions.js';
import { longestButton } from '../../../bot/channels/bot-service/picked.js';
import { appId, shapes } from './shapes.js';

describe('what the channels of the Bot Service send', () => {
  for (const { name, activity, read } of shapes) {
    it(name, () => {
      expect(readIncoming(JSON.parse(JSON.stringify(activity)), appId)).to.deep.include(read);
    });
  }

  it('is never more than ignored where any part of it is something else', () => {
    const others: unknown[] = [null, 7, 'x', true, [], {}, [[]], { id: 7 }, '__proto__', 'é'.repeat(5_000)];
    for (const { activity } of shapes) {
      for (const key of Object.keys(activity)) {
        for (const other of others) {
          const { kind } = readIncoming({ ...activity, [key]: other }, appId);
          expect(kind).to.be.oneOf(['message', 'came', 'left', 'invoke', 'ignored']);
        }
      }
    }
    for (const other of [undefined, ...others]) expect(readIncoming(other, appId).kind).to.equal('ignored');
  });

  it('is not heard where the bot itself wrote it', () => {
    const [{ activity }] = shapes as [(typeof shapes)[number]];
    expect(readIncoming({ ...activity, from: activity.recipient }, appId)).to.deep.equal({ kind: 'ignored' });
  });

  describe('of a conversation whose kind Teams does not name', () => {
    const kindOf = (conversation: Record<string, unknown>) => {
      const [{ activity }] = shapes as [(typeof shapes)[number]];
      const read = readIncoming({ ...activity, conversation, channelData: {} }, appId);
      return read.kind === 'message' ? read.conversationKind : null;
    };

    it('counts a thread as seen by others', () => {
      expect(kindOf({ id: '19:abc@thread.skype' })).to.equal('groupChat');
      expect(kindOf({ id: '19:one_two@unq.gbl.spaces' })).to.equal('groupChat');
      expect(kindOf({ id: 'a:abc', isGroup: true })).to.equal('groupChat');
      expect(kindOf({ id: '19:abc@thread.v2', conversationType: 'groupchat' })).to.equal('groupChat');
    });

    it('counts what only the bot is in as personal', () => {
      expect(kindOf({ id: 'a:abc' })).to.equal('personal');
      expect(kindOf({ id: `19:somebody_${appId}@unq.gbl.spaces` })).to.equal('personal');
    });
  });
});

describe('a button that was pressed', () => {
  const pressed = (value: unknown): Incoming => {
    const [{ activity }] = shapes as [(typeof shapes)[number]];
    return readIncoming({ ...activity, text: 'typed', value }, appId);
  };
  const heard = (value: unknown) => {
    const read = pressed(value);
    return read.kind === 'message' ? read.text : null;
  };

  it('says its words, also where they come as JSON in a text', () => {
    expect(heard({ say: 'Carry on' })).to.equal('Carry on');
    expect(heard('{"say":"Carry on"}')).to.equal('Carry on');
  });

  it('says nothing where it is none of ours: then what was typed counts', () => {
    const strange = [
      { say: 7 },
      { say: '' },
      { say: '  ' },
      { say: ['Carry on'] },
      { choice: 'carry-on' },
      '{"say":',
      'say',
      { say: 'x'.repeat(longestButton + 1) },
      JSON.stringify({ say: 'x', more: 'y'.repeat(9_999) }),
    ];
    for (const value of strange) expect(heard(value), JSON.stringify(value)).to.equal('typed');
  });
});

describe('a mention of the bot', () => {
  const bot = 'What Matters';
  const us: Mention = { id: '28:us', name: bot, text: `<at>${bot}</at>` };
  const asha: Mention = { id: '29:asha', name: 'Asha Khan', text: '<at>Asha Khan</at>' };
  const without = (text: string, mentions: Mention[] = [us]) =>
    withoutMentions(text, mentions, (id) => id === '28:us', bot);

  it('is taken out wherever it stands, and however often', () => {
    expect(without('<at>What Matters</at> hello')).to.equal('hello');
    expect(without('hello <at>What Matters</at>')).to.equal('hello');
    expect(without('hello <at>What Matters</at>, are you there?')).to.equal('hello, are you there?');
    expect(without('<at>What Matters</at>: <at>What Matters</at> hello', [us, us])).to.equal('hello');
    expect(without('<at>What Matters</at>')).to.equal('');
  });

  it('is known in the forms that clients give it', () => {
    expect(without('<at id="0">What Matters</at> hello')).to.equal('hello');
    expect(without('<AT>what  matters</AT> hello')).to.equal('hello');
    expect(without('<at>@What Matters</at> hello')).to.equal('hello');
    expect(without('<at>Helper</at> hello', [{ ...us, name: 'Helper', text: '<at>Helper</at>' }])).to.equal(
      'hello',
    );
  });

  it('is told from mentions of other people, who keep their names', () => {
    expect(without('<at>What Matters</at> ask <at>Asha Khan</at>', [us, asha])).to.equal('ask Asha Khan');
    const namesake = { ...asha, name: bot, text: us.text };
    expect(without('<at>What Matters</at> ask <at>What Matters</at>', [us, namesake])).to.equal(
      'ask What Matters',
    );
  });

  it('leaves other words alone', () => {
    for (const text of ['what matters to me', 'a < b, c > d', '  two  spaces', ', so'])
      expect(without(text, [])).to.equal(text);
  });

  it('is looked for in tags only, whole or broken', () => {
    expect(without(`${'<at>'.repeat(20_000)}hello${'<at x'.repeat(3)}`)).to.equal(
      `hello${'<at x'.repeat(3)}`,
    );
  });
});
