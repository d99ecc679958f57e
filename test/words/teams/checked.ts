import { createRequire } from 'node:module';
import { expect } from 'chai';
import type * as AdaptiveCards from 'adaptivecards';
import type {
  AdaptiveCard,
  CardAction,
  CardElement,
  OutgoingActivity,
} from '../../../bot/words/outgoing-activity.js';
import { largestMessage } from '../../../bot/words/teams/size.js';
import { againstSchema } from './card-schema.js';

// Its ES modules do not resolve in Node; what it brings for browsers does.
const cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** What holds of everything that is sent to Teams. Answers it, so that it can stand around the making of it. */
export function checked(activities: OutgoingActivity[]): OutgoingActivity[] {
  for (const activity of activities) {
    const { text, attachments = [], suggestedActions } = activity;
    expect(text === undefined, 'either words or a card').to.equal(attachments.length === 1);
    expect(2 * JSON.stringify(activity).length).to.be.below(largestMessage);
    if (suggestedActions !== undefined) {
      expect(attachments, 'Teams shows no suggested actions beside a card').to.be.empty;
      expect(suggestedActions.actions).to.have.length.within(1, 3);
    }
    for (const { content } of attachments) {
      expect(activity.summary, 'what a notification says').to.be.a('string').that.is.not.empty;
      expect(againstSchema(content)).to.deep.equal([]);
      expect(parsed(content)).to.deep.equal([]);
    }
  }
  return activities;
}

/** What the renderer that Teams is built on finds wrong with a card. */
function parsed(content: AdaptiveCard): string[] {
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig({ actions: { maxActions: 6 } });
  const context = new cards.SerializationContext();
  card.parse(content, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [
    // adaptivecards 3.0.6 keeps the place of its pattern for `lang` from one card to the next; the schema looks at it.
    ...events.map(({ message }) => message).filter((message) => !message.endsWith('for property "lang".')),
    ...card.validateProperties().validationEvents.map(({ message }) => message),
  ];
}

/** Every button of a card, in the order in which they stand. */
export function buttonsOf({ attachments = [] }: OutgoingActivity): CardAction[] {
  const within = (element: CardElement): CardAction[] =>
    element.type === 'ActionSet'
      ? element.actions
      : element.type === 'Container'
        ? element.items.flatMap(within)
        : [];
  return attachments.flatMap(({ content }) => content.body.flatMap(within));
}

/** Whatever can be pressed to say something, on cards and beside words. */
export function sayable(activities: readonly OutgoingActivity[]): string[] {
  return activities.flatMap((activity) => [
    ...buttonsOf(activity).flatMap((action) => (action.type === 'Action.Submit' ? [action.data.say] : [])),
    ...(activity.suggestedActions?.actions.map(({ value }) => value) ?? []),
  ]);
}
