/** What a resident is told of their request when something has become of it. */
import type { News } from '../../dialogs/conversation.js';
import type { SelfReferralDraft } from '../../dialogs/deed.js';
import type { PlaceContact, Reply } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import { contactOf } from '../words/place-contact.js';
import type { RequestRecord } from './request-records.js';

/** It could not be delivered: said honestly, with how to reach them without us, and what else there is. */
export function couldNotBeDelivered(request: RequestRecord, place: Place): News {
  const { activity } = request;
  const contact = activity === null ? personOf(place, request.to) : groupOf(place, activity.id, request.to);
  const about = activity === null ? 'person' : 'group';
  const can = contact.phone ?? contact.email ?? contact.website;
  const say = `undelivered:${about}${can === null ? '-no-contact' : ''}`;
  const reply: Reply = { say, values: valuesOf(request), ...(can === null ? {} : { contact }) };
  return { id: `undelivered/${request.id}`, replies: [reply], begin: { dialog: 'answered', options: {} } };
}

/** There is room again: whether to be put in touch now, with what was said when they joined the waiting list. */
export function thereIsRoom(request: RequestRecord): News {
  const {
    name = null,
    reach,
    note = null,
    answers = [],
  } = (request.draft ?? {}) as Partial<SelfReferralDraft>;
  const { group, name: activity } = valuesOf(request);
  return {
    id: `room/${request.id}`,
    replies: [],
    begin: {
      dialog: 'there-is-room',
      options: {
        ...{ request: request.id, group, activity },
        referral: { id: request.activity?.id ?? '', name, reach: reach ?? null, note, answers },
      },
    },
  };
}

/** What others have already when a resident has everything forgotten: it is theirs to delete. */
export function alreadySent(requests: readonly RequestRecord[]): Reply[] {
  return requests.map((request) => ({
    say: `undelivered:already-sent-${request.activity === null ? 'person' : 'group'}`,
    values: valuesOf(request),
  }));
}

function valuesOf({ reference, activity }: RequestRecord) {
  return { reference, group: activity?.group ?? '', name: activity?.name ?? '' };
}

/** The address that did not take it is left out. */
function groupOf(place: Place, activity: string, failed: string): PlaceContact {
  const group = place.groups.find(({ id }) => activity.startsWith(`${id}/`));
  const { phone = null, email = null, website = null } = group?.contact ?? {};
  return { phone, email: email === failed ? null : email, website, hours: null, replyWithin: null };
}

function personOf(place: Place, failed: string): PlaceContact {
  const { email, ...others } = contactOf(place);
  return { ...others, email: email === failed ? null : email, replyWithin: null };
}
