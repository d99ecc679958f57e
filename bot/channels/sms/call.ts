/** What somebody hears who calls a number that is for text messages. */
import type { Reply } from '../../../dialogs/reply.js';
import type { Place } from '../../catalogue/catalogue.js';
import type { Words } from '../../words/wording.js';

/**
 * Voices that Twilio has, by the language: https://www.twilio.com/docs/voice/twiml/say/text-speech
 * A language that it does not know would end the call with an error.
 */
const voices = { en: 'en-GB', cy: 'cy-GB', nl: 'nl-NL', zh: 'cmn-CN', pl: 'pl-PL' } as const;
type Voiced = keyof typeof voices;

const emergency: Reply = { say: 'hello:emergency', helpLines: 'emergency' };

/** TwiML, in the first two languages of the place that there is a voice for. Nothing is recorded. */
export async function answerCall(place: Place, words: Words, now: Date): Promise<string> {
  const { default: VoiceResponse } = await import('twilio/lib/twiml/VoiceResponse.js');
  const response = new VoiceResponse();
  const spoken = place.languages.filter((language): language is Voiced => language in voices).slice(0, 2);
  for (const language of spoken.length > 0 ? spoken : (['en'] as const)) {
    response.say({ language: voices[language] }, spokenIn(language, place, words, now));
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
