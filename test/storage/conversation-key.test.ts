import { expect } from 'chai';
import { conversationKey } from '../../bot/storage/conversation-key.js';

describe('conversation key', () => {
  it('is the same for the same place and token, and another for any other', () => {
    const key = conversationKey('leeds', 'token');
    expect(conversationKey('leeds', 'token')).to.equal(key);
    expect(conversationKey('utrecht', 'token')).not.to.equal(key);
    expect(conversationKey('leeds', 'token2')).not.to.equal(key);
    expect(conversationKey('leed', 'stoken')).not.to.equal(key);
  });

  it('holds nothing of the token, and is safe in a file name', () => {
    expect(conversationKey('leeds', 'secret-token')).to.match(/^[A-Za-z0-9_-]{43}$/);
  });
});
