import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { load } from 'js-yaml';
import type { Heard } from '../../dialogs/heard.js';
import { listenWithContent } from './content-listener.js';

interface Message {
  text: string;
  topics?: string[];
  not?: string[];
  access?: string[];
  may?: string[];
}

const sets = load(readFileSync(new URL('messages-en.yaml', import.meta.url), 'utf8')) as Record<
  string,
  Message[]
>;

describe('whole messages in English', () => {
  let hear: (text: string) => Heard;
  before(async () => {
    hear = await listenWithContent();
  });

  const messages = Object.values(sets).flat();

  it('are heard for what matters', () => {
    let right = 0;
    let meant = 0;
    let wrong = 0;
    for (const { text, topics = [], may = [] } of messages) {
      const found = hear(text).topics.map(({ topic }) => topic);
      meant += topics.length;
      right += topics.filter((topic) => found.includes(topic)).length;
      wrong += found.filter((topic) => !topics.includes(topic) && !may.includes(topic)).length;
    }
    expect(right / meant, 'recall').to.be.at.least(0.95);
    expect(right / (right + wrong), 'precision').to.be.at.least(0.9);
  });

  it('are heard for what the person needs in order to take part', () => {
    const needs = messages.flatMap(({ text, access = [] }) => access.map((need) => ({ text, need })));
    const found = needs.filter(({ text, need }) => hear(text).access.some((one) => one.need === need));
    expect(found.length / needs.length).to.be.at.least(0.95);
  });

  it('hardly ever ask for what they turn down', () => {
    const wanted = messages.filter(({ text, not = [] }) =>
      hear(text).topics.some(({ topic }) => not.includes(topic)),
    );
    expect(wanted.map(({ text }) => text)).to.have.length.at.most(2);
  });
});
