import { expect } from 'chai';
import { keysUsedIn, unusedKeys } from '../../../bot/words/checking/keys-used.js';

describe('the keys that code asks for', () => {
  const used = keysUsedIn([
    "wording.say('hello:greeting')",
    '{ say: example ? \'hello:greeting-example\' : "hello:other" }',
    'say(`reasons:${reason.kind}${picked ? `-${picked}` : ""}`)',
    'wording.say(`check-in:reminder${off ? "-off" : ""}`, { day: { day } })',
  ]);

  it('are read where they stand, and where parts are put in', () => {
    expect(used.has('hello', 'greeting')).to.be.true;
    expect(used.has('hello', 'other')).to.be.true;
    expect(used.has('reasons', 'topic-picked')).to.be.true;
    expect(used.has('check-in', 'reminder-off')).to.be.true;
    expect(used.has('check-in', 'agreed')).to.be.false;
  });

  it('leave those over that nothing says; plurals, channels and other words count with their text', () => {
    const locale = new Map([
      [
        'hello',
        new Map([
          ['greeting', ''],
          ['greeting_sms', ''],
          ['greeting_one', ''],
          ['greeting-also', ''],
          ['goodbye', ''],
        ]),
      ],
    ]);
    expect(unusedKeys(locale, used)).to.deep.equal([['hello', 'goodbye']]);
  });
});
