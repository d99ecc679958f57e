import type { ZodType } from 'zod';

/** What a kind of record is like. */
export interface RecordKind<T> {
  /** Unique among the kinds; on a disk the name of their folder in the data folder. */
  name: string;
  /** The form that this release writes. */
  schema: number;
  shape: ZodType<T>;
  keyOf(record: T): string;
  /** When it last changed. The file carries this as its time, whatever the disk's clock says. */
  changed(record: T): Date;
  /** When something is to be done about it, for `Records.takeDue`; null or left out where nothing is. */
  due?(record: T): Date | null;
}
