import { expect } from 'chai';
import { openTextingHost, rose, sam, text, texts } from '../../channels/sms/texting-host.js';
import { durableKeepers, type DurableKeeper } from '../contract/keepers.js';

/** Both numbers as they may be written: with the country code, without, in national form. */
const numbers = [rose, sam].flatMap((number) => [number, number.slice(1), number.slice(3)]);
const words = ['greenhouse', 'allotment behind'];

for (const [name, prepare] of Object.entries(durableKeepers)) {
  describe(`a conversation by text message, in storage ${name}`, () => {
    let keeper: DurableKeeper;

    before(async function () {
      this.timeout(60_000);
      keeper = await prepare();
      const storage = await keeper.open();
      const host = await openTextingHost({ storage });
      await text(host, 'I miss my greenhouse and the allotment behind it', { From: rose });
      await texts(host, 1);
      await text(host, 'STOP', { From: sam });
      await host.settled();
      await host.close();
      // An answer that is not sent yet waits in the outbox with its number and its words.
      const waiting = await openTextingHost({ storage, delivers: false });
      await text(waiting, 'greenhouse', { From: rose });
      await waiting.settled();
      await waiting.close();
      await storage.close();
    });
    after(() => keeper.clear());

    it('files nothing under a telephone number, nor under what was said', async () => {
      const names = await keeper.names();
      for (const sought of [...numbers, ...words]) expect(names).not.to.include(sought);
    });

    if (!name.includes('a key')) {
      it('is there in the clear, so that the search of these tests would find it', async () => {
        const everything = await keeper.everything();
        for (const sought of [rose, words[0]]) expect(everything).to.include(sought);
      });
      return;
    }

    it('holds nothing of the numbers and of what was said, anywhere', async () => {
      const everything = (await keeper.everything()).toLowerCase();
      for (const sought of [...numbers, ...words]) expect(everything).not.to.include(sought);
      for (const inBase64 of [...numbers, ...words].flatMap(base64Of)) {
        expect(everything).not.to.include(inBase64.toLowerCase());
      }
    });
  });
}

/** As it would stand in base64, wherever it begins: the letters that do not depend on what is around it. */
function base64Of(sought: string): string[] {
  return [0, 1, 2].map((before) =>
    Buffer.from(' '.repeat(before) + sought)
      .toString('base64url')
      .slice(before === 0 ? 0 : before + 1, -3),
  );
}
