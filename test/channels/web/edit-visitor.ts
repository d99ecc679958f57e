import { groupForm, type GroupForm } from '../../../bot/editing/group-form.js';
import { activityFields, type ActivityFields } from '../../../bot/web/edit/activity-form.js';
import { activityPosted } from '../../../bot/web/edit/posted.js';
import type { EditHost } from './edit-host.js';
import { Visitor, type Page } from './visitor.js';

/** Where they edit. */
export type EditedHost = Pick<EditHost, 'address' | 'read' | 'linkFor'>;

/** Somebody who edits, in a browser without JavaScript, as far as these tests need one. */
export class EditVisitor extends Visitor {
  constructor(
    private readonly host: EditedHost,
    headers: Record<string, string> = {},
  ) {
    super(host.address, { headers });
  }

  /** Signs in by a link in a mail. */
  static async signedIn(host: EditedHost, email: string): Promise<EditVisitor> {
    const visitor = new EditVisitor(host);
    const token = new URL(await host.linkFor(email)).searchParams.get('token')!;
    const page = await visitor.get(`/edit/sign-in?token=${token}`);
    const answer = await visitor.post('/edit/sign-in', { token, 'form-token': formToken(page) });
    if (answer.headers.get('location') !== '/edit') throw new Error('Not signed in.');
    return visitor;
  }

  /** Presses a button of a page: sends these fields with the page's own token. */
  async press(page: Page, path: string, fields: Record<string, string>): Promise<Page> {
    return this.post(path, { ...fields, 'form-token': formToken(page) });
  }

  /** Opens the form of one activity in Leeds, changes something in it, and sends it. */
  async change(
    group: string,
    activity: string,
    changes: Partial<ActivityFields>,
    task = 'save',
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const path = `/edit/leeds/${group}/activity/${activity}`;
    const page = await this.get(path);
    return this.send(path, page, { ...(await this.fields(group, activity)), ...changes }, task, headers);
  }

  /** Sends the form of a page that was opened before. */
  async send(
    path: string,
    page: Page,
    fields: ActivityFields,
    task = 'save',
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const body = new URLSearchParams([
      ['form-token', formToken(page)],
      ['based-on', hidden(page, 'based-on')],
      ['do', task],
      ...activityPosted(fields).map(([name, value]): [string, string] => [name, value]),
    ]);
    return this.post(path, body.toString(), headers);
  }

  /** What stands in the form of an activity, as the file is now. */
  async fields(group: string, activity: string): Promise<ActivityFields> {
    const read = groupForm(await this.host.read(group));
    if (read.kind === 'no-form') throw new Error('No form.');
    const found = (read.form['activities'] as GroupForm[]).find(({ id }) => id === activity);
    if (found === undefined) throw new Error('No such activity.');
    return activityFields(found);
  }

  /** Follows where an answer leads. */
  async follow(answer: Page): Promise<Page> {
    return this.get(answer.headers.get('location') ?? '/no-location');
  }
}

export function formToken(page: Page): string {
  return hidden(page, 'form-token');
}

export function hidden(page: Page, name: string): string {
  return new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? '';
}

/** What a page says, without its tags. */
export function words(page: Page): string {
  return page.html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
}
