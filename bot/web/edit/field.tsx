/** The fields of a form: a plain label, a hint with an example, and what is wrong beside it. */
import type { ComponentChildren, VNode } from 'preact';
import type { Wording } from '../../words/wording.js';
import { sentencesTogether } from '../../words/lists.js';
import type { EditWords } from './problem-words.js';
import type { Problems, Told } from './problems.js';

/** What the fields of one form share. */
export interface FormContext extends EditWords {
  problems: Problems;
}

/** The id of the element for a field's name. */
export function idOf(name: string): string {
  return `f-${name.replaceAll('.', '-')}`;
}

/** What is wrong with a field. It is there when nothing is, so that the check while typing finds its place. */
export function ProblemsOf({
  name,
  context,
  swapped = false,
}: {
  name: string;
  context: FormContext;
  swapped?: boolean;
}): VNode {
  const told = context.problems.get(name) ?? [];
  return (
    <div
      id={`${idOf(name)}-problems`}
      class="problems"
      data-wrong={told.some(({ level }) => level === 'error') ? 'true' : undefined}
      hx-swap-oob={swapped ? 'true' : undefined}
    >
      {told.map((one) => (
        <ToldProblem key={one.message} told={one} wording={context.wording} />
      ))}
    </div>
  );
}

export function ToldProblem({ told, wording }: { told: Told; wording: Wording }): VNode {
  const { level } = told;
  return (
    <p class={level === 'error' ? 'problem' : 'advice'}>
      <strong>{wording.say(level === 'error' ? 'edit:problem' : 'edit:advice')}</strong>
      {sentencesTogether(['', ''], wording.language)}
      <ToldWords told={told} />
    </p>
  );
}

/** What is wrong; where the language of the page has no words for it, in English and marked as such. */
export function ToldWords({ told: { message, inEnglish } }: { told: Told }): VNode {
  return inEnglish ? (
    <span lang="en" dir="ltr">
      {message}
    </span>
  ) : (
    <span>{message}</span>
  );
}

interface LabelledProps {
  name: string;
  label: string;
  hint?: string;
  context: FormContext;
}

interface TextFieldProps extends LabelledProps {
  value: string;
  /** Lines; more than one makes it a larger box. */
  rows?: number;
  longest: number;
  kind?: 'text' | 'tel' | 'email' | 'url';
  /** Written from left to right in every language: addresses, telephone numbers. */
  ltr?: boolean;
  lang?: string;
  /** The id of a list of likely answers. */
  list?: string;
  /** Offers a calendar, where the browser has one. */
  date?: boolean;
  autofocus?: boolean;
  width?: 'short';
  autocomplete?: string;
}

export function TextField(props: TextFieldProps): VNode {
  const { name, label, hint, context, value, rows = 1, longest, kind = 'text', ltr = false, lang } = props;
  const id = idOf(name);
  const wrong = (context.problems.get(name) ?? []).some(({ level }) => level === 'error');
  const shared = {
    id,
    name,
    maxlength: longest,
    dir: ltr ? ('ltr' as const) : ('auto' as const),
    lang,
    autofocus: props.autofocus,
    autocomplete: props.autocomplete ?? 'off',
    'aria-describedby': [...(hint === undefined ? [] : [`${id}-hint`]), `${id}-problems`].join(' '),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'data-date': props.date ? context.wording.say('edit:pick-date') : undefined,
  };
  return (
    <div class={`field${props.width === 'short' ? ' short' : ''}`}>
      <label for={id}>{label}</label>
      {hint !== undefined && <Hint id={id}>{hint}</Hint>}
      <ProblemsOf name={name} context={context} />
      {rows > 1 ? (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...shared} type={kind} value={value} list={props.list} />
      )}
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField({
  name,
  label,
  hint,
  context,
  value,
  options,
  autofocus,
}: LabelledProps & { value: string; options: readonly Option[]; autofocus?: boolean }): VNode {
  const id = idOf(name);
  // What the file says and nobody can pick is kept, and seen.
  const all = options.some((one) => one.value === value) ? options : [...options, { value, label: value }];
  const wrong = (context.problems.get(name) ?? []).some(({ level }) => level === 'error');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <Hint id={id}>{hint}</Hint>}
      <ProblemsOf name={name} context={context} />
      <select
        id={id}
        name={name}
        autofocus={autofocus}
        aria-describedby={[...(hint === undefined ? [] : [`${id}-hint`]), `${id}-problems`].join(' ')}
        aria-invalid={wrong ? 'true' : undefined}
      >
        {all.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Several choices of which one counts, as round buttons. */
export function Radios({
  name,
  label,
  hint,
  context,
  value,
  options,
  inline = false,
  quiet = false,
}: LabelledProps & {
  value: string;
  options: readonly Option[];
  inline?: boolean;
  /** Without a place for problems of its own. */
  quiet?: boolean;
}): VNode {
  const id = idOf(name);
  const all = options.some((one) => one.value === value) ? options : [...options, { value, label: value }];
  return (
    <fieldset
      id={id}
      class={`field radios${inline ? ' inline' : ''}`}
      aria-describedby={
        quiet ? undefined : [...(hint === undefined ? [] : [`${id}-hint`]), `${id}-problems`].join(' ')
      }
    >
      <legend>{label}</legend>
      {hint !== undefined && <Hint id={id}>{hint}</Hint>}
      {!quiet && <ProblemsOf name={name} context={context} />}
      <div class="options">
        {all.map((one) => (
          <label key={one.value} class="option">
            <input type="radio" name={name} value={one.value} checked={one.value === value} />{' '}
            <span>{one.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Checkbox({
  name,
  value,
  label,
  checked,
  id,
  describedBy,
}: {
  name: string;
  value: string;
  label: ComponentChildren;
  checked: boolean;
  id?: string;
  describedBy?: string;
}): VNode {
  return (
    <label class="option">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={describedBy}
      />{' '}
      <span>{label}</span>
    </label>
  );
}

export function Hint({ id, children }: { id: string; children: ComponentChildren }): VNode {
  return (
    <p class="hint" id={`${id}-hint`}>
      {children}
    </p>
  );
}

/** A part of the form with a heading of its own. */
export function Section({
  name,
  title,
  intro,
  context,
  children,
}: {
  name: string;
  title: string;
  intro?: string;
  context: FormContext;
  children: ComponentChildren;
}): VNode {
  const id = idOf(name);
  return (
    <fieldset
      id={id}
      class="section"
      tabIndex={-1}
      aria-describedby={[...(intro === undefined ? [] : [`${id}-hint`]), `${id}-problems`].join(' ')}
    >
      <legend>
        <h2>{title}</h2>
      </legend>
      {intro !== undefined && <Hint id={id}>{intro}</Hint>}
      <ProblemsOf name={name} context={context} />
      {children}
    </fieldset>
  );
}
