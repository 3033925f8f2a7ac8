/** What somebody would dial in a line of contacts, as a Swede dials it. Postcodes, hours, 112 and registration numbers are left out. */
export function numbersIn(line: string): readonly string[] {
  return [...line.replace(registration, ' ').replaceAll('(0)', ' ').matchAll(digitGroups)]
    .flatMap(([group]) => {
      const blocks = group.match(/\+?\d+/g) ?? [];
      return blocks.length > mostBlocks ? [] : (split(blocks) ?? [dialled(blocks)]);
    })
    .filter((number) => (/^[0+]/.test(number) ? number.length >= 5 : number.length >= 6));
}

/** Swedish numbers have eight to ten digits with their zero; others, with + or 00, at most fifteen (ITU E.164). */
export function isPossible(number: string): boolean {
  if (number.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(number);
  if (number.startsWith('00')) return /^00[1-9]\d{6,14}$/.test(number);
  // 020 and 0771 may be short, and a number without its area code is dialled from the same area.
  return /^0\d{7,9}$/.test(number) || /^[1-9]\d{5,7}$/.test(number);
}

/** Of an organisation or a person; twelve digits with the century. */
const registration = /(?<![\d+-])(?:16|19|20)?[1-9]\d{5}-?\d{4}(?![\d-])/g;

/** More of them side by side are no telephone numbers, and there are too many ways to read them. */
const mostBlocks = 24;

const digitGroups = /(?:\+|\b)\d[\d\s()-]{2,}\d\b/g;

const dialled = (blocks: readonly string[]): string => blocks.join('').replace(/^(?:\+|00)46/, '0');

/** An hour, or the minutes of one. */
const isSmall = (block: string): boolean => /^\d\d?$/.test(block);

/**
 * Digits that stand side by side may be several numbers, with hours or a postcode among them: `0771-23 45 67 24 h`. Gives the
 * numbers of a reading in which each can be dialled; `undefined` when there is none.
 */
function split(blocks: readonly string[]): readonly string[] | undefined {
  const [first = '', second = ''] = blocks;
  if (blocks.every(isSmall) && !/^[0+]/.test(first)) {
    return isPossible(dialled(blocks)) ? [dialled(blocks)] : [];
  }
  const isCalled = /^[0+]/.test(first);
  const reading = isCalled ? startingHere(blocks) : undefined;
  if (reading !== undefined) return reading;
  const hours = isSmall(first) ? split(blocks.slice(1)) : undefined;
  if (hours !== undefined) return hours;
  const isPostcode = /^[1-9]\d\d$/.test(first) && isSmall(second) && blocks.length > 2;
  const behind = isPostcode && /^[0+]/.test(blocks[2] ?? '') ? split(blocks.slice(2)) : undefined;
  return behind ?? (isCalled ? undefined : startingHere(blocks));
}

/** The longest first number after which the rest can be read, too. */
function startingHere(blocks: readonly string[]): readonly string[] | undefined {
  for (let end = blocks.length; end > 0; end -= 1) {
    const number = dialled(blocks.slice(0, end));
    const rest = isPossible(number) ? after(blocks.slice(end)) : undefined;
    if (rest !== undefined) return [number, ...rest];
  }
  return undefined;
}

/** What may follow a number: hours, or one that begins like a number. */
function after(rest: readonly string[]): readonly string[] | undefined {
  const [first = ''] = rest;
  if (/^[0+]/.test(first)) return split(rest);
  if (rest.every(isSmall)) return [];
  return isSmall(first) ? split(rest) : undefined;
}
