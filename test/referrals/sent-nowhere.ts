import type { Outbox } from '../../bot/referrals/outbox.js';

/** For tests in which nothing that is sent matters. */
export const sentNowhere: Pick<Outbox, 'send' | 'withdraw'> = {
  send: async () => undefined,
  withdraw: async () => 0,
};
