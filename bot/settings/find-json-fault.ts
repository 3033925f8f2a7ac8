/** Where a text stops being JSON; both count from 1, and a column is a character as an editor counts it. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the first place at which a text is no JSON (RFC 8259); `undefined` when it is. Node's own error says
 * no place for half of the faults, and quotes the text.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const before = text.slice(0, farthest(text)).split(/\r\n|\r|\n/);
    return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
  }
}

/** What a text of JSON is made of; none of them matches an empty string. */
const space = /[ \t\n\r]+/y;
const text = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const other = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** How far a text can be read as JSON: the index of the first character that may not stand there. */
function farthest(source: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const takeSign = (sign: string): boolean => {
    take(space);
    if (source[at] !== sign) return false;
    at += 1;
    return true;
  };
  /** One value and whatever lies in it; false where it stops being one. */
  const takeValue = (): boolean => {
    if (takeSign('{')) return takeList('}', () => takeName() && takeValue());
    if (takeSign('[')) return takeList(']', takeValue);
    return take(text) || take(other);
  };
  const takeName = (): boolean => {
    take(space);
    return take(text) && takeSign(':');
  };
  const takeList = (end: string, takeOne: () => boolean): boolean => {
    if (takeSign(end)) return true;
    while (takeOne()) {
      if (takeSign(end)) return true;
      if (!takeSign(',')) return false;
    }
    return false;
  };
  if (takeValue()) take(space);
  return at;
}
