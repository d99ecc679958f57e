import type { VNode } from 'preact';
import type { PassedOn } from '../../dialogs/reply.js';
import type { Wording } from '../words/wording.js';

/** Exactly what is sent, part by part, as the resident sees it before they agree. */
export function PassedOnList({ passedOn, wording }: { passedOn: PassedOn; wording: Wording }): VNode {
  return (
    <dl class="passed-on">
      {passedOn.parts.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{wording.say('passed-on:value', { value: label })}</dt>
          <dd dir="auto">{wording.say('passed-on:value', { value })}</dd>
        </div>
      ))}
    </dl>
  );
}
