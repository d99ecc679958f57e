/** Every kind of record that the bot keeps, for what is done with all of them: moving, exporting, removing. */
import { answeredRecords } from '../channels/bot-service/answered-activities.js';
import { inboxRecords, laneRecords } from '../channels/sms/inbox-records.js';
import { stoppedRecords } from '../channels/sms/stopped.js';
import { paceRecords } from '../channels/sms/texting-pace.js';
import { secrets } from '../channels/resident-keys.js';
import {
  contentSaves,
  freshnessLinks,
  histories,
  linksAsked,
  sessions,
  signInLinks,
  topicProposals,
  versionTexts,
} from '../editing/records.js';
import { lastDoneKind } from '../done-lately.js';
import { askedGroups } from '../referrals/asking-groups.js';
import { checkInKind } from '../referrals/check-in-records.js';
import { wellbeingKind } from '../referrals/how-are-you.js';
import { finishedMessages, waitingMessages } from '../referrals/outbox-records.js';
import { reportKind } from '../referrals/reports.js';
import { requestKind, roomKind } from '../referrals/request-records.js';
import { sentToPhonesKind } from '../referrals/to-phone-limits.js';
import type { RecordKind } from '../storage/record-kind.js';
import { conversations, countsOfAWeek } from '../storage/record-kinds.js';
import { proofKind } from '../storage/sealing/proof.js';
import { unfinishedMove } from './unfinished-move.js';

/** Whose data a kind holds: `nobody` where nothing leads from it to a person. */
export type Whose = 'residents' | 'editors' | 'nobody';

export interface KeptKind<T = unknown> {
  kind: RecordKind<T>;
  /** What one of them is, in plain words. */
  what: string;
  whose: Whose;
  /** How long one of them is kept, in plain words. */
  until: string;
  /** The place that a record belongs to; null where it belongs to none. */
  placeOf(record: T): string | null;
  /** It is about this storage alone, and stays where it is when all else is moved. */
  stays?: true;
  /** Fields, at whatever depth, that let whoever knows them do something: they are printed nowhere. */
  secret?: readonly string[];
}

const ofPlace = ({ place }: { place: string | null }) => place;
const ofNone = () => null;

/** Keys such as `place/group/2026-W47`. */
const firstPart = ({ key }: { key: string }) => key.slice(0, key.indexOf('/'));

function kept<T>(kind: RecordKind<T>, about: Omit<KeptKind<T>, 'kind'>): KeptKind {
  return { kind, ...about };
}

