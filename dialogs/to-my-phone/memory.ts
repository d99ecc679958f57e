import type { Reach } from '../deed.js';

/** Gone with the dialog, and with it the number. */
export interface ToMyPhoneMemory {
  /** `group/activity` */
  activities: string[];
  to: Reach | null;
  /** The text message as it would be sent, or null before there is a number to send it to. */
  text: string | null;
  /** How many of the activities had no room in it. */
  leftOut: number;
}
