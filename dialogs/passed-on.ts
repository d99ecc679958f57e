import type { HandOverDraft, QuestionAnswered, SelfReferralDraft } from './deed.js';
import type { PassedOn, Value } from './reply.js';

type Part = PassedOn['parts'][number];

/**
 * What a self-referral sends, part by part. The resident is shown this before they agree, and the group's letter is made
 * of the same, so that nothing else can be sent than what was shown.
 */
export function partsOfSelfReferral(draft: SelfReferralDraft): Part[] {
  return [
    ...part('name', draft.name),
    ...part('for-whom', draft.forWhom),
    { label: { key: 'passed-on:reach' }, value: draft.reach.shown },
    ...part('note', draft.note),
    ...draft.answers.map(asPart),
    { label: { key: 'passed-on:language' }, value: { languages: [draft.language] } },
  ];
}

/** What a hand-over passes on, part by part. `nameOf` names an activity that was suggested, or null where it has gone. */
export function partsOfHandOver(draft: HandOverDraft, nameOf: (activity: string) => string | null): Part[] {
  const suggested = draft.suggested.map(nameOf).filter((name) => name !== null);
  const said = (words: string, otherwise: Value): Value => (words === '' ? otherwise : `“${words}”`);
  return [
    ...part('name', draft.name),
    ...part('for-whom', draft.forWhom),
    { label: { key: 'passed-on:reach' }, value: draft.reach.shown },
    ...list(
      'matters',
      draft.matters.map(({ topic, words }) => said(words, { topics: [topic] })),
    ),
    ...list(
      'in-the-way',
      draft.getsInTheWay.map(({ need, words }) => said(words, { needs: [need] })),
    ),
    ...part('area', draft.area === null ? null : { area: draft.area }),
    ...(suggested.length > 0 ? [{ label: { key: 'passed-on:suggested' }, value: { list: suggested } }] : []),
    ...part('note', draft.note),
    { label: { key: 'passed-on:language' }, value: { languages: [draft.language] } },
  ];
}

function part(label: string, value: Value | null): Part[] {
  return value === null ? [] : [{ label: { key: `passed-on:${label}` }, value }];
}

function list(label: string, parts: Value[]): Part[] {
  return parts.length === 0 ? [] : [{ label: { key: `passed-on:${label}` }, value: { parts } }];
}

function asPart({ question, answer }: QuestionAnswered): Part {
  const value = typeof answer === 'string' ? { key: `self-referral:choice-${answer}` } : answer.words;
  return { label: question, value };
}
