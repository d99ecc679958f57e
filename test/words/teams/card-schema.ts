/**
 * The elements of Adaptive Cards that we send, as a JSON schema: names, types and allowed values from the pages of
 * https://adaptivecards.io/explorer (AdaptiveCard, TextBlock, FactSet, Container, ActionSet, Action.Submit, Action.OpenUrl)
 * for version 1.5. Clients ignore a misspelt property; here it is an error. `msteams` is Teams' own:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
import { Ajv } from 'ajv';

const text = { type: 'string', minLength: 1 };
const yesOrNo = { type: 'boolean' };

function object(required: string[], properties: Record<string, object>): object {
  return { type: 'object', required, properties, additionalProperties: false };
}

const ofEveryElement = {
  id: text,
  separator: yesOrNo,
  spacing: { enum: ['Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding'] },
};

const textBlock = object(['type', 'text'], {
  ...ofEveryElement,
  type: { const: 'TextBlock' },
  text,
  wrap: yesOrNo,
  isSubtle: yesOrNo,
  size: { enum: ['Default', 'Small', 'Medium', 'Large', 'ExtraLarge'] },
  weight: { enum: ['Default', 'Lighter', 'Bolder'] },
  style: { enum: ['default', 'heading'] },
});

const factSet = object(['type', 'facts'], {
  ...ofEveryElement,
  type: { const: 'FactSet' },
  facts: { type: 'array', minItems: 1, items: object(['title', 'value'], { title: text, value: text }) },
});

const submit = object(['type', 'title', 'data'], {
  type: { const: 'Action.Submit' },
  title: text,
  tooltip: text,
  data: object(['say', 'msteams'], {
    say: text,
    msteams: object(['type', 'displayText', 'text', 'value'], {
      type: { const: 'messageBack' },
      displayText: text,
      text,
      value: object(['say'], { say: text }),
    }),
  }),
});

const openUrl = object(['type', 'title', 'url'], {
  type: { const: 'Action.OpenUrl' },
  title: text,
  tooltip: text,
  url: { type: 'string', pattern: '^https?://[^\\s]+$' },
});

const actionSet = object(['type', 'actions'], {
  ...ofEveryElement,
  type: { const: 'ActionSet' },
  actions: { type: 'array', minItems: 1, maxItems: 6, items: { anyOf: [submit, openUrl] } },
});

const container = object(['type', 'items'], {
  ...ofEveryElement,
  type: { const: 'Container' },
  items: { type: 'array', minItems: 1, items: { $ref: '#/$defs/element' } },
});

const card = {
  $defs: { element: { anyOf: [textBlock, factSet, actionSet, container] } },
  ...object(['type', 'version', 'body', 'fallbackText', 'lang'], {
    $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
    type: { const: 'AdaptiveCard' },
    version: { const: '1.5' },
    lang: { type: 'string', pattern: '^[a-z]{2,3}$' },
    rtl: yesOrNo,
    fallbackText: text,
    body: { type: 'array', minItems: 1, items: { $ref: '#/$defs/element' } },
    msteams: object(['width'], { width: { const: 'Full' } }),
  }),
};

const ajv = new Ajv({ allErrors: true, strict: true });
const validate = ajv.compile(card);

/** What of a card is not as the schema has it; empty where all is. */
export function againstSchema(content: unknown): string[] {
  return validate(content)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
