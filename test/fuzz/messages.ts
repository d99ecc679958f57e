/** Conversations of messages that nobody would think of: each is answered. */
import * as fc from 'fast-check';
import { craftedMessage, randomFrom } from '../understanding/fuzz/crafted-messages.js';
import { openWebHost } from '../channels/web/web-host.js';
import { within, type TargetKind } from './target.js';

const much = { rate: 1e6, burst: 1e6 };
const usual = [
  'gardening',
  'lonely',
  'skip',
  'yes',
  'no',
  '1',
  '2',
  'more',
  'none',
  'back',
  'help',
  'LS6',
  'Tuesday',
];

const message = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...usual) },
  { weight: 2, arbitrary: fc.nat().map((seed) => craftedMessage(randomFrom(seed), usual)) },
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '${7*7}',
    '{{name}}',
    '<img src=x onerror=alert(1)>',
  ),
);

export const messages: TargetKind = {
  about: 'whole conversations of messages that nobody would think of',
  runs: 60,
  async open() {
    const host = await openWebHost({
      pace: { conversation: much, address: much, newcomers: much, place: much },
    });
    let conversation = 0;
    const property = fc.asyncProperty(
      fc.constantFrom('leeds', 'caerphilly', 'toa-payoh', 'utrecht', 'yiwu'),
      fc.array(message, { minLength: 1, maxLength: 8 }),
      async (place, texts) => {
        const key = `made-up-${(conversation += 1)}`;
        for (const text of texts) {
          const incoming = { place, channel: 'webchat' as const, conversation: key, text };
          const turn = host.adapter.process({ ...incoming, once: null, language: null }, null);
          const { replies, kind } = await within(10_000, 'The turn', turn);
          if (kind !== 'repeated' && replies.length === 0) throw new Error('Nothing was said');
        }
        await host.storage.removeConversation(key);
      },
    );
    return { property: property, close: () => host.close() };
  },
};
