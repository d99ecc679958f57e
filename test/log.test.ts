import { expect } from 'chai';
import { createLog, type LogLevel } from '../bot/log.js';

describe('log', () => {
  let lines: string[];
  const log = (level: LogLevel = 'info') =>
    createLog(level, { write: (line: string) => void lines.push(line) });
  const line = () => JSON.parse(lines[0]!) as Record<string, unknown>;

  beforeEach(() => (lines = []));

  it('writes one line of JSON an event, with its time and level', () => {
    log().info({ places: 5 }, 'listening');
    expect(line()).to.include({ level: 'info', places: 5, msg: 'listening' });
    expect(line().time).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('leaves out what is below its level', () => {
    log('warn').info('not wanted');
    log('silent').fatal('not wanted');
    expect(lines).to.deep.equal([]);
  });

  it('cannot be made to begin a line of its own', () => {
    log().warn({ file: 'a\nb\r\u2028\u001b[2K' }, 'one\n{"level":"info","msg":"forged"}');
    expect(lines).to.have.length(1);
    for (const character of ['\n', '\r', '\u001b']) expect(lines[0]!.slice(0, -1)).not.to.include(character);
  });

  it('withholds words of residents and what lets somebody in, wherever they stand', () => {
    const secret = 'veg patch';
    log().info({
      text: secret,
      record: { story: secret },
      turn: { message: { deep: secret }, list: [{ Cookie: secret }], token: secret },
      request: { method: 'POST', url: `/chat/leeds?token=${secret}`, headers: { authorization: secret } },
    });
    expect(lines[0]).not.to.include(secret);
    expect(line().request).to.deep.equal({ method: 'POST', path: '/chat/leeds' });
  });

  it('withholds what stands too deep to be looked at, also in a ring', () => {
    const ring: Record<string, unknown> = { place: 'leeds' };
    ring.ring = ring;
    log().info({ ring });
    expect(line().ring).to.include({ place: 'leeds' });
    expect(lines[0]).to.include('[withheld]');
  });

  it('says of an error what it is, where it happened and what caused it', () => {
    const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    log().error({ err: new Error('Cannot write', { cause }) }, 'a turn failed');
    const err = line().err as { message: string; where: string[]; cause: Record<string, unknown> };
    expect(err.message).to.equal('Cannot write');
    expect(err.where[0]).to.match(/^at .*log\.test\.ts:\d+:\d+/);
    expect(err.cause).to.include({ code: 'ENOSPC', message: 'no space left' });
  });

  it('withholds the message of an error that quotes what was sent', () => {
    let parsing: unknown;
    try {
      JSON.parse('my veg patch');
    } catch (error) {
      parsing = error;
    }
    const refused = Object.assign(new Error('Invalid JSON: my veg patch'), { statusCode: 400 });
    log().error({ err: parsing });
    log().error({ err: refused });
    log().error({ err: new Error('outer', { cause: parsing }) });
    log().error(parsing);
    expect(lines.join('')).not.to.include('veg');
  });
});
