/** The bot as `npm start` runs it: the bundle, in a process of its own, with a data folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../bot/root.js';

/** The environment of this process without what would change how the other one starts. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !['NODE_OPTIONS', 'NODE_COMPILE_CACHE'].includes(name),
  );
  return Object.fromEntries(others);
}

export interface RunningBot {
  port: number;
  address: string;
  stop(): Promise<void>;
}

/** Resolves as soon as it says that it listens. Rejects where it stops before that. */
export async function startBot(dataFolder: string): Promise<RunningBot> {
  const bot = spawn(process.execPath, [path.join(projectRoot, 'dist/main.js')], {
    env: {
      ...plainEnvironment(),
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataFolder,
      LOG_LEVEL: 'info',
      SENTENCE_MODEL: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(bot, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: bot.stdout }).on('line', (line) => {
      const { msg, port: said } = JSON.parse(line) as { msg?: string; port?: number };
      if (msg === 'listening' && said !== undefined) resolve(said);
    });
    exited.then(() => reject(new Error('The bot stopped before it listened.')), reject);
  });
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      bot.kill('SIGTERM');
      await exited;
    },
  };
}
