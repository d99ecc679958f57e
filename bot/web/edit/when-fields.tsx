import type { VNode } from 'preact';
import type { FieldsProps } from './activity-view.js';
import { idOf, ProblemsOf, Section, SelectField, TextField } from './field.js';
import { emptyRow, oftens, weekdays, type WhenRow } from './when-rows.js';

/** The id of the list of times to pick from. */
const times = 'times';

/** When it meets: a row for each time, to be picked or written. */
export function WhenFields({ view, context, address }: FieldsProps): VNode {
  const { wording } = context;
  const rows = view.fields.when.length === 0 ? [emptyRow] : view.fields.when;
  return (
    <Section
      name="when"
      title={wording.say('edit:when')}
      intro={wording.say('edit:when-hint')}
      context={context}
    >
      {rows.map((row, index) => (
        <Row key={index} row={row} index={index} view={view} context={context} address={address} />
      ))}
      <RowButton address={address} part="when" task="add-when" label={wording.say('edit:add-time')} />
      <datalist id={times}>
        {Array.from({ length: 32 }, (_, index) => (
          <option key={index} value={clock(7 * 60 + index * 30)} />
        ))}
      </datalist>
    </Section>
  );
}

function Row({ row, index, view, context, address }: FieldsProps & { row: WhenRow; index: number }): VNode {
  const { wording, examples } = context;
  const say = (key: string) => wording.say(`edit:${key}`, examples);
  const name = (key: string) => `when.${index}.${key}`;
  const text = (key: 'from' | 'to' | 'starting' | 'until') => ({
    name: name(key),
    label: say(`when-${key}`),
    context,
    value: row[key] ?? '',
    longest: 60,
  });
  const season = row.starting !== '' || row.until !== '' || row.often === 'fortnightly';
  return (
    <fieldset class="row" id={idOf(`when.${index}`)} tabIndex={-1} data-row="when">
      <legend>{wording.say('edit:time-number', { number: index + 1 })}</legend>
      <ProblemsOf name={`when.${index}`} context={context} />
      <div class="side-by-side">
        <SelectField
          name={name('often')}
          label={say('when-often')}
          context={context}
          value={row.often}
          autofocus={view.focus === name('often')}
          options={[
            { value: '', label: say('choose') },
            ...oftens.map((value) => ({ value, label: say(`often-${value}`) })),
          ]}
        />
        <div data-shown-for="weekly fortnightly first second third fourth last">
          <SelectField
            name={name('weekday')}
            label={say('when-weekday')}
            context={context}
            value={row.weekday}
            options={[
              { value: '', label: say('choose') },
              ...wording.weekdays().map(({ day, name }) => ({ value: weekdays[day - 1]!, label: name })),
            ]}
          />
        </div>
        <div data-shown-for="date words">
          <TextField
            name={name('day')}
            label={say('when-day')}
            hint={say('when-day-hint')}
            context={context}
            value={row.day}
            longest={200}
            date
          />
        </div>
      </div>
      <div class="side-by-side">
        <TextField {...text('from')} hint={say('when-from-hint')} list={times} width="short" />
        <TextField {...text('to')} hint={say('when-to-hint')} list={times} width="short" />
      </div>
      <details open={season}>
        <summary>{say('when-season')}</summary>
        <div class="side-by-side">
          <TextField {...text('starting')} hint={say('when-starting-hint')} date />
          <TextField {...text('until')} hint={say('date-hint')} date />
        </div>
      </details>
      <RowButton
        address={address}
        part="when"
        task={`remove-when.${index}`}
        label={say('remove-time')}
        about={String(index + 1)}
      />
    </fieldset>
  );
}

/** The dates on which it is off. */
export function NotOnFields({ view, context, address }: FieldsProps): VNode {
  const { wording } = context;
  const dates = view.fields['not-on'].length === 0 ? [''] : view.fields['not-on'];
  return (
    <Section
      name="not-on"
      title={wording.say('edit:not-on')}
      intro={wording.say('edit:not-on-hint', context.examples)}
      context={context}
    >
      {dates.map((date, index) => (
        <div class="date-row" key={index}>
          <TextField
            name={`not-on.${index}`}
            label={wording.say('edit:date-number', { number: index + 1 })}
            context={context}
            value={date}
            longest={120}
            date
            autofocus={view.focus === `not-on.${index}`}
          />
          {date !== '' && (
            <RowButton
              address={address}
              part="not-on"
              task={`remove-date.${index}`}
              label={wording.say('edit:remove')}
              about={date}
            />
          )}
        </div>
      ))}
      <RowButton address={address} part="not-on" task="add-date" label={wording.say('edit:add-date')} />
    </Section>
  );
}

/** Adds or takes out a row; with htmx only this part of the page is made anew. */
function RowButton({
  address,
  part,
  task,
  label,
  about,
}: {
  address: string;
  part: string;
  task: string;
  label: string;
  about?: string;
}): VNode {
  const target = `#${idOf(part)}`;
  return (
    <button
      type="submit"
      name="do"
      value={task}
      class="small"
      formaction={`${address}${target}`}
      hx-post={address}
      hx-target={target}
      hx-select={target}
      hx-swap="outerHTML"
    >
      {label}
      {about !== undefined && <span class="visually-hidden"> {about}</span>}
    </button>
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
