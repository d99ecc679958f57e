import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyKind } from '../../bot/data/every-kind.js';
import { projectRoot } from '../../bot/root.js';

/** Kinds are written as `const conversations: RecordKind<ConversationRecord> = {`, with their name first. */
const written = /const \w+: RecordKind<\w+> = \{\s*name: '([^']+)'/g;

describe('the list of every kind of record', () => {
  it('lacks none that the bot keeps', () => {
    const files = readdirSync(join(projectRoot, 'bot'), { recursive: true, encoding: 'utf8' });
    const inTheCode = files
      .filter((name) => name.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(projectRoot, 'bot', file), 'utf8');
        const kinds = [...text.matchAll(written)].map(([, name]) => name!);
        const meant = text.match(/const \w+: RecordKind</g) ?? [];
        expect(kinds, `the kinds in ${file} that this test finds`).to.have.length(meant.length);
        return kinds;
      });
    expect(everyKind.map(({ kind }) => kind.name).sort()).to.deep.equal(inTheCode.sort());
  });
});
