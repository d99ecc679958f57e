import { expect } from 'chai';
import { picturesIn } from '../../bot/understanding/pictures.js';

describe('a message of pictures alone', () => {
  it('is thanks, in any number and colour', () => {
    for (const message of ['👍', '👍🏽', '❤️', '🙏🙏🏿', '😊 👍', '♥'])
      expect(picturesIn(message), message).to.equal('thanks');
  });

  it('is sad where any of its faces is', () => {
    for (const message of ['😢', '😭😭😭', '💔', '🙏😭', '☹️'])
      expect(picturesIn(message), message).to.equal('sad');
  });

  it('is nothing where it could mean anything, or has a word in it', () => {
    for (const message of ['🏠', '👎', '👍👎', '👍 ok', 'sad 😢', '', ' ', '...', '1', '😂'])
      expect(picturesIn(message), message).to.equal(null);
  });
});
