import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Listening } from '../../dialogs/heard.js';
import type { Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import { parseRolesFile } from '../../bot/catalogue/people-files.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues } from '../../bot/understanding/knowledge.js';
import { wordsRead } from './listener.js';
import { smallCatalogue } from './small-catalogue.js';

const file = path.join(projectRoot, 'content/roles.yaml');
const { roles } = parseRolesFile(readFileSync(file, 'utf8'), file);
const leeds = smallCatalogue.places.get('leeds')!;
const place = (id: string, languages: string[], others: Partial<Place> = {}): [string, Place] => [
  id,
  { ...leeds, id, languages, ...others },
];
const villageAgent = {
  culture: 'GB-ENG',
  language: 'en',
  forms: new Map([['singular', 'village agent']]),
  also: [],
};
const catalogue: Catalogue = {
  ...smallCatalogue,
  roles,
  places: new Map([
    place('leeds', ['en', 'ur', 'pl']),
    place('caerphilly', ['en', 'cy']),
    place('utrecht', ['nl', 'en']),
    place('yiwu', ['zh']),
    place('village', ['en'], { roles: [villageAgent] }),
  ]),
};
const known = new KnowledgeOfCatalogues(wordsRead).of(catalogue);

function command(text: string, listening: Partial<Listening> = {}): string | null {
  const now = new Date('2026-11-20T10:00:00Z');
  const all: Listening = { language: 'en', place: 'leeds', now, offered: [], asked: null, ...listening };
  return hear(text, all, known).heard.command;
}

const asking: Record<string, Partial<Listening> & { messages: string[] }> = {
  'in English': {
    messages: [
      'can I talk to a social prescriber',
      'Could I speak with a link worker please?',
      'navigator',
      'Link worker',
      'i want my link worker',
      'Is there a community navigator near me?',
      'talk to a wellbeing coach',
      'how do I get hold of my social prescribing link worker?',
      'who is my link worker',
      "I'd like to see the wellbeing adviser at my surgery",
      'please can you put me in touch with a community connector',
      'I need a health connector',
      'can a social prescriber call me',
      'have you got a care navigator here',
      'where can I find a link worker',
      'can I talk to a social prescriber about my housing',
      "I'm struggling with money. Can I speak to a link worker?",
      'Can I talk to a link worker? I have nobody else.',
      'I want to speak to a link worker because my benefits stopped',
      'a link worker please',
      'I was told to ask for the social prescriber',
      'My doctor said I should see a social prescriber',
      'whats the number for the community connector',
      'could someone put me through to a health and wellbeing coach',
    ],
  },
  misspelt: {
    messages: [
      'can i talk to a social prescribr',
      'link woker please',
      'speak to a comunity navigater',
      'wellbieng coach',
      'i need a social perscriber',
    ],
  },
  'in Polish': {
    language: 'pl',
    messages: [
      'chcę porozmawiać z łącznikiem',
      'Czy mogę porozmawiać z łącznikiem społecznym?',
      'chce porozmawiac z lacznikiem spolecznym',
      'łącznik społeczny',
      'proszę o kontakt z łącznikiem',
      'gdzie jest mój łącznik społeczny?',
      'Szukam łącznika społecznego',
      'chciałabym zapytać łączniczkę',
      'poproszę link worker',
      'Chciałbym porozmawiać z łącznikiem o mieszkaniu',
      'jak mogę skontaktować się z łącznikiem społecznym',
      'Dzień dobry, chciałabym umówić się z łącznikiem społecznym',
      'potrzebuję pomocy łącznika',
    ],
  },
  'in Welsh': {
    language: 'cy',
    place: 'caerphilly',
    messages: [
      'ga i siarad â chysylltydd cymunedol',
      'Hoffwn i siarad gyda chysylltydd cymunedol os gwelwch yn dda',
      'cysylltydd cymunedol',
      'dw i eisiau siarad efo gweithiwr cyswllt',
      'dw i angen gweithiwr cyswllt',
      'pwy yw fy nghysylltydd cymunedol?',
      'sut mae cysylltu â gweithiwr cyswllt',
      'ga i air gyda chysylltydd am arian',
      'community connector please',
      'rwy am siarad â chysylltydd cymunedol am fy iechyd',
    ],
  },
  'in Dutch': {
    language: 'nl',
    place: 'utrecht',
    messages: [
      'ik wil graag met een welzijnscoach praten',
      'welzijnscoach',
      'Kan ik de welzijnscoach spreken?',
      'Waar vind ik een welzijnscoach bij mij in de buurt?',
      'ik heb een welzijnscoach nodig',
      'mag ik mijn welzijnscoach spreken alsjeblieft',
      'praten met een welzijnscoah',
      'Ik wil met een welzijnscoach praten over mijn schulden',
      'kan de welzijnscoach mij bellen',
      'social prescriber',
    ],
  },
  'in Chinese': {
    language: 'zh',
    place: 'yiwu',
    messages: [
      '我想找社区联络团队',
      '我想和联络员聊聊',
      '联络员',
      '可以跟社工谈谈吗？',
      '怎么联系社区联络员',
      '請幫我聯繫社區聯絡員',
      '社区联络团队在哪里',
      '我想找联络员谈谈房子的事',
    ],
  },
  'in Urdu': {
    language: 'ur',
    messages: [
      'مجھے لنک ورکر سے بات کرنی ہے',
      'لنک ورکر',
      'کیا میں اپنے لنک ورکر سے بات کر سکتا ہوں؟',
      'مجھے رابطہ کار چاہیے',
      'لنک ورکر سے رابطہ کیسے کروں',
    ],
  },
  'in English where Polish is spoken': {
    language: 'pl',
    messages: ['social prescriber', 'can I talk to a link worker'],
  },
  'by the name that a place gives them': { place: 'village', messages: ['I want to see the village agent'] },
};

describe('asking for somebody by what they are called anywhere', () => {
  for (const [where, { messages, ...listening }] of Object.entries(asking)) {
    for (const text of messages)
      it(`${where}: "${text}"`, () => expect(command(text, listening)).to.equal('person'));
  }

  for (const text of [
    'my dad was a navigator in the navy',
    'I was a navigator',
    'I used to be a link worker',
    'I have no link worker',
    "I don't want a link worker",
    'not a social prescriber please',
    'my link worker said I should try gardening',
    'the link worker never called me',
    'Navigator. In the navy, that was my job',
    'I saw a wellbeing coach and it was no use',
    'a coach trip to the sea',
    'coach',
    'couch',
    'I like to navigate by the stars',
    'I would like to talk to people about gardening',
    'is there a wellbeing walk',
    'a connection with the community',
    'my wife is a social prescriber',
    'I need a connector for my phone',
    'I already have a social prescriber',
    'I used to work as a community navigator',
    'link',
    'worker',
    'I work for the community',
  ])
    it(`not by "${text}"`, () => expect(command(text)).to.equal(null));

  for (const [language, text] of [
    ['pl', 'mój tata był łącznikiem w wojsku'],
    ['pl', 'nie chcę łącznika'],
    ['pl', 'szukam łączności'],
    ['ur', 'میرا بھائی لنک ورکر تھا'],
  ] as const)
    it(`not by "${text}"`, () => expect(command(text, { language })).to.equal(null));

  it('is no more than part of a note or a name, where those are asked for', () => {
    const asked = 'particular';
    expect(command('I want to speak to a link worker about my rent', { asked })).to.equal(null);
    expect(command('talk to a link worker', { asked })).to.equal('person');
  });

  it('leaves what else was said to be heard', () => {
    const now = new Date('2026-11-20T10:00:00Z');
    const listening: Listening = { language: 'en', place: 'leeds', now, offered: [], asked: null };
    const { heard } = hear('Can I talk to a link worker about gardening', listening, known);
    expect(heard.topics.map(({ topic }) => topic)).to.deep.equal(['gardening']);
  });
});
