import type { Choice, Reply } from '../../dialogs/reply.js';
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';

type Random = (below: number) => number;

const words =
  'garden walk tea bus Mary £3.50 0113 496 0123 LS6 1AB Łódź tŷ siŵr naïve “hello” – … 😊 👍🏽 更多 花园 步行 باغ چائے ' +
  'https://growers.example.org/come ½ ok. Yes! a\u0301\u0301 [x] €5 \ud83d zażółć';
const pieces = words.split(' ');

/** Replies of every shape and of any length, in a jumble of scripts, the same ones for the same numbers. */
export function madeUpReplies(random: Random): Reply[] {
  return Array.from({ length: 1 + random(3) }, () => madeUpReply(random));
}

function madeUpReply(random: Random): Reply {
  const sometimes = <T extends object>(make: () => T): T | object => (random(4) === 0 ? make() : {});
  const suggestions = random(3) === 0 ? Array.from({ length: 1 + random(4) }, () => suggestion(random)) : [];
  const choices = [
    ...suggestions.map(({ id, name }): Choice => ({
      id: `activity:${id}`,
      say: 'suggestions:choice-one',
      values: { name },
    })),
    ...Array.from({ length: random(9) }, (_, index) => choice(`c${index}`, random)),
  ];
  return {
    ...said(random),
    ...(suggestions.length > 0 ? { suggestions } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...sometimes(() => ({
      helpLines: (['life', 'harm', 'medical', 'emergency', 'listening', 'any'] as const)[random(6)],
    })),
    ...sometimes(() => ({ activity: activity(random) })),
    ...sometimes(() => ({
      passedOn: {
        to: text(random, 3),
        parts: Array.from({ length: 1 + random(6) }, () => ({
          label: { key: 'passed-on:note' },
          value: text(random, 1 + random(40)),
        })),
      },
    })),
    ...sometimes(() => ({ link: { say: 'parts:full', url: 'https://example.org/a-chat' } })),
  };
}

/** A sentence with something of any length filled in. */
function said(random: Random): Pick<Reply, 'say' | 'values'> {
  return { say: 'parts:for', values: { text: text(random, 1 + random([4, 20, 100][random(3)]!)) } };
}

function choice(id: string, random: Random): Choice {
  return { id, say: 'suggestions:choice-one', values: { name: `to ${text(random, random(8))}` } };
}

function text(random: Random, length: number): string {
  // Most are in few scripts, as what people write is.
  const from = pieces.slice(0, 1 + random(pieces.length));
  return Array.from({ length }, () => from[random(from.length)]).join(' ');
}

function suggestion(random: Random): Suggestion {
  return {
    ...{ id: `g/${random(1000)}`, name: text(random, 1 + random(6)), about: text(random, random(40)) },
    group: { id: 'g', name: text(random, 3) },
    next:
      random(2) === 0
        ? null
        : { from: '2026-11-21T10:00', to: '2026-11-21T12:30', instant: '2026-11-21T10:00:00Z', timed: true },
    ...{ weekly: null, metres: random(2) === 0 ? null : random(9000), checked: '2026-10-05', join: 'refer' },
    where: { kind: 'at', name: text(random, 1 + random(5)), postcode: 'LS6 1AB', at: null },
    cost:
      random(2) === 0
        ? { kind: 'free' }
        : { kind: 'amount', amount: 3.5, currency: 'GBP', per: 'session', note: null },
    reasons: [],
    cautions: random(3) === 0 ? [{ kind: 'access-unknown', need: 'step-free' }] : [],
  };
}

function activity(random: Random): ActivityDetails {
  return {
    ...suggestion(random),
    ...{
      groupAbout: text(random, random(40)),
      names: [],
      meetings: [],
      beforeJoining: [],
      replyWithin: null,
    },
    firstVisit: random(2) === 0 ? null : text(random, random(40)),
    access: [{ need: 'toilet', met: random(2) === 0 }],
    ...{ ages: '18+', only: random(3) === 0 ? 'women' : null, notFor: null, languages: ['en'] },
    contact: {
      name: random(2) === 0 ? null : 'Asha',
      phone: random(3) === 0 ? null : '0113 496 0123',
      email: 'growers@example.org',
      website: 'https://growers.example.org',
    },
    status: random(4) === 0 ? 'full' : 'open',
  };
}
