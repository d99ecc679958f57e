import type { VNode } from 'preact';
import type { Wording } from '../../words/wording.js';
import { idOf, ToldProblem, type FormContext } from './field.js';
import { countProblems, type Problems } from './problems.js';

/** At the top of a form that could not be saved: what is wrong, each leading to its field. */
export function ProblemSummary({
  context,
  elsewhere,
  autofocus = false,
}: {
  context: FormContext;
  /** What is wrong in other parts of the file, with the page where it can be put right. */
  elsewhere: readonly { message: string; address: string; name: string }[];
  autofocus?: boolean;
}): VNode | null {
  const { wording, problems } = context;
  const errors = [...problems].flatMap(([name, told]) =>
    told.filter(({ level }) => level === 'error').map(({ message }) => ({ name, message })),
  );
  if (errors.length + elsewhere.length === 0) return null;
  return (
    <section class="summary" id="summary" tabIndex={-1} autofocus={autofocus} aria-labelledby="summary-title">
      <h2 id="summary-title">{wording.say('edit:summary-title')}</h2>
      <p>{wording.say('edit:summary-intro')}</p>
      <ul>
        {errors.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <a href={`#${idOf(name)}`} lang="en" dir="ltr">
              {message}
            </a>
          </li>
        ))}
        {elsewhere.map(({ message, address, name }) => (
          <li key={`${address} ${message}`}>
            <a href={address} dir="auto">
              {name}
            </a>
            {': '}
            <span lang="en" dir="ltr">
              {message}
            </span>
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
      {errors > 0 ? wording.say('edit:to-put-right', { count: errors }) : wording.say('edit:all-right')}
      {advice > 0 && ` · ${wording.say('edit:tips', { count: advice })}`}
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
