/** Who reads to somebody that calls. */
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

type Voice = NonNullable<VoiceResponse.SayAttributes['language']>;

/**
 * Voices that Twilio has, by the language: https://www.twilio.com/docs/voice/twiml/say/text-speech
 * A language that it does not know would end the call with an error, so that one that is not here is not spoken.
 */
const voices: ReadonlyMap<string, Voice> = new Map<string, Voice>([
  ['af', 'af-ZA'],
  ['am', 'am-ET'],
  ['ar', 'arb'],
  ['bg', 'bg-BG'],
  ['bn', 'bn-IN'],
  ['ca', 'ca-ES'],
  ['cs', 'cs-CZ'],
  ['cy', 'cy-GB'],
  ['da', 'da-DK'],
  ['de', 'de-DE'],
  ['el', 'el-GR'],
  ['en', 'en-GB'],
  ['es', 'es-ES'],
  ['fi', 'fi-FI'],
  ['fil', 'fil-PH'],
  ['fr', 'fr-FR'],
  ['fr-CA', 'fr-CA'],
  ['gu', 'gu-IN'],
  ['he', 'he-IL'],
  ['hi', 'hi-IN'],
  ['hu', 'hu-HU'],
  ['id', 'id-ID'],
  ['is', 'is-IS'],
  ['it', 'it-IT'],
  ['ja', 'ja-JP'],
  ['kn', 'kn-IN'],
  ['ko', 'ko-KR'],
  ['lv', 'lv-LV'],
  ['ml', 'ml-IN'],
  ['mr', 'mr-IN'],
  ['ms', 'ms-MY'],
  ['nb', 'nb-NO'],
  ['nl', 'nl-NL'],
  ['no', 'nb-NO'],
  ['pa', 'pa-IN'],
  ['pl', 'pl-PL'],
  ['pt', 'pt-PT'],
  ['pt-BR', 'pt-BR'],
  ['ro', 'ro-RO'],
  ['ru', 'ru-RU'],
  ['sk', 'sk-SK'],
  ['sr', 'sr-RS'],
  ['sv', 'sv-SE'],
  ['ta', 'ta-IN'],
  ['te', 'te-IN'],
  ['th', 'th-TH'],
  ['tr', 'tr-TR'],
  ['uk', 'uk-UA'],
  ['vi', 'vi-VN'],
  ['yue', 'yue-HK'],
  ['zh', 'cmn-CN'],
]);

/** The voice of a language; none where Twilio has none. */
export const voiceOf = (language: string): Voice | undefined =>
  voices.get(language) ?? voices.get(language.split('-')[0] ?? '');
