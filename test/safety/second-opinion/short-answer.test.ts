import { expect } from 'chai';
import { isShortAnswer } from '../../../bot/safety/second-opinion/short-answer.js';
import { askedOf } from '../../../bot/conversation-record.js';
import type { ConversationRecord } from '../../../bot/storage/records.js';

describe('a short answer', () => {
  it('is what answers a question for a name, a number, a place or a yes', () => {
    for (const step of ['name', 'reach', 'phone-number', 'consent', 'review', 'whereabouts', 'when'])
      expect(isShortAnswer(4, askedAt(step)), step).to.be.true;
  });

  it('is not what tells more than was asked, nor what answers an open question', () => {
    expect(isShortAnswer(12, askedAt('name'))).to.be.false;
    for (const step of ['matters', 'access', 'note', 'shown', 'asked'])
      expect(isShortAnswer(4, askedAt(step)), step).to.be.false;
  });
});

function askedAt(step: string) {
  return askedOf({ dialogs: [{ id: 'some', state: { step } }] } as unknown as ConversationRecord);
}
