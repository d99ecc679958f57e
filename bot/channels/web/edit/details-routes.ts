/** The form of what concerns a whole group. */
import { type Editor, NotAllowed } from '../../../editing/editors.js';
import type { GroupForm } from '../../../editing/group-form.js';
import { fieldName, valueWords } from '../../../web/edit/change-words.js';
import {
  detailFields,
  detailKeys,
  unknownToDetails,
  withDetailFields,
  type DetailFields,
} from '../../../web/edit/details-form.js';
import {
  DetailsCheckFragment,
  detailSlots,
  DetailsPage,
  type DetailsView,
} from '../../../web/edit/details-page.js';
import { detailsForFile } from '../../../web/edit/fields-for-file.js';
import { asText } from '../../../web/edit/form-values.js';
import { detailsPosted, postedDetails } from '../../../web/edit/posted.js';
import { toldIn } from '../../../web/edit/problem-words.js';
import { noProblems, sortProblems } from '../../../web/edit/problems.js';
import { ClashPage } from '../../../web/edit/small-pages.js';
import { fragment } from '../../../web/html.js';
import type { Wording } from '../../../words/wording.js';
import { sendPage, sendTo } from '../answer.js';
import { answer, aroundOf, pageOptions, wordingOf, type EditRoom, type EditVisit } from './edit-room.js';
import { savePart, textWith, type Base, type EditedPart, type PartSaved } from './edited-part.js';
import { doneIn } from './outcomes.js';
import { baseOf, elsewhereIn, openGroup, type OpenGroup } from './open-group.js';
import { isHtmx } from './signed-in.js';

function detailsPart(takeOut: readonly string[]): EditedPart<DetailFields> {
  return {
    keys: detailKeys,
    find: (form) => form,
    fields: detailFields,
    withFields: (part, fields) => {
      const after = withDetailFields(part, fields);
      for (const name of takeOut) if (name !== 'activities') delete after[name];
      return after;
    },
    put: (_form, part) => part,
  };
}

/** GET /edit/:place/:group/details */
export async function showDetailsForm(room: EditRoom, visit: EditVisit, editor: Editor): Promise<void> {
  const group = await openGroup(room, visit, editor);
  if (group.form === null) return sendTo(visit.response, `/edit/${group.place.id}/${group.id}`);
  const { current, form } = group;
  const view = viewOf(room, visit, group, {
    base: current,
    form,
    fields: detailFields(form),
    text: current.text,
  });
  await answer(room, visit, DetailsPage(view));
}

/** POST to the same: by `do`, save it or check it. */
export async function takeDetailsForm(
  room: EditRoom,
  visit: EditVisit,
  editor: Editor,
  posted: URLSearchParams,
): Promise<void> {
  const group = await openGroup(room, visit, editor);
  const form = group.form;
  if (form === null) throw new NotAllowed('A file without a form.');
  const part = detailsPart(posted.getAll('take-out'));
  const base = await baseOf(room, group, posted.get('based-on'));
  const { wording } = wordingOf(room, visit.request, group.place);
  const fields = withTheirs(form, posted, wording);
  if ((posted.get('do') ?? 'save') === 'save') {
    const change = { editor, place: group.place.id, group: group.id, part, base, fields };
    return answerSaved(room, visit, group, fields, await savePart(room.editing, change));
  }
  const from = base ?? group.current;
  const view = viewOf(room, visit, group, { base: from, form, fields, text: textWith(part, from, fields) });
  if (!isHtmx(visit.request)) return answer(room, visit, DetailsPage(view));
  await sendPage(visit.request, visit.response, 200, fragment(DetailsCheckFragment(view)), pageOptions(room));
}

async function answerSaved(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  fields: DetailFields,
  saved: PartSaved<DetailFields>,
): Promise<void> {
  const address = `/edit/${group.place.id}/${group.id}`;
  const form = group.form!;
  switch (saved.kind) {
    case 'saved': {
      if (!saved.stillEditor) return sendTo(visit.response, '/edit?done=saved-no-more');
      const done = !saved.sound ? 'saved-not-sound' : saved.together ? 'saved-together' : 'saved';
      return sendTo(visit.response, `${address}?done=${done}`);
    }
    case 'mistakes': {
      const view = viewOf(room, visit, group, {
        base: saved.base,
        form,
        fields: saved.fields,
        text: saved.text,
      });
      return answer(room, visit, DetailsPage({ ...view, refused: 'mistakes' }), 422);
    }
    case 'not-written': {
      const view = viewOf(room, visit, group, {
        base: group.current,
        form,
        fields,
        text: group.current.text,
      });
      return answer(room, visit, DetailsPage({ ...view, refused: saved.why }), 503);
    }
    case 'clash':
      return answer(room, visit, clashPage(room, visit, group, saved), 409);
    default:
      throw new NotAllowed('The file is gone.');
  }
}

function viewOf(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  { base, form, fields, text }: { base: Base; form: GroupForm; fields: DetailFields; text: string | null },
): DetailsView {
  const { editor, place, id } = group;
  const around = aroundOf(room, visit, place, doneIn(visit.request));
  const others = Object.entries(unknownToDetails(form)).map(([key, value]) => ({ key, text: asText(value) }));
  const sorted =
    text === null
      ? null
      : sortProblems({
          tell: (problem) => toldIn(around, problem),
          text,
          problems: room.editing.files.check(editor, place.id, id, text).problems,
          slots: [...detailSlots, ...others.map(({ key }) => key)],
          nameOf: (path) => (path[0] === 'activities' && path.length > 1 ? null : path.join('.')),
        });
  return {
    around,
    place,
    group: { id, name: group.name },
    id,
    idProblem: null,
    fields,
    basedOn: base.version,
    problems: sorted?.here ?? noProblems,
    elsewhere: sorted === null || text === null ? [] : elsewhereIn(group, text, sorted.elsewhere, around),
    refused: null,
    others,
  };
}

function clashPage(
  room: EditRoom,
  visit: EditVisit,
  group: OpenGroup,
  { who, keys, fields, theirs, mine, base }: Extract<PartSaved<DetailFields>, { kind: 'clash' }>,
) {
  const around = aroundOf(room, visit, group.place);
  const words = (name: string, from: GroupForm) => valueWords(name, from[name] ?? null, around.wording) ?? '';
  return ClashPage({
    around,
    place: group.place,
    group,
    action: `/edit/${group.place.id}/${group.id}/details`,
    who,
    clashes: keys.map((name) => ({
      key: name,
      label: fieldName([name], false, around.wording),
      mine: words(name, mine),
      theirs: words(name, theirs),
    })),
    carried: [['based-on', base.version], ...detailsPosted(fields)],
  });
}

/** What was chosen to be taken of somebody else's, on the page that shows both. */
function withTheirs(form: GroupForm, posted: URLSearchParams, wording: Wording): DetailFields {
  const fields = detailsForFile(postedDetails(posted), wording);
  const theirs = detailFields(form);
  const chosen = detailKeys.filter((key) => posted.get(`keep.${key}`) === 'theirs');
  return { ...fields, ...Object.fromEntries(chosen.map((key) => [key, theirs[key]])) };
}
