/** A message to a channel of the Azure Bot Service, as plain JSON. Who it is from and to is not known here. */
export interface OutgoingActivity {
  type: 'message';
  text?: string;
  textFormat?: 'plain' | 'markdown';
  /** What a notification says of a message that is a card. */
  summary?: string;
  /** The language it is in. */
  locale: string;
  attachments?: CardAttachment[];
  suggestedActions?: { to: string[]; actions: SuggestedAction[] };
}

/** A button beside the words: it says them for the resident, as if they were typed. */
export interface SuggestedAction {
  type: 'imBack';
  title: string;
  value: string;
}

export interface CardAttachment {
  contentType: 'application/vnd.microsoft.card.adaptive';
  content: AdaptiveCard;
}

/**
 * The parts of Adaptive Cards 1.5 that we use, of https://adaptivecards.io/explorer. All were there in 1.2, which is
 * what the oldest clients of Teams know, but for the direction, tooltips and headings, without which a card still shows.
 */
export interface AdaptiveCard {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  lang: string;
  rtl?: true;
  fallbackText: string;
  body: CardElement[];
  /** Teams alone reads this: a card as wide as the talk is. */
  msteams: { width: 'Full' };
}

export type CardElement =
  | {
      type: 'TextBlock';
      text: string;
      wrap: true;
      size?: 'Medium' | 'Small';
      weight?: 'Bolder';
      isSubtle?: true;
      spacing?: 'None' | 'Small';
      style?: 'heading';
    }
  | { type: 'FactSet'; facts: { title: string; value: string }[] }
  | { type: 'ActionSet'; actions: CardAction[] }
  | { type: 'Container'; items: CardElement[]; separator?: true; spacing?: 'Medium' };

export type CardAction =
  | { type: 'Action.OpenUrl'; title: string; url: string; tooltip?: string }
  | { type: 'Action.Submit'; title: string; data: SubmitData; tooltip?: string };

/** Our own words, and, for Teams, that they are to stand in the talk as what the resident said. */
export interface SubmitData {
  say: string;
  msteams: { type: 'messageBack'; displayText: string; text: string; value: { say: string } };
}
