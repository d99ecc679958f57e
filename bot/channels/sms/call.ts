/** What somebody hears who calls a number that is for text messages. */
import type { Reply } from '../../../dialogs/reply.js';
import type { Place } from '../../catalogue/catalogue.js';
import type { Words } from '../../words/wording.js';
import { voiceOf } from './voices.js';

const emergency: Reply = { say: 'hello:emergency', helpLines: 'emergency' };

/** TwiML, in the first two languages of the place that there is a voice for. Nothing is recorded. */
export async function answerCall(place: Place, words: Words, now: Date): Promise<string> {
  const { default: VoiceResponse } = await import('twilio/lib/twiml/VoiceResponse.js');
  const response = new VoiceResponse();
  const spoken = place.languages.filter((language) => voiceOf(language) !== undefined).slice(0, 2);
  for (const language of spoken.length > 0 ? spoken : ['en']) {
    response.say({ language: voiceOf(language) }, spokenIn(language, place, words, now));
  }
  response.hangup();
  return response.toString();
}

function spokenIn(language: string, place: Place, words: Words, now: Date): string {
  const wording = words.in(language, place.id, now);
  const { phone } = place.handOver;
  const [line] = wording.helpLines(emergency);
  return [
    wording.say('carrier:call'),
    ...(phone === null ? [] : [wording.say('carrier:call-person', { phone: digitByDigit(phone) })]),
    ...(line === undefined
      ? []
      : [wording.say('carrier:call-emergency', { number: digitByDigit(line.dial ?? line.shown) })]),
  ].join(' ');
}

/** Else a voice reads hundreds and thousands. */
function digitByDigit(number: string): string {
  return number.replace(/\d(?=\d)/g, '$& ');
}
