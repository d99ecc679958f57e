import type { EditingEffects, Freshness, GroupEntry, Saved, StillRight } from './editing.js';
import { comparable, rightsOf, type Editor } from './editors.js';
import { entriesOf } from './group-entries.js';
import type { EditedFiles } from './group-files.js';
import type { FormValue, GroupForm } from './group-form.js';
import { hashOf, randomToken } from './hashed-token.js';
import { freshnessLinks, type FreshnessLinkRecord } from './records.js';
import type { SavesElsewhere } from './saves-elsewhere.js';
import type { Records } from '../storage/storage.js';

/** A digest comes at most monthly; its links hold until the next one, and a little longer. */
const lasts = 40 * 24 * 60 * 60 * 1000;

/** "Still right?": one press, signed in or by a link that can do nothing else. */
export class AskedStillRight implements Freshness {
  readonly #links: Records<FreshnessLinkRecord>;

  constructor(
    private readonly effects: Pick<EditingEffects, 'storage' | 'live' | 'now' | 'newToken'>,
    private readonly files: EditedFiles,
    private readonly elsewhere: Pick<SavesElsewhere, 'keepUp'>,
  ) {
    this.#links = effects.storage.records(freshnessLinks);
  }

  async stillRight(editor: Editor, { place, group, activity }: StillRight): Promise<Saved> {
    const today = this.files.today(place);
    return this.files.changeForm(editor, { place, group, how: 'still-right' }, (form) =>
      withChecked(form, activity, today),
    );
  }

  async linkFor({ place, group, email }: { place: string; group: string; email: string }): Promise<string> {
    const token = (this.effects.newToken ?? randomToken)();
    const made = this.effects.now();
    await this.#links.write({
      schema: 1,
      hash: hashOf(token),
      email: comparable(email),
      place,
      group,
      expires: new Date(made.getTime() + lasts).toISOString(),
      made: made.toISOString(),
    });
    return token;
  }

  async asked(token: string): Promise<{ place: string; group: string; entry: GroupEntry } | null> {
    const link = await this.#holding(token);
    if (link === null) return null;
    const catalogue = this.effects.live.current();
    const place = catalogue.places.get(link.place);
    const entry = place && entriesOf(catalogue, place, []).find(({ id }) => id === link.group);
    return entry ? { place: link.place, group: link.group, entry } : null;
  }

  async stillRightByLink(token: string, activity: string | null): Promise<Saved | null> {
    const link = await this.#holding(token);
    return link && this.stillRight({ email: link.email }, { ...link, activity });
  }

  async removeExpired(): Promise<number> {
    let removed = 0;
    for await (const { hash, expires } of this.#links.all()) {
      if (new Date(expires) > this.effects.now()) continue;
      await this.#links.remove(hash);
      removed++;
    }
    return removed;
  }

  async #holding(token: string): Promise<FreshnessLinkRecord | null> {
    const link = await this.#links.read(hashOf(token));
    await this.elsewhere.keepUp();
    if (link === null || new Date(link.expires) <= this.effects.now()) return null;
    const rights = rightsOf(this.effects.live.current(), link.email);
    const may = rights?.places.has(link.place) || rights?.groups.has(`${link.place}/${link.group}`);
    return may ? link : null;
  }
}

/** Null where there is no such activity. */
function withChecked(form: GroupForm, activity: string | null, today: string): GroupForm | null {
  const { activities } = form;
  if (!Array.isArray(activities)) return null;
  let found = false;
  const checked = activities.map((each): FormValue => {
    if (typeof each === 'string' || Array.isArray(each)) return each;
    if (activity !== null && each['id'] !== activity) return each;
    found = true;
    return { ...each, checked: today };
  });
  return found ? { ...form, activities: checked } : null;
}
