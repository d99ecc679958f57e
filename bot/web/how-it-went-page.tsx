import type { VNode } from 'preact';
import type { WhyNotThere } from '../../dialogs/deed.js';
import { howItWentPath, type HowItWentAnswer } from '../referrals/check-in-letters.js';
import { SmallPage, type Surroundings } from './small-page.js';

interface HowItWentProps extends Surroundings {
  token: string;
  /** The answer whose link was followed, or null to offer them all. */
  answer: HowItWentAnswer | null;
  activity: { name: string; group: string };
  /** The resident's words for somebody else who was to go, or null. */
  forWhom: string | null;
}

const answers = ['went', 'not-yet', 'not-for-me'] as const;

export const whyNotThere: readonly WhyNotThere[] = [
  'nerves',
  'getting-there',
  'time',
  'health',
  'cost',
  'nobody-answered',
  'other',
];

/** Asks whether that is the answer: nothing changes before a button is pressed. */
export function HowItWentPage({ wording, files, token, answer, activity, forWhom }: HowItWentProps): VNode {
  const say = (key: string) => wording.say(`check-in:${key}`);
  const values = { ...activity, whom: forWhom ?? '' };
  const question = wording.say(forWhom === null ? 'check-in:how' : 'check-in:how-whom', values);
  return (
    <SmallPage wording={wording} files={files} title={say('page-title')}>
      <p class="lead">{answer === 'stop' ? say('page-stop') : question}</p>
      {(answer === null ? answers : [answer]).map((one) => (
        <form key={one} method="post" action={`${howItWentPath}?lang=${wording.language}`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="answer" value={one} />
          {one === 'not-yet' && <Why say={say} />}
          <button type="submit" class="primary">
            {say(`choice-${one}`)}
          </button>
        </form>
      ))}
      {answer !== null && answer !== 'stop' && (
        <p>
          <a href={`${howItWentPath}?token=${encodeURIComponent(token)}&lang=${wording.language}`}>
            {say('page-another')}
          </a>
        </p>
      )}
    </SmallPage>
  );
}

function Why({ say }: { say: (key: string) => string }): VNode {
  return (
    <fieldset>
      <legend>{say('why')}</legend>
      {whyNotThere.map((reason) => (
        <p key={reason}>
          <label>
            <input type="radio" name="why" value={reason} /> {say(`choice-${reason}`)}
          </label>
        </p>
      ))}
    </fieldset>
  );
}

interface DoneProps extends Surroundings {
  what: 'noted' | 'stopped' | 'gone';
  /** Where the conversation goes on. */
  chat: string | null;
}

/** It is noted; or the link does not hold, without saying why. */
export function HowItWentDone({ wording, files, what, chat }: DoneProps): VNode {
  const say = (key: string) => wording.say(`check-in:${key}`);
  return (
    <SmallPage wording={wording} files={files} title={say(`page-${what}-title`)}>
      <p class="lead">{what === 'stopped' ? wording.say('keep-in-touch:stopped') : say(`page-${what}`)}</p>
      {chat !== null && what === 'noted' && (
        <p>
          <a href={chat}>{say('page-chat')}</a>
        </p>
      )}
    </SmallPage>
  );
}
