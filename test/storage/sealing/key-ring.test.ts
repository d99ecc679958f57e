import { expect } from 'chai';
import { compactDecrypt } from 'jose';
import { idOf } from '../../../bot/storage/sealing/key-ring.js';
import { inTheClear, sealedWith, type Sealing } from '../../../bot/storage/sealing/sealing.js';
import { StorageError } from '../../../bot/storage/storage.js';
import { ringOf, testKey } from './keys.js';

const as = { kind: 'notes', name: 'a1' };
const text = '{"words":"my veg patch, dŵr, 茶, \\u0000"}';

describe('a key ring', () => {
  let ring: Sealing;
  before(async () => (ring = await ringOf('a')));

  const refusal = async (sealing: Sealing, stored: string): Promise<string> => {
    const error = await sealing.open(as, stored).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error).to.be.instanceOf(StorageError);
    return error!.message;
  };

  it('gives back what it sealed, of any length, and shows nothing of it', async () => {
    for (const one of ['', text, 'x'.repeat(200_000)]) {
      const sealed = await ring.seal(as, one);
      expect(await ring.open(as, sealed)).to.deep.equal({ text: one });
      if (one !== '') expect(sealed).not.to.include(one.slice(0, 10));
    }
  });

  it('seals the same text differently each time', async () => {
    expect(await ring.seal(as, text)).not.to.equal(await ring.seal(as, text));
  });

  it('writes JSON Web Encryption that others can read with the key', async () => {
    const { plaintext, protectedHeader } = await compactDecrypt(await ring.seal(as, text), testKey('a'));
    expect(new TextDecoder().decode(plaintext)).to.equal(text);
    expect(protectedHeader).to.deep.equal({
      ...{ alg: 'dir', enc: 'A256GCM', kid: await idOf(testKey('a')), sub: 'notes/a1' },
    });
  });

  it('reads what was never sealed as it is', async () => {
    expect(await ring.open(as, text)).to.deep.equal({ text });
    expect(sealedWith(text)).to.equal(null);
  });

  it('does not open one record as another, nor as the same of another kind', async () => {
    const sealed = await ring.seal(as, text);
    for (const other of [
      { ...as, name: 'a2' },
      { ...as, kind: 'requests' },
    ]) {
      expect(await ring.open(other, sealed)).to.deep.equal({ why: 'it is the text of another record' });
    }
  });

  it('opens nothing that was cut, wherever that was', async () => {
    const sealed = await ring.seal(as, text);
    for (let length = 0; length < sealed.length; length++) {
      const cut = sealed.slice(0, length);
      const opened = await ring.open(as, cut);
      // The first two letters alone may be anything; what they are not is a record.
      if (length < 3) expect(opened).to.deep.equal({ text: cut });
      else expect(opened, `cut at ${length}`).to.have.property('why');
    }
  });

  it('never opens what was changed in one place as something else', async () => {
    const sealed = await ring.seal(as, text);
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      const opened = await ring.open(as, changed).catch((error: Error) => {
        // The id of the key was changed: it could be a key that is missing.
        expect(error).to.be.instanceOf(StorageError);
        return { why: error.message };
      });
      if (at < 3) expect(opened).to.deep.equal({ text: changed });
      // The last letter of a part may hold bits that stand for nothing.
      else if ('text' in opened) expect(opened.text).to.equal(text);
    }
  });

  it('writes with its first key and reads with all', async () => {
    const [both, newer] = await Promise.all([ringOf('b', 'a'), ringOf('b')]);
    expect(await both.open(as, await ring.seal(as, text))).to.deep.equal({ text });
    const sealed = await both.seal(as, text);
    expect(sealedWith(sealed)).to.equal(await idOf(testKey('b')));
    expect(await newer.open(as, sealed)).to.deep.equal({ text });
  });

  it('says which key is missing, and does not take the text for damaged', async () => {
    const sealed = await ring.seal(as, text);
    const other = await ringOf('b', 'c');
    const id = await idOf(testKey('a'));
    expect(await refusal(other, sealed)).to.equal(
      `What is stored is encrypted with the key "${id}", and DATA_KEY holds only ${other.keys.join(', ')}. ` +
        'It is left as it is. Put that key back behind the others.',
    );
    expect(await refusal(inTheClear, sealed)).to.equal(
      `What is stored is encrypted with the key "${id}", and DATA_KEY is not set. ` +
        'It is left as it is. Set DATA_KEY to that key.',
    );
  });

  it('names a key by a digest that does not hold it', async () => {
    const id = await idOf(testKey('a'));
    expect(id).to.match(/^[\w-]{12}$/);
    expect(id).not.to.equal(await idOf(testKey('b')));
    expect(Buffer.from(testKey('a')).toString('base64url')).not.to.include(id.slice(0, 5));
  });

  it('refuses a sealed text that asks for less than it should', async () => {
    const [, ...rest] = (await ring.seal(as, text)).split('.');
    for (const change of [
      { alg: 'none' },
      { enc: 'A128GCM' },
      { alg: 'A256KW' },
      { zip: 'DEF' },
      { crit: ['x'] },
    ]) {
      const header = { alg: 'dir', enc: 'A256GCM', kid: ring.keys[0], sub: 'notes/a1', ...change };
      const forged = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
      expect(await ring.open(as, forged)).to.have.property('why');
    }
  });
});
