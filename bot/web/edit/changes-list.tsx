import type { VNode } from 'preact';
import type { Change } from '../../editing/changes.js';
import type { Wording } from '../../words/wording.js';
import { changeWords } from './change-words.js';

/** More than this at once is a new file. */
const mostShown = 30;

/** What changed, field by field: what it was, and what it is. */
export function ChangesList({
  changes,
  wording,
}: {
  changes: readonly Change[];
  wording: Wording;
}): VNode | null {
  if (changes.length === 0) return null;
  return (
    <ul class="changes">
      {changes.slice(0, mostShown).map((change, index) => {
        const { about, field, from, to } = changeWords(change, wording);
        return (
          <li key={index}>
            {about !== null && (
              <>
                <strong>
                  <bdi>{about}</bdi>
                </strong>{' '}
              </>
            )}
            <span class={about === null ? undefined : 'apart'}>{field}</span>
            {from !== null && (
              <span class="was">
                <span class="which">{wording.say('edit:was')}</span> <del dir="auto">{from}</del>
              </span>
            )}
            {to !== null && (
              <span class="is">
                <span class="which">{wording.say('edit:is')}</span> <ins dir="auto">{to}</ins>
              </span>
            )}
          </li>
        );
      })}
      {changes.length > mostShown && (
        <li>{wording.say('edit:changes-more', { count: changes.length - mostShown })}</li>
      )}
    </ul>
  );
}
