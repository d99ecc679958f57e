/** The last fields of an activity: other languages, what no field is for, and that all is right. */
import type { VNode } from 'preact';
import { longestAbout, longestFirstVisit, longestName } from '../../catalogue/lengths.js';
import { roomForTooMuch, type FieldsProps } from './activity-view.js';
import { Checkbox, Hint, idOf, ProblemsOf, Section, TextField } from './field.js';
import { dayIn } from './examples.js';
import { asText } from './form-values.js';

/** The same texts in other languages. */
export function Translations({ view, context }: FieldsProps): VNode | null {
  const { wording, problems } = context;
  if (view.translations.length === 0) return null;
  return (
    <Section
      name="in"
      title={wording.say('edit:translations')}
      intro={wording.say('edit:translations-hint')}
      context={context}
    >
      {view.translations.map(({ id: tag, name }) => {
        const texts = view.fields.in[tag] ?? {};
        const wrong = [...problems.keys()].some((slot) => slot.startsWith(`in.${tag}`));
        const text = (key: string) => ({
          name: `in.${tag}.${key}`,
          context,
          value: asText(texts[key]),
          lang: tag,
        });
        return (
          <details key={tag} open={wrong}>
            <summary lang={tag}>
              {name}
              {Object.keys(texts).length > 0 && ' ✓'}
            </summary>
            <TextField
              {...text('name')}
              label={wording.say('edit:activity-name')}
              longest={longestName + roomForTooMuch}
            />
            <TextField
              {...text('about')}
              label={wording.say('edit:activity-about')}
              rows={4}
              longest={longestAbout + roomForTooMuch}
            />
            <TextField
              {...text('first-visit')}
              label={wording.say('edit:first-visit')}
              rows={3}
              longest={longestFirstVisit + roomForTooMuch}
            />
          </details>
        );
      })}
    </Section>
  );
}

/** What the file says that no field is for: never lost in silence, and it can be taken out. */
export function Others({ view, context }: FieldsProps): VNode | null {
  const { wording } = context;
  if (view.others.length === 0) return null;
  return (
    <Section
      name="others"
      title={wording.say('edit:others')}
      intro={wording.say('edit:others-hint')}
      context={context}
    >
      {view.others.map(({ key, text }) => (
        <div key={key} class="field" id={idOf(key)} tabIndex={-1}>
          <OtherPart name={key} text={text} />
          <ProblemsOf name={key} context={context} />
          <Checkbox name="take-out" value={key} label={wording.say('edit:take-out')} checked={false} />
        </div>
      ))}
    </Section>
  );
}

/** One of these, by its name in the file. */
export function OtherPart({ name, text }: { name: string; text: string }): VNode {
  return (
    <p>
      <code dir="ltr">{name}</code> <bdi class="apart">{text}</bdi>
    </p>
  );
}

export function Checked({ view, context }: FieldsProps): VNode {
  const { checked } = view.fields;
  const { wording } = context;
  return (
    <Section name="checked" title={wording.say('edit:checked')} context={context}>
      <input type="hidden" name="checked" value={checked.day} />
      <Hint id="checked-now">
        {checked.day === ''
          ? wording.say('edit:checked-never')
          : wording.say('edit:checked-last', { day: dayIn(checked.day, wording) })}
      </Hint>
      <Checkbox
        name="checked.now"
        value="yes"
        label={wording.say('edit:checked-now')}
        checked={checked.now !== ''}
        describedBy="checked-now-hint"
      />
    </Section>
  );
}
