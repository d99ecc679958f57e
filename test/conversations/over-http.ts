/** The same conversations through the channels themselves: real requests in, what is sent out taken by stand-ins. */
import { pino } from 'pino';
import { mountBotService } from '../../bot/channels/bot-service/mount.js';
import { openResidentKeys } from '../../bot/channels/resident-keys.js';
import { createHost } from '../../bot/channels/server.js';
import { openTexting } from '../../bot/channels/sms/open-texting.js';
import { StoppedNumbers } from '../../bot/channels/sms/stopped.js';
import { TextingPace } from '../../bot/channels/sms/texting-pace.js';
import { TextingRules } from '../../bot/channels/sms/texting-rules.js';
import { createOutbox } from '../../bot/referrals/outbox.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { Connector } from '../channels/bot-service/connector.js';
import { appId, channelToken, Microsoft, tenant } from '../channels/bot-service/microsoft.js';
import { incomingText, post, publicUrl, until } from '../channels/sms/texting-host.js';
import { accountSid, authToken, openTwilioServer } from '../channels/sms/twilio-server.js';
import { now, residentsNumber, type ConversationBench } from './bench.js';
import type { Line } from './line.js';
import type { Conversation } from './twenty.js';

/** A line that is put down afterwards, and what came out at its other end, a text a message. */
export interface HttpLine extends Line {
  heard: string[];
  close(): Promise<void>;
}

const log = pino({ level: 'silent' });

/** By text messages of Twilio's. A telephone tells no language, so that a conversation begins in that of the place. */
export async function byTwilio(bench: ConversationBench, { place }: Conversation): Promise<HttpLine> {
  const { storage, catalogue, shared } = await groundOf(bench);
  const twilio = await openTwilioServer();
  const host = createHost({ log });
  const outbox = createOutbox({
    ...{ storage, now, log },
    deliver: async (...message) => texting.deliver(...message),
    gaveUp: async () => undefined,
  });
  const texting = openTexting({
    ...{ ...shared, publicUrl, outbox, storage, log },
    twilio: { accountSid, authToken },
    checkIns: { endAll: async () => undefined },
    address: twilio.address,
    after: (milliseconds, work) => {
      const waiting = setTimeout(work, milliseconds / 200);
      return () => clearTimeout(waiting);
    },
  });
  await texting.mount(host);
  await texting.start();
  outbox.start();
  const address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}`;
  const here = catalogue().places.get(place)!;
  const To = here.sms[0] ?? '';
  const From = residentsNumber[here.culture] ?? '';
  const heard: string[] = [];
  return {
    heard,
    say: async (text) => {
      const before = twilio.sent.length;
      const { status } = await post({ address }, incomingText({ Body: text, To, From }));
      if (status !== 200) throw new Error(`Twilio was answered ${status}.`);
      await texting.idle();
      await until(() => twilio.sent.length > before);
      heard.push(...twilio.sent.slice(before).map((sent) => sent.text));
      return bench.reached();
    },
    close: async () => {
      await host.close();
      await texting.close();
      await outbox.close();
      await twilio.close();
      if (twilio.wrong.length > 0) throw new Error(twilio.wrong.join());
    },
  };
}

/** The channel as the Bot Service calls it. */
export type BotServiceChannel = 'msteams' | 'directline' | 'sms' | 'carrier-pigeon';

export async function byBotService(
  bench: ConversationBench,
  { place, language }: Conversation,
  channelId: BotServiceChannel,
): Promise<HttpLine> {
  const { storage, catalogue, shared } = await groundOf(bench);
  const microsoft = await new Microsoft().listen();
  const connector = await new Connector().listen();
  const host = createHost({ log });
  const service = mountBotService(host, {
    ...shared,
    settings: { appId, password: 'secret', type: 'SingleTenant', tenant },
    storage,
    endAll: async () => undefined,
    texting: shared.rules,
    log,
    cloud: microsoft.cloud,
    hosts: { loopback: true },
  });
  const url = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}/api/messages`;
  const here = catalogue().places.get(place)!;
  const heard: string[] = [];
  let number = 0;
  return {
    heard,
    say: async (text) => {
      const before = connector.said.length;
      const activity = {
        ...{ type: 'message', id: `activity-${(number += 1)}`, channelId, text, locale: language },
        serviceUrl: connector.address,
        from: { id: channelId === 'sms' ? residentsNumber[here.culture] : '29:resident' },
        recipient: { id: channelId === 'sms' ? here.sms[0] : `28:${appId}` },
        conversation: { id: 'a-conversation', conversationType: 'personal', tenantId: tenant },
        channelData: { tenant: { id: tenant }, place },
      };
      const authorization = `Bearer ${channelToken(connector.address)}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(activity),
      });
      if (answer.status !== 200 && answer.status !== 202) throw new Error(`Answered ${answer.status}.`);
      await service.idle();
      heard.push(...connector.said.slice(before));
      return bench.reached();
    },
    close: async () => {
      await host.close();
      await service.idle();
      await connector.close();
      await microsoft.close();
      if (connector.problems.length > 0) throw new Error(connector.problems.join());
    },
  };
}

/** What the channels share; they keep their own records apart from those of the conversation. */
async function groundOf({ bot, ground }: ConversationBench) {
  const { words } = ground;
  const catalogue = () => ground.catalogue;
  const storage = openMemoryStorage();
  const keys = await openResidentKeys(storage, now);
  const stopped = new StoppedNumbers(storage, { keys, now });
  const pace = new TextingPace(storage, now);
  const rules = new TextingRules({ stopped, pace, catalogue, words, now, endAll: async () => undefined });
  return { storage, catalogue, shared: { bot, stopped, keys, rules, catalogue, words, now } };
}
