/** Conversations that are not as they were written: whatever is in the record, the next message is answered. */
import * as fc from 'fast-check';
import { conversations } from '../../bot/storage/record-kinds.js';
import type { ConversationRecord } from '../../bot/storage/records.js';
import { Visitor } from '../channels/web/visitor.js';
import { openWebHost } from '../channels/web/web-host.js';
import { mutated, mutations } from './mutations.js';
import { within, type TargetKind } from './target.js';

const much = { rate: 1e6, burst: 1e6 };
const said = [
  'gardening',
  'I am lonely',
  'money',
  'LS6',
  'evenings',
  'skip',
  '1',
  'a person',
  'back',
  'none of these',
];
const then = [
  '',
  'gardening',
  'skip',
  'yes',
  'no',
  '1',
  'more',
  'help',
  'back',
  'start again',
  'a person',
  'Asha',
];
const scripts: readonly (readonly string[])[] = [
  ['gardening', 'skip', 'skip', 'skip', '1', 'yes', 'Rose', '07700 900123', 'skip', 'yes', 'yes'],
  ['I am lonely', 'money', 'LS6', 'evenings', 'none of these', 'too far', 'more', '1', 'something is wrong'],
  ['I want to talk to a person', 'Rose', '07700 900123', 'skip', 'yes'],
  ['I want to die', 'yes', 'no', 'gardening'],
  ['why do you ask?', 'what do you know about me', 'polski', 'start again', 'blah', 'bleh'],
];

export const storedConversations: TargetKind = {
  about: 'conversations changed where they lie, and gone on with',
  runs: 0,
  async open() {
    const host = await openWebHost({
      pace: { conversation: much, address: much, newcomers: much, place: much },
    });
    const stages = await stagesOf(host.address, (key) => host.storage.readConversation(key));
    const property = fc.asyncProperty(
      fc.constantFrom(...stages),
      mutations,
      fc.array(fc.constantFrom(...then, ...said), { minLength: 1, maxLength: 3 }),
      async (stage, changes, messages) => {
        const record = mutated(stage, changes) as ConversationRecord;
        record.key = stage.key;
        // What has not the form of a conversation is set aside as it is read: that is the other target's.
        if (!conversations.shape.safeParse(record).success) return;
        await host.storage.writeConversation(record);
        for (const text of messages) {
          const message = { place: 'leeds', channel: 'webchat' as const, conversation: stage.key, text };
          const turn = host.adapter.process({ ...message, once: null, language: null }, null);
          await within(10_000, 'The turn', turn);
        }
        await host.storage.removeConversation(stage.key);
      },
    );
    return { property: property, close: () => host.close() };
  },
};

/** What is kept after each message of a few conversations. */
async function stagesOf(
  address: string,
  kept: (key: string) => Promise<ConversationRecord | null>,
): Promise<ConversationRecord[]> {
  const stages: ConversationRecord[] = [];
  for (const script of scripts) {
    const visitor = new Visitor(address);
    let page = await visitor.get('/chat/leeds');
    for (const text of script) {
      const { stream = '' } = page.fields;
      page = await visitor.say(page, text);
      const record = await kept(stream);
      if (record !== null) stages.push(structuredClone(record));
    }
  }
  return stages;
}
