import { randomUUID } from 'node:crypto';
import type { Records } from '../storage/storage.js';
import type { EditingEffects, Proposal, TopicProposals } from './editing.js';
import { allowGroup, allowPlace, editorsOfPlace, type Editor } from './editors.js';
import { topicProposals, type ProposalsRecord } from './records.js';

/** More wait for nobody; and nobody can fill the disk with them. */
const mostWaiting = 200;
const longestName = 60;
const longestWords = 500;

/** New topics are not a group's to make: the place's editors see what was asked for. */
export class WaitingProposals implements TopicProposals {
  readonly #records: Records<ProposalsRecord>;

  constructor(private readonly effects: Pick<EditingEffects, 'storage' | 'live' | 'now' | 'tell' | 'log'>) {
    this.#records = effects.storage.records(topicProposals);
  }

  async propose(
    editor: Editor,
    proposed: { place: string; group: string; name: string; words: string },
  ): Promise<Proposal | null> {
    const { place, group } = proposed;
    const catalogue = this.effects.live.current();
    allowGroup(catalogue, editor, place, group);
    const name = tidy(proposed.name, longestName);
    if (name === '') return null;
    const at = this.effects.now();
    const words = tidy(proposed.words, longestWords);
    const entry = { id: randomUUID(), group, who: editor.email, name, words, at: at.toISOString() };
    const kept = await this.#change(place, (waiting) =>
      waiting.length < mostWaiting ? [...waiting, entry] : waiting,
    );
    if (!kept.includes(entry)) return null;
    const proposal = { ...entry, place, at };
    const to = editorsOfPlace(catalogue, place);
    await this.effects.tell({ kind: 'topic-proposed', to, proposal }).catch(() => {
      this.effects.log.error({ place }, "a place's editors could not be told of a proposed topic");
    });
    return proposal;
  }

  async waiting(editor: Editor, place: string): Promise<Proposal[]> {
    allowPlace(this.effects.live.current(), editor, place);
    const record = await this.#records.read(place);
    return (record?.waiting ?? []).map((entry) => ({ ...entry, place, at: new Date(entry.at) }));
  }

  async settle(editor: Editor, place: string, id: string): Promise<boolean> {
    allowPlace(this.effects.live.current(), editor, place);
    let found = false;
    await this.#change(place, (waiting) => {
      const others = waiting.filter((entry) => entry.id !== id);
      found = others.length < waiting.length;
      return others;
    });
    return found;
  }

  #change(
    place: string,
    change: (waiting: ProposalsRecord['waiting']) => ProposalsRecord['waiting'],
  ): Promise<ProposalsRecord['waiting']> {
    return this.effects.storage.oneAtATime(`editing/topics/${place}`, async () => {
      const waiting = change((await this.#records.read(place))?.waiting ?? []);
      await this.#records.write({ schema: 1, place, waiting, changed: this.effects.now().toISOString() });
      return waiting;
    });
  }
}

function tidy(written: string, most: number): string {
  const whole = written.replace(/\p{Surrogate}/gu, '').normalize('NFC');
  return [...whole.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
}
