import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { Bot, type TurnOutcome } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import type { Understanding } from '../../bot/understanding/understanding.js';
import { contentRows, valueOf } from '../../bot/words/checking/sheet-words.js';
import { withYamlValue } from '../../bot/words/checking/yaml-values.js';
import { readLocales } from '../../bot/words/locales.js';
import { replyAsText } from '../../bot/words/text.js';
import { createWords } from '../../bot/words/words.js';
import type { Words } from '../../bot/words/wording.js';
import { sentNowhere } from '../referrals/sent-nowhere.js';

const top = path.join(import.meta.dirname, '../..');
const now = new Date('2026-11-20T10:00Z');

/** Nothing but files, as a translator writes them. */
const texts: Record<string, Record<string, string>> = {
  hello: { greeting: 'Hola, soy un programa.', 'greeting-example': 'Hola, soy un programa. Es un ejemplo.' },
  matters: { ask: '¿Qué le importa?' },
  access: { ask: '¿Algo se lo impide?', 'choice-nothing': 'Nada' },
  heard: { 'so-far': 'He entendido: {{heard}}.' },
  language: {
    'own-name': 'Español',
    'offer-in-it': 'Si quiere, en español.',
    changed: 'Seguimos en español.',
  },
};
const understood = `
telling: hola me siento muy quiero los las por la el y no de que en mi con gusta
letters: ñ¿¡
answers: { yes: [sí], no: [no], nothing: [nada, no nada] }
commands: { forget-me: [olvídame] }
numbers: [uno, dos, tres]
time:
  days: [lunes, martes, miércoles, jueves, viernes, sábado, domingo]
  parts: [{ words: [por la tarde], from: '17:00', to: '23:00' }]
  links: [los, por, la]
`;
const topicWords: Record<string, string> = {
  'topics/gardening:name': 'jardinería',
  'topics/gardening:words': 'jardin* | huerto',
};
const dangerPhrases = 'life: { urgent: [quiero morirme] }\n';

/** The bot over one state of the files; what was stored before may be handed on. */
class Bench {
  readonly missing: string[] = [];
  readonly words: Words;
  readonly #understanding: Understanding;
  readonly #bot: Bot;

  constructor(locales: string, catalogue: Catalogue, storage = openMemoryStorage()) {
    const content = () => catalogue;
    this.words = createWords(readLocales(locales), content, (language, key) =>
      this.missing.push(`${language} ${key}`),
    );
    this.#understanding = createUnderstanding({
      catalogue: content,
      words: locales,
      recognizers: false,
      secondLayer: false,
    });
    const around = { storage, catalogue: content, words: this.words, now: () => now };
    this.#bot = new Bot({
      ...around,
      understanding: this.#understanding,
      keepDays: 30,
      ...createReferrals({ ...around, outbox: sentNowhere, onlyForShow: true, answerLink: () => '' }),
    });
  }

  /** What is answered, in the words of the conversation's language. */
  async say(text: string, language: string | null = null): Promise<TurnOutcome & { said: string }> {
    const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message', text });
    context.onSendActivities(async () => []);
    const message = { place: 'leeds', channel: 'webchat', conversation: 'one', once: null } as const;
    const outcome = await this.#bot.take(context, { ...message, text, language });
    const wording = this.words.in(outcome.record.language, 'leeds', now);
    return { ...outcome, said: outcome.replies.map((reply) => replyAsText(reply, wording)).join('\n') };
  }

  greeting(language: string): string {
    const wording = this.words.in(language, 'leeds', now);
    return this.#bot
      .greeting('leeds', language)
      .map((message) => (message.from === 'bot' ? replyAsText(message.reply, wording) : ''))
      .join('\n');
  }

  close = () => this.#understanding.close();
}

