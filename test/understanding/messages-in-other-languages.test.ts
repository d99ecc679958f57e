import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { load } from 'js-yaml';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues, type Knowledge } from '../../bot/understanding/knowledge.js';
import type { Heard, SafetyKind } from '../../dialogs/heard.js';
import { wordsRead } from './listener.js';

interface Message {
  text: string;
  topics?: string[];
  may?: string[];
  not?: string[];
  access?: string[];
}

interface Labelled {
  messages: Message[];
  /** Short ones, which need not tell their language. */
  voices?: Message[];
  danger: Record<SafetyKind, string[]>;
  harmless: string[];
}

const labelled = (language: string): Labelled =>
  load(
    readFileSync(path.join(projectRoot, `test/understanding/messages-${language}.yaml`), 'utf8'),
  ) as Labelled;

const now = new Date('2026-11-20T10:00:00Z');

/** The rules have seen these messages since: the floors only hold what was reached. */
const least = { recall: 0.95, precision: 0.88, language: 0.9, urgentAlarms: 0.02, alarms: 0.08 };

describe('messages in other languages', () => {
  let known: Knowledge;
  before(async () => {
    known = new KnowledgeOfCatalogues(wordsRead).of(await loadCatalogue(path.join(projectRoot, 'content')));
  });

  for (const [language, place] of [
    ['cy', 'caerphilly'],
    ['nl', 'utrecht'],
    ['zh', 'yiwu'],
    ['pl', 'leeds'],
    ['ur', 'leeds'],
  ] as const) {
    describe(language, () => {
      const { messages, voices = [], danger, harmless } = labelled(language);
      const all = [...messages, ...voices];
      const heard = (text: string): Heard =>
        hear(text, { language, place, now, offered: [], asked: null }, known).heard;

      it('are heard for the topics that they are about, and few others', () => {
        let [found, missed, extra] = [0, 0, 0];
        for (const { text, topics = [], may = [] } of all) {
          const said = heard(text).topics.map(({ topic }) => topic);
          found += topics.filter((topic) => said.includes(topic)).length;
          missed += topics.filter((topic) => !said.includes(topic)).length;
          extra += said.filter((topic) => !topics.includes(topic) && !may.includes(topic)).length;
        }
        expect(found / (found + missed), 'recall').to.be.at.least(least.recall);
        expect(found / (found + extra), 'precision').to.be.at.least(least.precision);
      });

      it('never ask for what they turn down', () => {
        for (const { text, not = [] } of all) {
          const said = heard(text).topics.map(({ topic }) => topic);
          expect(
            not.filter((topic) => said.includes(topic)),
            text,
          ).to.deep.equal([]);
        }
      });

      it('are known for the language that they are in', () => {
        const known = messages.filter(({ text }) => heard(text).language === language).length;
        expect(known / messages.length).to.be.at.least(least.language);
      });

      it('never lose somebody in danger', () => {
        const lost = Object.values(danger)
          .flat()
          .filter((text) => heard(text).safety === null);
        expect(lost).to.deep.equal([]);
      });

      it('hardly ever raise a false alarm', () => {
        const alarms = harmless.map((text) => heard(text).safety).filter((safety) => safety !== null);
        const urgent = alarms.filter(({ level }) => level === 'urgent');
        expect(urgent.length / harmless.length).to.be.at.most(least.urgentAlarms);
        expect(alarms.length / harmless.length).to.be.at.most(least.alarms);
      });
    });
  }
});
