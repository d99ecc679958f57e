import type { VNode } from 'preact';
import type { Wording } from '../../words/wording.js';
import type { Elsewhere } from './activity-view.js';
import { idOf, ToldProblem, ToldWords, type FormContext } from './field.js';
import { countProblems, type Problems } from './problems.js';

/** At the top of a form that could not be saved: what is wrong, each leading to its field. */
export function ProblemSummary({
  context,
  elsewhere,
  autofocus = false,
}: {
  context: FormContext;
  /** What is wrong in other parts of the file, with the page where it can be put right. */
  elsewhere: readonly Elsewhere[];
  autofocus?: boolean;
}): VNode | null {
  const { wording, problems } = context;
  const errors = [...problems].flatMap(([name, told]) =>
    told.filter(({ level }) => level === 'error').map((one) => ({ name, told: one })),
  );
  if (errors.length + elsewhere.length === 0) return null;
  return (
    <section class="summary" id="summary" tabIndex={-1} autofocus={autofocus} aria-labelledby="summary-title">
      <h2 id="summary-title">{wording.say('edit:summary-title')}</h2>
      <p>{wording.say('edit:summary-intro')}</p>
      <ul>
        {errors.map(({ name, told }) => (
          <li key={`${name} ${told.message}`}>
            <a href={`#${idOf(name)}`}>
              <ToldWords told={told} />
            </a>
          </li>
        ))}
        {elsewhere.map(({ told, address, name }) => (
          <li key={`${address} ${told.message}`}>
            <a href={address}>
              <bdi>{name}</bdi>
            </a>
            <br />
            <ToldWords told={told} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What of the problems belongs to no field. */
export function UnplacedProblems({
  context,
  swapped = false,
}: {
  context: FormContext;
  swapped?: boolean;
}): VNode {
  return (
    <div id={idOf('')} hx-swap-oob={swapped ? 'true' : undefined} tabIndex={-1}>
      {(context.problems.get('') ?? []).map((told) => (
        <ToldProblem key={told.message} told={told} wording={context.wording} />
      ))}
    </div>
  );
}

/** "2 things to put right", said aloud as it changes. */
export function Standing({
  wording,
  problems,
  swapped = false,
}: {
  wording: Wording;
  problems: Problems;
  swapped?: boolean;
}): VNode {
  const { errors, advice } = countProblems(problems);
  return (
    <p
      id="standing"
      class={errors > 0 ? 'standing wrong' : 'standing'}
      role="status"
      hx-swap-oob={swapped ? 'true' : undefined}
    >
      <span>
        {errors > 0 ? wording.say('edit:to-put-right', { count: errors }) : wording.say('edit:all-right')}
      </span>{' '}
      {advice > 0 && <span class="apart">{wording.say('edit:tips', { count: advice })}</span>}
    </p>
  );
}

/** Always in view while the form is: how it stands, checking, and saving. */
export function SaveBar({
  wording,
  problems,
  save = 'save',
  checks = true,
}: {
  wording: Wording;
  problems: Problems;
  /** A key of the locale for the button. */
  save?: string;
  /** False where there is nothing to check before it is saved. */
  checks?: boolean;
}): VNode {
  const say = (key: string) => wording.say(`edit:${key}`);
  return (
    <div class="save-bar">
      <p
        id="edit-notice"
        class="notice"
        role="alert"
        data-ended={say('notice-ended')}
        data-failed={say('notice-failed')}
        data-lost={say('notice-lost')}
      />
      <Standing wording={wording} problems={problems} />
      <div class="buttons">
        <button type="submit" name="do" value="save" class="primary">
          {say(save)}
        </button>{' '}
        {checks && (
          <button type="submit" name="do" value="check">
            {say('check')}
          </button>
        )}
      </div>
    </div>
  );
}
