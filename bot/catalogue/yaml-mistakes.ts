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
  const open = openAtEnd(text, position);
  if (open) return open;

  const start = text.lastIndexOf('\n', position - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0]!;
  if (/^ *\t/.test(line)) {
    return { at: start, message: 'This line begins with a tab. Use spaces instead.' };
  }
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
  return { at: position, message: `This cannot be read as YAML (${reason}).` };
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
      return closed
        ? null
        : { at, message: `This ${opened[2]} is never closed. Put a ${closing} where it ends.` };
    }
    if (/^\s*(?:- +)?[\w-]+:/.test(line)) return null;
    end = start - 1;
  }
  return null;
}

function previousLine(text: string, start: number): number {
  return start === 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
}
