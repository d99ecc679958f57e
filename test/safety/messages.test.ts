import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { load } from 'js-yaml';
import type { SafetyFinding, SafetyKind } from '../../dialogs/heard.js';
import { listenWithContent } from '../understanding/content-listener.js';

interface Messages {
  plain: Partial<Record<SafetyKind, string>>[];
  oblique: Partial<Record<SafetyKind, string>>[];
  harmless: string[];
}

const { plain, oblique, harmless } = load(
  readFileSync(new URL('messages-en.yaml', import.meta.url), 'utf8'),
) as Messages;

describe('messages of people in danger', () => {
  let danger: (text: string) => SafetyFinding | null;
  before(async () => {
    const hear = await listenWithContent();
    danger = (text) => hear(text).safety;
  });

  const missed = (messages: Messages['plain']): string[] =>
    messages.flatMap((message) => Object.values(message)).filter((text) => danger(text) === null);

  it('are noticed where they say it plainly', () => {
    expect(missed(plain)).to.have.length.at.most(1);
  });

  it('are noticed mostly where they say it obliquely', () => {
    expect(missed(oblique)).to.have.length.at.most(11);
  });

  it('are not seen in harmless messages full of idioms', () => {
    const found = harmless.map((text) => ({ text, level: danger(text)?.level }));
    expect(found.filter(({ level }) => level === 'urgent').length).to.be.at.most(0.02 * harmless.length);
    expect(found.filter(({ level }) => level).length).to.be.at.most(0.08 * harmless.length);
  });
});
