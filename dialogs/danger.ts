import type { SafetyKind } from './heard.js';
import type { Choice, Reply } from './reply.js';
import type { Story } from './story.js';

/** What is offered once it is said whom to call: the conversation stays open. */
const onward: Choice[] = [
  { id: 'carry-on', say: 'choices:carry-on' },
  { id: 'person', say: 'choices:person' },
];

/**
 * What is said when somebody is in danger now: whom to call, before anything else. When they speak of it again it is
 * said in other, shorter words, with the same numbers.
 */
export function answerDanger(
  kind: SafetyKind,
  story: Story,
): { whomToCall: Reply; onward: Reply; story: Story } {
  const first = `urgent-${kind}`;
  const way = story.helpSaid.includes(first) ? lastSaidLongestAgo(kind, story) : first;
  return {
    whomToCall: { say: `safety:${way}`, helpLines: kind },
    onward: { say: 'safety:still-here', choices: onward },
    story: withHelpSaid(withDanger(story, kind), way),
  };
}

/** What is said, before what stands is gone on with, when a possible danger is spoken of that was asked about before. */
export function remindOfHelp(kind: SafetyKind, story: Story): { reminder: Reply; story: Story } {
  const way = lastSaidLongestAgo(kind, story);
  return { reminder: { say: `safety:${way}`, helpLines: kind }, story: withHelpSaid(story, way) };
}

/** So that nobody who goes on speaking of it gets the same sentence twice in a row. */
function lastSaidLongestAgo(kind: SafetyKind, { helpSaid }: Story): string {
  const [again, onceMore] = [`again-${kind}`, `once-more-${kind}`];
  return helpSaid.indexOf(again) <= helpSaid.indexOf(onceMore) ? again : onceMore;
}

function withHelpSaid(story: Story, way: string): Story {
  return { ...story, helpSaid: [...story.helpSaid.filter((other) => other !== way), way] };
}

/** The story once a kind of danger was spoken of. */
export function withDanger(story: Story, kind: SafetyKind): Story {
  return story.danger.includes(kind) ? story : { ...story, danger: [...story.danger, kind] };
}

/** Topics that can hide more than is said, after which it is asked directly whether somebody is safe. */
const heavyTopics = new Set(['low-mood']);

/** Whether somebody tells of low spirits for the first time. */
export function tellsOfLowSpirits(topics: readonly { topic: string }[], story: Story): boolean {
  const known = new Set(story.topics.map(({ topic }) => topic));
  return (
    !story.danger.includes('life') && topics.some(({ topic }) => heavyTopics.has(topic) && !known.has(topic))
  );
}
