import { expect } from 'chai';
import { EventEmitter } from 'node:events';
import {
  startSentenceModel,
  type SentenceThread,
} from '../../../bot/understanding/second-layer/sentence-model.js';
import type {
  SentenceAnswer,
  SentenceRequest,
} from '../../../bot/understanding/second-layer/sentence-model-worker.js';
import { loadSentenceVectors } from '../../../bot/understanding/second-layer/sentence-vectors.js';

/** A thread that answers as it is told to. */
class FakeThread extends EventEmitter implements SentenceThread {
  readonly requests: SentenceRequest[] = [];
  ended = false;

  constructor(private readonly answersReading: boolean) {
    super();
  }
  say(answer: SentenceAnswer): void {
    this.emit('message', answer);
  }
  postMessage(request: SentenceRequest): void {
    this.requests.push(request);
    if (request.ask === 'read' && this.answersReading)
      this.say({ answer: 'read', id: request.id, danger: null, topics: [] });
  }
  unref(): void {}
  async terminate(): Promise<void> {
    this.ended = true;
  }
}

function model(answersReading: boolean) {
  const threads: FakeThread[] = [];
  const sentences = startSentenceModel({
    topics: () => [{ topic: 'music', phrases: ['sing along'] }],
    folder: null,
    patience: 5,
    startThread: () => {
      const thread = new FakeThread(answersReading);
      threads.push(thread);
      return thread;
    },
  });
  return { threads, sentences };
}

describe('the sentence model in its thread', () => {
  it('is not waited for before it is there', async () => {
    const { sentences, threads } = model(true);
    expect(await sentences.read(['hello there you'])).to.equal(null);
    expect(threads).to.have.length(0);
    await sentences.close();
  });

  it('reads once it is there, and learns the topics', async () => {
    const { sentences, threads } = model(true);
    const ready = sentences.ready();
    threads[0]?.say({ answer: 'ready' });
    await ready;
    expect(await sentences.read(['hello there you'])).to.deep.include({ danger: null, topics: [] });
    expect(threads[0]?.requests[0]?.ask).to.equal('topics');
    await sentences.close();
    expect(threads[0]?.ended).to.equal(true);
  });

  it('is given up where it is not installed', async () => {
    const { sentences, threads } = model(true);
    const ready = sentences.ready();
    threads[0]?.say({ answer: 'absent' });
    await ready;
    expect(await sentences.read(['hello there you'])).to.equal(null);
    expect(threads).to.have.length(1);
    expect(threads[0]?.ended).to.equal(true);
    await sentences.close();
  });

  it('is not waited for beyond its time, and left alone for a while where it is always late', async () => {
    const { sentences, threads } = model(false);
    const ready = sentences.ready();
    threads[0]?.say({ answer: 'ready' });
    await ready;
    for (let i = 0; i < 5; i++) expect(await sentences.read(['hello there you'])).to.equal(null);
    expect(threads[0]?.requests.filter(({ ask }) => ask === 'read')).to.have.length(3);
    await sentences.close();
  });

  it('is started anew where it broke, but not for ever', async () => {
    const { sentences, threads } = model(true);
    const ready = sentences.ready();
    threads[0]?.emit('error', new Error('broken'));
    await ready;
    for (let i = 0; i < 5; i++) {
      await sentences.read(['hello there you']);
      threads.at(-1)?.emit('error', new Error('broken'));
    }
    expect(threads).to.have.length(3);
    await sentences.close();
  });
});

describe('the sentence model itself', function () {
  this.timeout(60_000);

  it('tells danger that no phrase tells from the talk of every day', async function () {
    if (!(await loadSentenceVectors())) this.skip();
    const sentences = startSentenceModel({ topics: () => [], folder: null, patience: 30_000 });
    await sentences.ready();
    const reading = await sentences.read([
      'I would like to join a choir',
      'everybody would be happier if I was not alive',
    ]);
    expect(reading?.danger).to.include({ kind: 'life', clause: 1 });
    expect((await sentences.read(['I would like to join a choir']))?.danger).to.equal(null);
    await sentences.close();
  });
});
