/** Made-up suggestions and a plain wording, for tests of what is rendered. */
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';
import type { HelpLine } from '../../bot/catalogue/catalogue.js';
import type { Wording } from '../../bot/words/wording.js';

export function suggestion(changes: Partial<Suggestion> = {}): Suggestion {
  return {
    id: 'growers/allotment',
    name: 'Saturday on the allotment',
    about: 'Grow vegetables together.',
    group: { id: 'growers', name: 'Hyde Park Growers' },
    next: { from: '2026-11-21T10:00', to: '2026-11-21T12:30', instant: '2026-11-21T10:00:00Z', timed: true },
    weekly: { day: 6, from: '10:00', to: '12:30' },
    where: { kind: 'at', name: 'The allotments', postcode: 'LS6 1AB', at: [53.8153, -1.5621] },
    metres: 900,
    cost: { kind: 'free' },
    checked: '2026-10-05',
    join: 'drop-in',
    reasons: [{ kind: 'topic', topic: 'gardening', words: 'veg patch' }],
    cautions: [{ kind: 'access-unknown', need: 'step-free' }],
    ...changes,
  };
}

export function activity(changes: Partial<ActivityDetails> = {}): ActivityDetails {
  return {
    ...suggestion(),
    groupAbout: 'Neighbours growing vegetables.',
    names: ['Saturday on the allotment'],
    firstVisit: 'Ask for Asha at the green gate.',
    meetings: [],
    access: [
      { need: 'toilet', met: true },
      { need: 'step-free', met: null },
      { need: 'hearing-loop', met: false },
    ],
    ages: '18+',
    only: null,
    notFor: null,
    languages: ['en'],
    contact: {
      name: 'Asha',
      phone: '0113 496 0123',
      email: 'growers@example.org',
      website: 'https://growers.example.org',
    },
    status: 'open',
    beforeJoining: [],
    replyWithin: null,
    ...changes,
  };
}

export function helpLine(changes: Partial<HelpLine> = {}): HelpLine {
  return {
    id: 'listening',
    culture: 'GB-ENG',
    kinds: ['life'],
    name: new Map([['en', 'A listening line']]),
    discreet: null,
    shown: '01632 960 123',
    dial: '01632960123',
    text: null,
    url: null,
    hours: new Map([['en', 'Day and night']]),
    checked: '2026-10-01',
    source: 'https://example.org',
    ...changes,
  };
}

/** Says each key with its values, so that a test sees what was asked to be said. */
export const plainWording: Wording = {
  language: 'en',
  direction: 'ltr',
  say: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key),
  choice: ({ say, values }) => (say === 'suggestions:choice-one' ? (values?.name as string) : say),
  also: () => [],
  text: (texts) => texts?.get('en'),
  topic: (id) => id,
  need: (id) => id,
  reason: (reason) => ('words' in reason ? `because you said ${reason.words}` : reason.kind),
  caution: ({ kind }) => kind,
  widening: (widening) => widening,
  meeting: ({ from }) => from,
  shortMeeting: ({ from }) => from,
  schedule: () => 'Every Saturday',
  time: (wall) => wall,
  where: ({ where }) => (where.kind === 'at' ? where.name : where.kind),
  distance: (metres) => `${metres} m`,
  cost: ({ kind }) => kind,
  checked: (day) => `checked ${day}`,
  list: (parts) => parts.join(', '),
  weekdays: () => [],
  languageName: (tag) => tag,
  helpLines: () => [helpLine()],
};
