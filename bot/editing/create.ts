import type { Editing, EditingEffects } from './editing.js';
import { allowGroup } from './editors.js';
import { AskedStillRight } from './freshness.js';
import { EditedFiles } from './group-files.js';
import { SavesElsewhere } from './saves-elsewhere.js';
import { Saving } from './saving.js';
import { SignInByLink } from './sign-in.js';
import { WaitingProposals } from './topic-proposals.js';

/** Puts editing together. */
export function createEditing(effects: EditingEffects): Editing {
  const { live, reports } = effects;
  const signIn = new SignInByLink(effects);
  const elsewhere = new SavesElsewhere(effects);
  const files = new EditedFiles(new Saving(effects, elsewhere));
  const freshness = new AskedStillRight(effects, files, elsewhere);
  return {
    signIn,
    files,
    freshness,
    topics: new WaitingProposals(effects),
    reports: {
      async of(editor, place, group) {
        allowGroup(live.current(), editor, place, group);
        const found = await reports.of(place, group);
        return [...found].sort((one, other) => one.at.getTime() - other.at.getTime());
      },
      async resolve(editor, place, group, id) {
        allowGroup(live.current(), editor, place, group);
        const found = (await reports.of(place, group)).find((report) => report.id === id);
        if (found !== undefined) await reports.resolve(found, editor.email);
        return found !== undefined;
      },
    },
    keepUp: () => elsewhere.keepUp(),
    async removeExpired() {
      const removed = await Promise.all([
        signIn.removeExpired(),
        freshness.removeExpired(),
        files.removeExpired(),
      ]);
      return removed.reduce((sum, each) => sum + each, 0);
    },
    idle: () => signIn.idle(),
  };
}
