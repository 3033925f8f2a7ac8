/**
 * The reporter's secret: 24 digits, of which 22 are random and 2 are check digits (ISO/IEC 7064 MOD 97-10).
 * It is 73.1 bits: one guess tests every thread at once, so shorter ones are not safe.
 */
export type Receipt = string & { readonly __receipt: never };

const randomDigits = 22;

/**
 * What every practice code begins with, and no report's. So a code tells by itself that it is for practice,
 * and nothing has to be kept of it. One receipt in 10,000 is not drawn, which takes 0.00014 bits.
 */
const practicePrefix = '0000';

/** The practice code that may stand in print: on a poster, or in a talk. */
export const printedPracticeCode = makeReceipt('0000111122223333444455');

/** Completes 22 random digits with their check digits. Throws a RangeError for anything else: a bug. */
export function makeReceipt(random: string): Receipt {
  if (!/^\d{22}$/.test(random)) throw new RangeError('receipt_digits');
  return `${random}${checkDigits(random)}` as Receipt;
}

/**
 * Draws the receipt of a report; one that would be a practice code is drawn anew.
 * @param digits gives so many random digits
 */
export function drawReceipt(digits: (count: number) => string): Receipt {
  for (;;) {
    const random = digits(randomDigits);
    if (!random.startsWith(practicePrefix)) return makeReceipt(random);
  }
}

/** Whether a receipt is for practice: no report is filed under it, and it opens an invented thread. */
export function isForPractice(receipt: Receipt): boolean {
  return receipt.startsWith(practicePrefix);
}

/** The practice code of a receipt that was drawn for nothing else: most of their digits are the same. */
export function practiceCodeFrom(receipt: Receipt): Receipt {
  return makeReceipt(practicePrefix + receipt.slice(practicePrefix.length, randomDigits));
}

/** What a person typed as a receipt. `mistyped` follows from the check digits, before any derivation. */
export type TypedReceipt =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'mistyped' };

/** Reads a typed receipt. Spaces, dashes, dots and digits of other scripts' widths are forgiven. */
export function parseReceipt(typed: string): TypedReceipt {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}.,_]/gu, '');
  // There are as many digits as there must be when two are left over as check digits.
  const isRight = checkDigits(digits.slice(0, randomDigits)) === digits.slice(randomDigits);
  if (/\D/.test(digits) || !isRight) return { kind: 'mistyped' };
  return { kind: 'receipt', receipt: digits as Receipt };
}

/** Six groups of four digits, as it is written on paper. */
export function formatReceipt(receipt: Receipt): string {
  return receipt.replace(/\d{4}(?=\d)/g, '$& ');
}

/** The last group, which the reporter types back to show that the receipt is written down. */
export function lastGroup(receipt: Receipt): string {
  return receipt.slice(-4);
}

/** ISO/IEC 7064 MOD 97-10, pure system with two check digits: the whole number is 1 modulo 97. */
function checkDigits(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return String(98 - ((remainder * 100) % 97)).padStart(2, '0');
}
