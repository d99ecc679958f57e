import type { VNode } from 'preact';
import { answerKinds, notRightReasons, type AnswerKind } from '../referrals/answers.js';
import type { RequestRecord } from '../referrals/request-records.js';
import { SmallPage, type Surroundings } from './small-page.js';

interface AnswerProps extends Surroundings {
  token: string;
  /** The answer whose link was followed, or null to offer them all. */
  kind: AnswerKind | null;
  reference: string;
  activity: RequestRecord['activity'];
}

/** Asks whether that is the answer: nothing changes before a button is pressed. Nothing about the resident is shown. */
export function AnswerPage({ wording, files, token, kind, reference, activity }: AnswerProps): VNode {
  const say = (key: string) => wording.say(`answers:${key}`);
  const about =
    activity === null ? say('about-person') : wording.say('answers:about', { name: activity.name });
  return (
    <SmallPage wording={wording} files={files} title={say('title')}>
      <p class="lead">
        {about} (<bdi>{reference}</bdi>)
      </p>
      {(kind === null ? answerKinds : [kind]).map((one) => (
        <form key={one} method="post" action="/answer">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="answer" value={one} />
          {one === 'not-right' && <Reasons say={say} />}
          <button type="submit" class="primary">
            {say(`button-${one}`)}
          </button>
        </form>
      ))}
      {kind !== null && (
        <p>
          <a href={`/answer?token=${encodeURIComponent(token)}`}>{say('another')}</a>
        </p>
      )}
    </SmallPage>
  );
}

function Reasons({ say }: { say: (key: string) => string }): VNode {
  return (
    <fieldset>
      <legend>{say('reason')}</legend>
      {notRightReasons.map((reason) => (
        <p key={reason}>
          <label>
            <input type="radio" name="reason" value={reason} /> {say(`reason-${reason}`)}
          </label>
        </p>
      ))}
    </fieldset>
  );
}

/** It is noted; or the link does not hold, without saying why. */
export function AnswerDone({ wording, files, what }: Surroundings & { what: 'noted' | 'gone' }): VNode {
  const say = (key: string) => wording.say(`answers:${key}`);
  return (
    <SmallPage wording={wording} files={files} title={say(`${what}-title`)}>
      <p class="lead">{say(what)}</p>
    </SmallPage>
  );
}
