/** From the command to serving residents, against what it takes Node to load the SDK and do nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../../bot/root.js';
import type { Asked, Figure } from '../figure.js';
import { sideBySide } from '../measuring.js';
import { plainEnvironment, startBot } from '../running-bot.js';
import { inTemporaryFolder } from '../temporary-folder.js';

const importingTheSdk = "await import('botbuilder'); await import('botbuilder-dialogs');";

export function measure({ quick }: Asked): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const stopping: Promise<void>[] = [];
    const { ours, yardstick, times } = await sideBySide({
      ours: async (round) => {
        await Promise.all(stopping.splice(0));
        const bot = await startBot(path.join(folder, String(round)));
        const ready = await fetch(`${bot.address}/readyz`);
        if (!ready.ok) throw new Error(`The bot listens and is not ready: ${await ready.text()}`);
        stopping.push(bot.stop());
        return 1;
      },
      yardstick: async () => {
        await Promise.all(stopping.splice(0));
        const node = spawn(process.execPath, ['--input-type=module', '--eval', importingTheSdk], {
          cwd: projectRoot,
          env: plainEnvironment(),
          stdio: 'inherit',
        });
        const [code] = (await once(node, 'exit')) as [number | null];
        if (code !== 0) throw new Error('The SDK could not be imported.');
        return 1;
      },
      rounds: quick ? 5 : 15,
      warmUp: 2,
    });
    await Promise.all(stopping);
    return [
      {
        what: 'start to listening and ready',
        ours,
        unit: 'ms',
        yardstick: { what: 'node importing botbuilder and botbuilder-dialogs', amount: yardstick },
        times,
        aim: { atMost: 1.2, of: 'times' },
        notes: ['Ours with the example content and an empty data folder, from the bundle in dist/.'],
      },
    ];
  });
}
