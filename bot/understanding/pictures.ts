/** Messages of pictures alone, as many send them in place of a word. They are no language's, and never a consent. */
import type { Answer } from '../../dialogs/heard.js';

const thanks = new Set('👍👌🙏🙌👏❤🧡💛💚💙💜🤎🖤🤍♥💕💖💗💐🌹😀😃😄😁😊🙂☺🥰😍😘🤗');
const sad = new Set('😢😭😞😔🙁☹😥😿🥺😩😫😖😣💔');

/** Variants of a picture, joiners, and colours of skin. */
const manner = /\s|\ufe0e|\ufe0f|\u200d|\p{Emoji_Modifier}/gu;
/** More than these are looked at by nobody. */
const most = 100;

/** Null where there is a word in the message, or a picture that could mean anything. */
export function picturesIn(text: string): Extract<Answer, 'thanks' | 'sad'> | null {
  const pictures = [...text.slice(0, most).replace(manner, '')];
  if (pictures.length === 0 || !pictures.every((one) => /\p{Extended_Pictographic}/u.test(one))) return null;
  if (pictures.some((one) => sad.has(one))) return 'sad';
  return pictures.every((one) => thanks.has(one)) ? 'thanks' : null;
}
