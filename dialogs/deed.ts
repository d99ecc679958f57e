/** What residents can say is wrong with the details of an activity. */
export type WrongDetail = 'times' | 'closed' | 'contact' | 'place' | 'other';

/** Something that the conversation gets done in the world, beyond saying something. */
export interface ReportWrong {
  kind: 'report-wrong';
  /** `group/activity` */
  activity: string;
  detail: WrongDetail;
  /** What the resident wrote for the group to read, or null where they only chose. */
  words: string | null;
}

export type Deed = ReportWrong;

/** What came of it. Whatever is said of it afterwards is durable by then. */
export interface DeedOutcome {
  kind: 'done';
}
