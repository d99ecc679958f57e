import type { Value } from '../../dialogs/reply.js';

/**
 * What is wrong, apart from how it is said: a key of the locale's `edit-problems`, and what is put into its sentence. The
 * message beside it says the same in English, for whoever writes the file by hand.
 */
export interface WhatIsWrong {
  key: string;
  values: Readonly<Record<string, Value>>;
}

export function wrong(key: string, values: WhatIsWrong['values'] = {}): WhatIsWrong {
  return { key, values };
}
