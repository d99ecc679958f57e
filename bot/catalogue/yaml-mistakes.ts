/** What went wrong where YAML itself could not be read, in words for the person who wrote it. */

interface Explained {
  at: number;
  message: string;
}

/** `reason` is what the YAML library says; most often the line itself tells more. */
export function explainYamlMistake(text: string, position: number, reason: string): Explained {
  if (/non-printable|null byte/.test(reason)) {
    return {
      at: position,
      message: 'There is an invisible character here. Delete it and type the line again.',
    };
  }
  if (/nesting/.test(reason)) {
    return { at: position, message: 'There are too many brackets inside each other here.' };
  }
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0]!;
  const before = previousLine(text, start);
  const found =
    explainLine(line, start) ??
    explainLine(text.slice(before).split('\n', 1)[0]!, before) ??
    openAtEnd(text, position);
  if (found) return found;
  const entry = /^(\s*(?:- +)?)([\w-]+):\s+(.*)$/.exec(line);
  if (entry) {
    const value = entry[3]!;
    const at = start + line.length - value.length;
    if (/^[@`%*&!|>,\]}]/.test(value)) {
      return { at, message: `Put "quotes" round a text that begins with ${value[0]}` };
    }
    if (/^["']/.test(value)) {
      return { at, message: 'The quotes stop before the text does. Put them round the whole text.' };
    }
    if (/^[[{]/.test(value)) {
      return { at, message: `There is something after the closing bracket, or a comma is missing.` };
    }
    if (/: /.test(value)) {
      return {
        at,
        message: 'A colon with a space after it has a meaning here. Put "quotes" round the whole text.',
      };
    }
  }
  if (/indentation|end of the stream or a document/.test(reason)) {
    return {
      at: start,
      message:
        'This line begins further in or out than the lines it belongs with. Make their spaces the same.',
    };
  }
  if (/multiline key|':' after/.test(reason)) {
    return {
      at: previousLine(text, start),
      message: 'A colon is missing: each line is a word, a colon, a space, and then what you want to say.',
    };
  }
  if (/unexpected end/.test(reason)) {
    return { at: position, message: 'A quote or bracket was opened before this, and is never closed.' };
  }
  if (/comma/.test(reason)) {
    return { at: position, message: 'A comma is missing here, or there is a sign too many.' };
  }
  return {
    at: position,
    message: 'This cannot be read. Look for a sign that does not belong here, like & * ! or %.',
  };
}

/** What is wrong with a line to whoever looks at it. The line before the one that cannot be read is often to blame. */
function explainLine(line: string, start: number): Explained | null {
  if (/^ *\t/.test(line)) return { at: start, message: 'This line begins with a tab. Use spaces instead.' };
  if (/^ *[\u00a0\u2000-\u200a\u202f\u3000]/.test(line)) {
    return {
      at: start,
      message:
        'This line begins with a special space from another program. Delete it and type spaces instead.',
    };
  }
  const bullet = /^ *([•·‣◦–—])\s/.exec(line);
  if (bullet) return { at: start, message: `Begin this line with - and a space instead of ${bullet[1]}` };
  const close = /^( *(?:- +)?)([a-z][a-z-]*):(?!\/\/)([^\s:].*)$/.exec(line);
  if (close && !/^[\w-]*:/.test(close[3]!)) {
    return {
      at: start + close[1]!.length,
      message: `Put a space after the colon: ${close[2]}: ${shortened(close[3]!)}`,
    };
  }
  return null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text;
}

/** A quote or bracket that is opened on the line before and never closed there. */
function openAtEnd(text: string, position: number): Explained | null {
  const before = text.slice(0, position).trimEnd();
  for (let end = before.length; end > 0;) {
    const start = before.lastIndexOf('\n', end - 1) + 1;
    const line = before.slice(start, end);
    const opened = /^(\s*(?:- +)?(?:[\w-]+: +)?)(["'[{])/.exec(line);
    if (opened) {
      const at = start + opened[1]!.length;
      const closing = { '"': '"', "'": "'", '[': ']', '{': '}' }[opened[2]!]!;
      const closed = before.indexOf(closing, at + 1) >= 0;
      const rest = text.slice(position).split('\n', 1)[0]!;
      if (!closed && opened[2] === '{' && rest.includes(closing) && !rest.includes('{')) {
        return { at: position, message: commaMissing(before.slice(at)) };
      }
      return closed
        ? null
        : { at, message: `This ${opened[2]} is never closed. Put a ${closing} where it ends.` };
    }
    if (/^\s*(?:- +)?[\w-]+:/.test(line)) return null;
    end = start - 1;
  }
  return null;
}

/** In `{ name: Hall postcode: LS6 1AB }` the second colon tells before which word a comma is missing. */
function commaMissing(before: string): string {
  const word = /([\w-]+)$/.exec(before)?.[1];
  return word === undefined
    ? 'A comma is missing here, between the parts inside { }.'
    : `A comma is missing inside these { }. Put one before ${word}, if a new part begins there.`;
}

function previousLine(text: string, start: number): number {
  return start === 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
}
