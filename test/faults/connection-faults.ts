/** Connections that take and never give back: those that never read, and those that never say anything. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readdir } from 'node:fs/promises';
import { send } from '../load/requests.js';
import type { Scene } from '../load/run.js';
import type { AskedOfFault, Fault } from './fault.js';
import { halfTheTime, underLoad } from './under-load.js';

/** Of each kind. */
const slow = 300;
const idle = 10_000;
/** How many begin in the same moment: more than the queue of a listening socket holds would be refused by the system. */
const atOnce = 200;

/** What slow clients say; `file` is the address of a file of the page. */
const kinds: readonly ((number: number, file: string) => string)[] = [
  // Asks for more than any buffer on the way takes, and reads none of it.
  (_number, file) => `GET ${file} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(200),
  // Asks for some pages, which have to be made, and reads none.
  () => 'GET /chat/leeds HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n'.repeat(3),
  // Never ends its head.
  () => 'GET /chat/leeds HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  // Announces a form and sends half of it.
  () =>
    'POST /chat/leeds HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
    'Content-Length: 500\r\n\r\ntext=half',
  // Listens for news, and never reads it.
  (number) =>
    `GET /chat/leeds/events?stream=${String(number).padStart(43, 'x')}&tab=slow HTTP/1.1\r\nHost: x\r\n\r\n`,
];

class Connections {
  readonly #sockets: Socket[] = [];
  refused = 0;

  constructor(readonly port: number) {}

  get open(): number {
    return this.#sockets.filter(({ destroyed }) => !destroyed).length;
  }

  async begin(count: number, says: (number: number) => string): Promise<void> {
    for (let begun = 0; begun < count; begun += atOnce) {
      const some = Math.min(atOnce, count - begun);
      await Promise.all(Array.from({ length: some }, (_, at) => this.#one(says(begun + at))));
    }
  }

  #one(says: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect({ port: this.port, host: '127.0.0.1' });
      let connected = false;
      socket.on('error', () => {
        this.refused += connected ? 0 : 1;
        resolve();
      });
      socket.once('connect', () => {
        connected = true;
        // Nothing that comes is ever read.
        socket.pause();
        if (says !== '') socket.write(says);
        resolve();
      });
      this.#sockets.push(socket);
    });
  }

  end(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

function beset(asked: AskedOfFault, begin: (connections: Connections, scene: Scene) => Promise<void>) {
  let connections: Connections | null = null;
  return halfTheTime(
    asked,
    async (scene) => {
      connections = new Connections(scene.bots[0]?.port ?? 0);
      await begin(connections, scene);
    },
    async () => {
      connections?.end();
      connections = null;
    },
  );
}

export const slowClients: Fault = {
  about: `${slow * kinds.length} slow clients that never read, or never finish what they say`,
  make: (asked) =>
    underLoad(asked, {
      refuses: false,
      harm: beset(asked, async (connections, scene) => {
        const { body } = await send(scene.address, { path: '/chat/leeds' });
        const file = /\/static\/[\w/.-]*htmx[\w.-]*/.exec(body)?.[0] ?? '/robots.txt';
        for (const says of kinds) await connections.begin(slow, (number) => says(number, file));
      }),
    }),
};

export const idleConnections: Fault = {
  about: `${idle.toLocaleString('en-GB')} connections on which nothing is said`,
  make: async (asked) => {
    let most = 0;
    const outcome = await underLoad(asked, {
      refuses: false,
      harm: beset(asked, async (connections, { bots }) => {
        await connections.begin(idle, () => '');
        await sleep(500);
        most = await openFiles(bots[0]?.id);
        asked.say(`${connections.open} connections are open, ${connections.refused} were refused`);
      }),
    });
    const told = `${outcome.told}The bot held ${most} files and connections at its most.\n`;
    return { ...outcome, told };
  },
};

/** How many files and connections a process holds; 0 where the system does not tell. */
async function openFiles(id: number | undefined): Promise<number> {
  return (await readdir(`/proc/${id}/fd`).catch(() => [])).length;
}
