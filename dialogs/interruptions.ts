import { activity } from './activity.js';
import { areYouSafe } from './are-you-safe.js';
import { answerCommand } from './commands.js';
import type { Course } from './course.js';
import type { Exchange } from './exchange.js';
import { handOver } from './hand-over.js';
import { mayNotNotice } from './hello.js';
import { howAreYou } from './how-are-you.js';
import { languageAskedFor, languagesToChoose } from './languages.js';
import { meetDanger, meetLowSpirits, meetSadness } from './meeting-danger.js';
import { tellWhatWasSent, withdraw } from './requests.js';
import { emptyStory, tell } from './telling.js';
import { sendToMyPhone } from './to-my-phone.js';

/** Something that is understood whatever was asked. True where it took the turn, so that nothing after it hears it. */
type Interruption = (exchange: Exchange, course: Course) => Promise<boolean>;

/** In the order in which they are tried, before the question that stands hears the message. */
export const interruptions: readonly Interruption[] = [
  meetDanger,
  carryOn,
  changeLanguage,
  followCommand,
  meetLowSpirits,
  meetSadness,
  askHowTheyAre,
  openShownActivity,
];

async function carryOn({ heard }: Exchange, course: Course): Promise<boolean> {
  if (heard.choice !== 'carry-on' || course.active?.dialog === areYouSafe.id) return false;
  if (course.active?.dialog === handOver.id) return false;
  await course.remind();
  return true;
}

async function changeLanguage(exchange: Exchange, course: Course): Promise<boolean> {
  const language = languageAskedFor(exchange.heard, exchange.world);
  if (language === null) return false;
  exchange.language = language;
  exchange.world = exchange.world.inLanguage?.(language) ?? exchange.world;
  exchange.replies.push({ say: 'language:changed' });
  if (!exchange.world.noticesDanger(language)) exchange.replies.push(mayNotNotice);
  await course.translate();
  return true;
}

async function followCommand(exchange: Exchange, course: Course): Promise<boolean> {
  const { heard, replies } = exchange;
  const picked = heard.choice === 'person' || heard.choice === 'to-my-phone' ? heard.choice : null;
  const command = picked ?? heard.command;
  switch (command) {
    case null:
      return false;
    case 'forget-me':
      exchange.story = emptyStory();
      exchange.replies = [{ say: 'commands:forgotten' }];
      course.leave();
      return true;
    case 'start-again':
      exchange.story = emptyStory();
      exchange.notUnderstood = 0;
      replies.push({ say: 'commands:started-again' });
      await course.startOver();
      return true;
    case 'back':
      exchange.notUnderstood = 0;
      if (await course.back()) return true;
      replies.push({ say: 'commands:nothing-before' });
      await course.remind();
      return true;
    case 'person':
      // "Can I talk to a link worker about my rent": what it is about is not asked for again.
      if (picked === null) exchange.story = tell(exchange.story, heard);
      if (course.active?.dialog === handOver.id) await course.replace(handOver.id, {});
      else await course.begin(handOver.id, {});
      return true;
    case 'what-was-sent':
      await tellWhatWasSent(exchange);
      await course.remind();
      return true;
    case 'withdraw':
      await withdraw(exchange, course);
      return true;
    case 'to-my-phone':
      await sendToMyPhone(exchange, course);
      return true;
    case 'language':
      replies.push(languagesToChoose(exchange.world));
      return true;
    default:
      replies.push(...answerCommand(command, exchange, course.active?.step ?? ''));
      await course.remind();
      return true;
  }
}

/** The questions how they are, picked where they were offered. */
async function askHowTheyAre({ heard }: Exchange, course: Course): Promise<boolean> {
  if (heard.choice !== 'how-are-you') return false;
  await course.begin(howAreYou.id, { when: 'before' });
  return true;
}

/** The card of an activity that was shown stays in view while the talk goes on; its name opens it from anywhere. */
async function openShownActivity(exchange: Exchange, course: Course): Promise<boolean> {
  const { heard, story } = exchange;
  const named = heard.activities.find(
    ({ activity: id, words }) => words === heard.text && story.shown.includes(id),
  );
  if (named === undefined || heard.choice !== null) return false;
  exchange.counted.push({ kind: 'chosen', of: named.activity });
  exchange.notUnderstood = 0;
  const options = { id: named.activity };
  if (course.active?.dialog === activity.id) await course.replace(activity.id, options);
  else await course.begin(activity.id, options);
  return true;
}
