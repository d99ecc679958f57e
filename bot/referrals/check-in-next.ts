/** What of a check-in record is over, and when something is to be done about it next. */
import type { Zone } from '../suggesting/zone.js';
import type { About, CheckInRecord } from './check-in-records.js';
import { checkInDue, reminderDue } from './check-in-times.js';

const day = 24 * 60 * 60_000;
/** For how long the links of a check-in hold, in milliseconds. */
const linksHold = 60 * day;
/** After how long it is forgotten that somebody does not answer, in milliseconds. */
const keepUnanswered = 180 * day;

/** Whether it was asked how this went, and is not answered yet. */
export function isOpen({ asked: { waiting } }: About, now: Date): boolean {
  return waiting !== null && now.getTime() - Date.parse(waiting) < linksHold;
}

/** The record without what is over, and with it without the address; null where nothing is left. */
export function withoutWhatIsOver(record: CheckInRecord, now: Date): CheckInRecord | null {
  const about = record.about.filter(
    (one) => one.reminder !== null || one.checkIn !== null || isOpen(one, now) || one.said !== null,
  );
  const age = now.getTime() - Date.parse(record.changed);
  const isOver = about.length === 0 && record.unanswered === 0;
  if (isOver || age >= keepUnanswered) return null;
  return about.length === record.about.length ? record : { ...record, about };
}

/** When the first of what is planned is to be sent, or the first of the rest is over. */
export function nextDue({ about, changed }: CheckInRecord, zone: Zone): Date {
  const each = about.flatMap(({ reminder, checkIn, asked, said }) => {
    const planned = [
      ...(reminder === null ? [] : [reminderDue(reminder.day, zone)]),
      ...(checkIn === null ? [] : [checkInDue(checkIn.due, zone)]),
    ];
    const isKept = planned.length > 0 || said !== null || asked.waiting === null;
    return isKept ? planned : [Date.parse(asked.waiting!) + linksHold];
  });
  return new Date(Math.min(...each, Date.parse(changed) + keepUnanswered));
}
