import type { InvokeAnswer } from './adapter.js';

/**
 * How an `invoke` is answered. A button of ours was taken, or not; whatever else Teams can ask (task modules, message
 * extensions, sign-in) the bot does not have, and 501 says so.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function invokeAnswer(name: string, taken: boolean): InvokeAnswer {
  switch (name) {
    case 'adaptiveCard/action':
      return { status: 200, body: taken ? cardTaken : cardNotTaken };
    case 'suggestedAction/submit':
    case 'message/submitAction':
      return { status: taken ? 200 : 400, body: {} };
    default:
      return { status: 501 };
  }
}

/** What was picked is answered by a message of its own, so that the card stays as it is. */
const cardTaken = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
const cardNotTaken = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'Not one of our buttons' },
};
