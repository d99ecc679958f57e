/**
 * Runs Microsoft's date and time recognizer away from the main thread, where a message that it takes minutes over
 * holds up nobody: whoever asked gives up at a deadline and ends this thread.
 */
import { parentPort } from 'node:worker_threads';
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';

export interface RecognizerRequest {
  id: number;
  text: string;
  culture: string;
  /** Local time of the place: year, month (0 is January), day, hour, minute. */
  now: [number, number, number, number, number];
}

export interface RecognizedTime {
  text: string;
  /** Where it stands in the text; `end` is its last character. */
  start: number;
  end: number;
  /** `date`, `time`, `daterange`, `timerange`, `datetime`, `datetimerange`, `duration`, `set`. */
  type: string;
  values: { timex?: string; value?: string; start?: string; end?: string }[];
}

export interface RecognizerAnswer {
  id: number;
  times: RecognizedTime[];
}

parentPort?.on('message', (request: RecognizerRequest) => {
  parentPort?.postMessage({ id: request.id, times: recognize(request) } satisfies RecognizerAnswer);
});

function recognize({ text, culture, now }: RecognizerRequest): RecognizedTime[] {
  const [year, month, day, hour, minute] = now;
  const reference = new Date(year, month, day, hour, minute);
  try {
    return recognizeDateTime(text, culture, 0, reference).map((found) => ({
      text: found.text,
      start: found.start,
      end: found.end,
      type: found.typeName.replace('datetimeV2.', ''),
      values: (found.resolution?.['values'] ?? []) as RecognizedTime['values'],
    }));
  } catch {
    return [];
  }
}
