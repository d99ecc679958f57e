/** A connection on which anything can be said, whether it is HTTP or not. */
import { connect } from 'node:net';

export interface Heard {
  /** Everything that came back. */
  text: string;
  /** Whether the other side ended it. */
  ended: boolean;
}

/** Says something, and listens until the other side ends it or has been silent for so many milliseconds. */
export function sayRaw(port: number, said: string | Buffer, silence = 400): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let timer: NodeJS.Timeout | undefined;
    const done = (ended: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, ended });
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => done(false), silence);
    };
    socket.once('connect', () => socket.write(said));
    socket.on('data', (part) => {
      text += part.toString('latin1');
      wait();
    });
    socket.once('error', () => done(true));
    socket.once('close', () => done(true));
    wait();
  });
}
