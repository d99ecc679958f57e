import { expect } from 'chai';
import { sendSignInLink, tellOfReport, tellOfTopic } from '../../bot/referrals/editor-letters.js';
import { tellOfUndelivered } from '../../bot/referrals/undelivered.js';
import type { Report } from '../../bot/referrals/reports.js';
import { activity, group } from '../suggesting/example.js';
import { letterRoom, type ReadableLetters } from './letter-room.js';
import { MovableClock } from './movable-clock.js';
import { sampleMessage } from './sample-message.js';

const growers = group('growers', {
  name: 'Hyde Park Growers',
  contact: { name: 'Asha', phone: null, email: 'growers@example.org', website: null },
  editors: ['Growers@example.org', 'bob@example.org'],
});

const report: Report = {
  schema: 1,
  id: 'r1',
  place: 'leeds',
  activity: 'growers/allotment',
  detail: 'times',
  words: 'It starts at 11 now',
  at: '2026-11-20T10:00:00.000Z',
  settled: null,
};

describe('e-mails to editors', () => {
  let room: ReadableLetters;

  beforeEach(() => {
    const allotment = activity({ id: 'growers/allotment', name: 'Allotment', group: growers });
    room = letterRoom(new MovableClock(), [allotment]);
  });

  it('bring the link to sign in, which is of no use once it has run out', async () => {
    const link = { to: 'bob@example.org', token: 'secret', place: 'leeds' };
    await sendSignInLink(room, { ...link, expires: new Date('2026-11-20T10:30:00Z') });
    const [letter] = room.letters;
    expect(letter).to.include({
      kind: 'sign-in',
      to: 'bob@example.org',
      expires: '2026-11-20T10:30:00.000Z',
    });
    expect(letter?.text).to.include('https://chat.example.org/in?secret');
    expect(letter?.id).not.to.include('secret').and.not.include('bob');
  });

  it('tell the group and the place’s editors what a resident says is wrong, each address once', async () => {
    await tellOfReport(room, report, room.place());
    await tellOfReport(room, report, room.place());
    expect(room.letters.map(({ to }) => to.toLowerCase())).to.have.members([
      'growers@example.org',
      'bob@example.org',
      'content@example.org',
    ]);
    const [letter] = room.letters;
    expect(letter?.subject).to.equal('Allotment: somebody says that something is wrong');
    expect(letter?.text).to.include('What it is about: The day or time');
    expect(letter?.text).to.include('What they wrote: It starts at 11 now');
    expect(letter?.text).to.include('https://chat.example.org/edit/leeds/growers');
  });

  it('leave out what a report does not say', async () => {
    await tellOfReport(room, { ...report, detail: 'other', words: null }, room.place());
    expect(room.letters[0]?.text).not.to.match(/What it is about|What they wrote|null|undefined/);
  });

  it('tell of a proposed topic', async () => {
    const proposal = {
      ...{ id: 'p1', place: 'leeds', group: 'growers', who: 'bob@example.org' },
      ...{ name: 'Beekeeping', words: 'bees, honey', at: new Date() },
    };
    await tellOfTopic(room, { kind: 'topic-proposed', to: ['content@example.org'], proposal });
    expect(room.letters).to.have.length(1);
    expect(room.letters[0]?.text).to.include('bob@example.org proposes a new topic for Hyde Park Growers.');
    expect(room.letters[0]?.text).to.include('Topic: Beekeeping').and.include('bees, honey');
  });

  it('tell the place’s editors what did not arrive and where, but not what it said', async () => {
    const message = sampleMessage({ id: 'asking-group/1', kind: 'asking-group', text: 'Sam' });
    await tellOfUndelivered(room, message, 'refused');
    await tellOfUndelivered(room, message, 'refused');
    expect(room.letters.map(({ to }) => to)).to.deep.equal(['content@example.org']);
    expect(room.letters[0]?.text)
      .to.include('growers@example.org')
      .and.include('Perhaps the address is wrong');
    expect(room.letters[0]?.text).not.to.include('Sam');
  });

  it('do not tell all of a web address: whoever knows it can post there', async () => {
    const message = sampleMessage({ to: 'https://flows.example.org/workflow?sig=secret' });
    await tellOfUndelivered(room, message, 'failing');
    expect(room.letters[0]?.text).to.include('https://flows.example.org').and.not.include('secret');
  });

  it('do not tell of what is only the receiver’s, nor an address of itself', async () => {
    for (const kind of ['sign-in', 'undelivered', 'check-in', 'reminder'] as const) {
      await tellOfUndelivered(room, sampleMessage({ kind }), 'failing');
    }
    await tellOfUndelivered(room, sampleMessage({ kind: 'wrong', to: 'Content@example.org' }), 'failing');
    expect(room.letters).to.deep.equal([]);
  });

  it('go to whoever answers requests for a person where a place names no editors', async () => {
    room.change({ editors: [] });
    await tellOfUndelivered(room, sampleMessage(), 'failing');
    expect(room.letters.map(({ to }) => to)).to.deep.equal(['people@example.org']);
  });
});