describe('a seventh language', () => {
  const storage = openMemoryStorage();
  let folder: string;
  let unchanged: Catalogue;
  let bench: Bench;

  const locales = () => path.join(folder, 'locales');
  const content = () => path.join(folder, 'content');

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'seventh-language-'));
    await cp(path.join(top, 'locales'), locales(), { recursive: true });
    await cp(path.join(top, 'content'), content(), { recursive: true });
    unchanged = await loadCatalogue(content());
    await addSpanish();
    bench = new Bench(locales(), await loadCatalogue(content()), storage);
  });
  after(async () => {
    await bench.close();
    await rm(folder, { recursive: true });
  });

  async function addSpanish(): Promise<void> {
    const own = path.join(locales(), 'es');
    await mkdir(own);
    for (const [subject, lines] of Object.entries(texts))
      await writeFile(path.join(own, `${subject}.json`), JSON.stringify(lines));
    await writeFile(path.join(own, 'understood.yaml'), understood);
    await writeFile(path.join(content(), 'safety/es.yaml'), dangerPhrases);
    for (const row of contentRows(unchanged, 'es')) {
      const cell = topicWords[row.key];
      if (cell === undefined) continue;
      const file = path.join(content(), row.file);
      await writeFile(file, withYamlValue(await readFile(file, 'utf8'), ...valueOf(row, cell, {})));
    }
    await place((text) => text.replace('languages: [en, ur, pl]', 'languages: [en, ur, pl, es]'));
  }

  async function place(change: (text: string) => string): Promise<void> {
    const file = path.join(content(), 'places/leeds/place.yaml');
    await writeFile(file, change(await readFile(file, 'utf8')));
  }

  it('greets, says that nobody has reviewed it, and asks', () => {
    expect(bench.words.languages).to.include('es');
    expect(bench.greeting('es')).to.match(/Hola, soy un programa.*¿Qué le importa\?/s);
    expect(bench.words.reviewed('es')).to.be.false;
  });

  it('says what it lacks in the first language of the place, and reports that', () => {
    expect(bench.greeting('es')).to.contain('If anybody is in danger now');
    expect(bench.missing).to.include('es hello:emergency');
    expect(bench.missing).to.not.include('es matters:ask');
  });

  it('understands topics, answers, days and danger in its own words', async () => {
    const first = await bench.say('Me gusta mi jardín', 'es');
    expect(first.record.language).to.equal('es');
    expect(first.record.story.topics.map(({ topic }) => topic)).to.deep.equal(['gardening']);
    expect(first.said).to.contain('He entendido: jardinería.').and.to.contain('¿Algo se lo impide?');
    const then = await bench.say('no, nada');
    expect(then.heard?.answer).to.equal('nothing');
    const when = await bench.say('los martes por la tarde');
    expect(when.record.story.times[0]).to.deep.include({ days: [2], from: 17 * 60 });
    const danger = await bench.say('quiero morirme');
    expect(danger.heard?.safety).to.deep.include({ kind: 'life', level: 'urgent' });
  });

  it('is noticed by its letters and words, and offered by its own name', async () => {
    const other = new Bench(locales(), await loadCatalogue(content()));
    const { heard, said } = await other.say('¿Hola? Me siento muy mal', 'en');
    expect(heard?.language).to.equal('es');
    expect(said).to.contain('Si quiere, en español.');
    expect((await other.say('español')).record.language).to.equal('es');
    await other.close();
  });

  it('is taken out again, and the conversation goes on in the first language of the place', async () => {
    await place((text) => text.replace('languages: [en, ur, pl, es]', 'languages: [en, ur, pl]'));
    await rm(path.join(locales(), 'es'), { recursive: true });
    const without = new Bench(locales(), await loadCatalogue(content()), storage);
    expect(without.words.languages).to.not.include('es');
    expect((await storage.readConversation('one'))?.language).to.equal('es');
    const { record, said } = await without.say('gardening');
    expect(record.language).to.equal('en');
    expect(said)
      .to.match(/[a-z]{3}/)
      .and.to.not.match(/¿|He entendido/);
    expect(record.story.topics.map(({ topic }) => topic)).to.include('gardening');
    await without.close();
  });

  it('may be gone before a place stops naming it', async () => {
    await place((text) => text.replace('languages: [en, ur, pl]', 'languages: [pl, en, es]'));
    const catalogue = await loadCatalogue(content());
    const words = createWords(readLocales(locales()), () => catalogue);
    expect(words.in('es', 'leeds', now).language).to.equal('pl');
  });
});
