import type { VNode } from 'preact';
import { longestAbout, longestName } from '../../catalogue/lengths.js';
import { CheckWhileTyping } from './activity-page.js';
import { roomForTooMuch, type Elsewhere } from './activity-view.js';
import type { DetailFields } from './details-form.js';
import { Checkbox, idOf, ProblemsOf, Section, TextField, type FormContext } from './field.js';
import { spanInWords } from './fields-for-file.js';
import { OtherPart } from './last-fields.js';
import { EditFrame, Token, type Around } from './frame.js';
import type { Problems, Told } from './problems.js';
import { ProblemSummary, SaveBar, Standing, UnplacedProblems } from './summary.js';

export interface DetailsView {
  around: Around;
  place: { id: string; name: string; example: boolean };
  /** Null for a new group. */
  group: { id: string; name: string } | null;
  /** What a new group is to be called in addresses. */
  id: string;
  /** Why that is none. */
  idProblem: string | null;
  fields: DetailFields;
  basedOn: string;
  problems: Problems;
  elsewhere: readonly Elsewhere[];
  refused: 'mistakes' | 'disk-full' | 'not-permitted' | 'link' | 'unknown' | null;
  others: readonly { key: string; text: string }[];
}

/** The names of the form's fields, as problems are sorted to them. */
export const detailSlots = [
  ...['name', 'about', 'contact', 'contact.name', 'contact.phone', 'contact.email', 'contact.website'],
  ...['referrals', 'referrals.to', 'referrals.most-per-week', 'referrals.reply-within', 'editors'],
];

/** The form of what concerns the whole group; of a new group also its first words. */
export function DetailsPage(view: DetailsView): VNode {
  const { around, place, group, problems, elsewhere, refused } = view;
  const { wording, examples } = around;
  const say = (word: string) => wording.say(`edit:${word}`);
  const context: FormContext = { wording, examples, problems };
  const title = group === null ? say('new-group') : wording.say('edit:details-of', { group: group.name });
  const address = group === null ? '/edit/new-group' : `/edit/${place.id}/${group.id}/details`;
  return (
    <EditFrame
      around={around}
      title={title}
      kind="plain"
      example={place.example}
      up={
        group === null
          ? { address: '/edit', name: say('list-title') }
          : { address: `/edit/${place.id}/${group.id}`, name: group.name }
      }
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {refused !== null && refused !== 'mistakes' && (
        <p class="warning" role="alert">
          {say(`not-written-${refused}`)}
        </p>
      )}
      {refused === 'mistakes' && <ProblemSummary context={context} elsewhere={elsewhere} autofocus />}
      <form id="edit-form" method="post" action={address} class="edit-form" autocomplete="off">
        <button type="submit" name="do" value="save" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {say('save')}
        </button>
        <Token token={around.token} />
        <input type="hidden" name="based-on" value={view.basedOn} autocomplete="off" />
        {group === null && <input type="hidden" name="place" value={place.id} />}
        <UnplacedProblems context={context} />
        <Fields view={view} context={context} />
        <SaveBar
          wording={wording}
          problems={problems}
          save={group === null ? 'create-group' : 'save'}
          checks={group !== null}
        />
      </form>
      {group !== null && <CheckWhileTyping address={address} />}
    </EditFrame>
  );
}

/** What a check while typing is answered with. */
export function DetailsCheckFragment(view: DetailsView): VNode {
  const { wording, examples } = view.around;
  const context: FormContext = { wording, examples, problems: view.problems };
  return (
    <>
      {[...detailSlots, ...view.others.map(({ key }) => key)].map((name) => (
        <ProblemsOf key={name} name={name} context={context} swapped />
      ))}
      <UnplacedProblems context={context} swapped />
      <Standing wording={wording} problems={view.problems} swapped />
    </>
  );
}

function Fields({ view, context }: { view: DetailsView; context: FormContext }): VNode {
  const { fields, group } = view;
  const { wording, examples } = context;
  const say = (word: string) => wording.say(`edit:${word}`);
  const text = (name: string, label: string, value: string, longest: number) => ({
    name,
    label: say(label),
    hint: wording.say(`edit:${label}-hint`, examples),
    value,
    longest,
    context,
  });
  const { contact, referrals } = fields;
  return (
    <>
      <Section name="texts" title={say('texts-group')} context={context}>
        <TextField {...text('name', 'group-name', fields.name, longestName + roomForTooMuch)} />
        {group === null && (
          <TextField {...text('id', 'group-id', view.id, 60)} context={idContext(view, context)} ltr />
        )}
        <TextField {...text('about', 'group-about', fields.about, longestAbout + roomForTooMuch)} rows={4} />
      </Section>
      <Section name="contact" title={say('contact')} intro={say('contact-hint')} context={context}>
        <TextField {...text('contact.name', 'contact-name', contact.name, 200)} />
        <TextField {...text('contact.phone', 'contact-phone', contact.phone, 60)} kind="tel" ltr />
        <TextField {...text('contact.email', 'contact-email', contact.email, 254)} ltr />
        <TextField {...text('contact.website', 'contact-website', contact.website, 500)} ltr />
      </Section>
      <Section name="referrals" title={say('referrals')} intro={say('referrals-hint')} context={context}>
        <TextField {...text('referrals.to', 'referrals-to', referrals.to, 254)} ltr />
        <TextField
          {...text('referrals.most-per-week', 'referrals-most', referrals['most-per-week'], 20)}
          width="short"
        />
        <TextField
          {...text(
            'referrals.reply-within',
            'referrals-within',
            wording.language === 'en'
              ? referrals['reply-within']
              : spanInWords(referrals['reply-within'], wording),
            100,
          )}
        />
      </Section>
      <Section name="who-edits" title={say('who-edits')} context={context}>
        <TextField {...text('editors', 'editors', fields.editors, 6000)} rows={3} ltr />
      </Section>
      {view.others.length > 0 && (
        <Section name="others" title={say('others')} intro={say('others-hint')} context={context}>
          {view.others.map(({ key, text: written }) => (
            <div key={key} class="field" id={idOf(key)} tabIndex={-1}>
              <OtherPart name={key} text={written} />
              <ProblemsOf name={key} context={context} />
              <Checkbox name="take-out" value={key} label={say('take-out')} checked={false} />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

function idContext({ idProblem: message }: DetailsView, context: FormContext): FormContext {
  if (message === null) return context;
  const told: Told = { level: 'error', message, inEnglish: false };
  return { ...context, problems: new Map([...context.problems, ['id', [told]]]) };
}
