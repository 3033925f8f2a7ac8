/**
 * The reporter's secret: 24 digits, of which 22 are random and 2 are check digits (ISO/IEC 7064 MOD 97-10).
 * It is 73.1 bits: one guess tests every thread at once, so shorter ones are not safe.
 */
export type Receipt = string & { readonly __receipt: never };

const randomDigits = 22;

/** Completes 22 random digits with their check digits. Throws a RangeError for anything else: a bug. */
export function makeReceipt(random: string): Receipt {
  if (!/^\d{22}$/.test(random)) throw new RangeError('receipt_digits');
  return `${random}${checkDigits(random)}` as Receipt;
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
