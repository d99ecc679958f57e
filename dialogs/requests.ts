import type { Course } from './course.js';
import type { Request } from './deed.js';
import type { Exchange } from './exchange.js';
import type { Reply } from './reply.js';
import type { Story } from './story.js';
import { withdrawing } from './withdrawing.js';

/** "What did you send?": each request as it stands. */
export async function tellWhatWasSent({ story, world, replies }: Exchange): Promise<void> {
  const ids = story.requests.map(({ id }) => id);
  const outcome = ids.length === 0 ? null : await world.perform({ kind: 'look-up-requests', requests: ids });
  const requests = outcome?.kind === 'requests' ? outcome.requests : [];
  replies.push(...(requests.length === 0 ? [{ say: 'requests:none' }] : requests.map(asReply)));
}

/** "Withdraw": asks which, or says that there is nothing to take back. */
export async function withdraw({ story, replies }: Exchange, course: Course): Promise<void> {
  if (story.requests.length + story.messagesAgreed.length > 0) return course.begin(withdrawing.id, {});
  replies.push({ say: 'requests:none' });
  await course.remind();
}

function asReply({ reference, activity, at, state, sent }: Request): Reply {
  return {
    say: `requests:${activity === null ? 'hand-over' : 'referral'}`,
    values: {
      reference,
      group: activity?.group ?? '',
      name: activity?.name ?? '',
      day: { day: at.slice(0, 10) },
      state: { key: `requests:state-${state}` },
    },
    ...(sent === null
      ? {}
      : {
          passedOn: {
            to: activity?.group ?? '',
            parts: [
              ...(sent.name === null ? [] : [{ label: { key: 'passed-on:name' }, value: sent.name }]),
              { label: { key: 'passed-on:reach' }, value: sent.reach.shown },
              ...(sent.note === null ? [] : [{ label: { key: 'passed-on:note' }, value: sent.note }]),
            ],
          },
        }),
  };
}

/** The story once something was sent. */
export function withRequest(story: Story, { id, reference, activity, at }: Request): Story {
  const others = story.requests.filter((one) => one.id !== id);
  return { ...story, requests: [...others, { id, reference, activity: activity?.id ?? null, at }] };
}