export const everyKind: readonly KeptKind[] = [
  kept(secrets, {
    what: 'the secret by which telephone numbers are known without being kept',
    whose: 'nobody',
    until: 'for good',
    placeOf: ofNone,
    secret: ['secret'],
  }),
  kept(stoppedRecords, {
    what: 'that a telephone number wants no more texts, without the number',
    whose: 'residents',
    until: 'they write START',
    placeOf: ofNone,
  }),
  kept(conversations, {
    what: 'a conversation: what was said, heard and shown',
    whose: 'residents',
    until: 'KEEP_DAYS after the last message',
    placeOf: ofPlace,
  }),
  kept(requestKind, {
    what: 'what a resident agreed to send to a group or a person',
    whose: 'residents',
    until: '180 days after it was sent',
    placeOf: ofPlace,
    secret: ['answerSecret'],
  }),
  kept(checkInKind, {
    what: 'the reminders and check-ins that a resident agreed to',
    whose: 'residents',
    until: 'they are over, 180 days at most',
    placeOf: ofPlace,
    secret: ['secret'],
  }),
  kept(waitingMessages, {
    what: 'an e-mail or a text that waits to be sent',
    whose: 'residents',
    until: 'it is delivered, or a day of trying',
    secret: ['headers'],
    placeOf: ({ message }) => message.place,
  }),
  kept(finishedMessages, {
    what: 'that a message was sent, without its address and text',
    whose: 'residents',
    until: '180 days',
    placeOf: ofPlace,
  }),
  kept(laneRecords, {
    what: 'the text messages of a conversation that wait for their answer, and for a day that there were some',
    whose: 'residents',
    until: 'they are answered, and a day',
    placeOf: ({ waiting: [first] }) => first?.place ?? null,
  }),
  kept(inboxRecords, {
    what: 'the same of each text message alone, as a release before kept it',
    whose: 'residents',
    until: 'it is answered, and a day',
    placeOf: ({ waiting }) => waiting?.place ?? null,
  }),
  kept(paceRecords, {
    what: 'when the last text messages of a conversation came',
    whose: 'residents',
    until: 'ten minutes after the last',
    placeOf: ofNone,
  }),
  kept(answeredRecords, {
    what: 'which messages of a conversation in Teams or another channel of Azure were answered, without a name',
    whose: 'residents',
    until: 'a day after the last',
    placeOf: ofNone,
  }),
  kept(sentToPhonesKind, {
    what: 'how many texts were sent to a telephone, without its number',
    whose: 'residents',
    until: 'a day',
    placeOf: ({ key }) => (key.startsWith('place/') ? key.slice('place/'.length) : null),
  }),
  kept(reportKind, {
    what: 'what a resident said is wrong with an activity',
    whose: 'residents',
    until: 'somebody removes it',
    placeOf: ofPlace,
  }),
  kept(wellbeingKind, {
    what: 'answers to the questions how somebody is, under a random word',
    whose: 'residents',
    until: 'for good; once the conversation goes, nothing leads to anybody',
    placeOf: ofPlace,
  }),
  kept(roomKind, {
    what: "who takes a group's places in a week, by requests",
    whose: 'nobody',
    until: 'the week is over',
    placeOf: firstPart,
  }),
  kept(countsOfAWeek, {
    what: 'how often what was asked for, suggested and chosen in a week',
    whose: 'nobody',
    until: 'for good',
    placeOf: ofPlace,
  }),
  kept(signInLinks, {
    what: 'a link by which an editor signs in',
    whose: 'editors',
    until: '30 minutes',
    placeOf: ofNone,
    secret: ['hash'],
  }),
  kept(linksAsked, {
    what: 'when links to sign in were asked for with an address, without the address',
    whose: 'editors',
    until: 'an hour',
    placeOf: ofNone,
  }),
  kept(sessions, {
    what: 'that an editor is signed in',
    whose: 'editors',
    until: 'they sign out, or some days',
    placeOf: ofNone,
    secret: ['hash'],
  }),
  kept(freshnessLinks, {
    what: 'a link by which a group says that all is still right',
    whose: 'editors',
    until: 'it expires',
    placeOf: ofPlace,
    secret: ['hash'],
  }),
  kept(topicProposals, {
    what: "topics that a place's editors were asked for, and by whom",
    whose: 'editors',
    until: 'they are settled',
    placeOf: ofPlace,
  }),
  kept(histories, {
    what: "who changed what in a group's file",
    whose: 'editors',
    until: 'a year',
    placeOf: ofPlace,
  }),
  kept(versionTexts, {
    what: "an earlier text of a group's file",
    whose: 'editors',
    until: 'a year',
    placeOf: ofPlace,
  }),
  kept(contentSaves, {
    what: 'when a file of the content was last saved by an editor',
    whose: 'nobody',
    until: 'for good',
    placeOf: ofNone,
    stays: true,
  }),
  kept(askedGroups, {
    what: 'when a group was last asked whether all is right',
    whose: 'nobody',
    until: 'for good',
    placeOf: ofPlace,
  }),
  kept(lastDoneKind, {
    what: 'when a process last did some hourly work for all',
    whose: 'nobody',
    until: 'for good',
    placeOf: ofNone,
    stays: true,
  }),
  kept(proofKind, {
    what: 'which keys the records here are encrypted with, by their ids',
    whose: 'nobody',
    until: 'encryption is turned off',
    placeOf: ofNone,
    stays: true,
  }),
  kept(unfinishedMove, {
    what: 'that not everything has been moved here yet',
    whose: 'nobody',
    until: 'the move ends',
    placeOf: ofNone,
    stays: true,
  }),
];
