/**
 * The reporter's secret: 22 random digits and 2 check digits (ISO/IEC 7064 MOD 97-10). It has 73.1 bits: one
 * guess tests every thread at once, so a shorter one is not safe.
 */
export type ReportCode = string & { readonly __reportCode: never };

const randomDigits = 22;

/**
 * The beginning of every practice code, and of no report's. A code itself tells that it is for practice, and
 * nothing is stored. It costs 0.00014 bits.
 */
const practicePrefix = '0000';

/** The practice code for print: on a poster, or in a talk. */
export const printedPracticeCode = makeReportCode('0000111122223333444455');

/** Adds the check digits to 22 random digits. Throws a RangeError for anything else: a bug. */
export function makeReportCode(random: string): ReportCode {
  if (!/^\d{22}$/.test(random)) throw new RangeError('report_code_digits');
  return `${random}${checkDigits(random)}` as ReportCode;
}

/**
 * Draws the report code of a report, and again if it would be a practice code.
 * @param digits returns so many random digits
 */
export function drawReportCode(digits: (count: number) => string): ReportCode {
  for (;;) {
    const random = digits(randomDigits);
    if (!random.startsWith(practicePrefix)) return makeReportCode(random);
  }
}

/** Whether a report code is for practice: it files no report, and opens an invented thread. */
export function isForPractice(reportCode: ReportCode): boolean {
  return reportCode.startsWith(practicePrefix);
}

/** Makes a practice code from a report code drawn only for it: most digits are the same. */
export function practiceCodeFrom(reportCode: ReportCode): ReportCode {
  return makeReportCode(practicePrefix + reportCode.slice(practicePrefix.length, randomDigits));
}

/** A typed report code. `mistyped` follows from the check digits, before any derivation. */
export type TypedReportCode =
  | { readonly kind: 'report_code'; readonly reportCode: ReportCode }
  | { readonly kind: 'mistyped' };

/** Reads a typed report code. Spaces, dashes, dots and full-width digits are accepted. */
export function parseReportCode(typed: string): TypedReportCode {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}.,_]/gu, '');
  // The length is right when exactly two digits are left over.
  const isRight = checkDigits(digits.slice(0, randomDigits)) === digits.slice(randomDigits);
  if (/\D/.test(digits) || !isRight) return { kind: 'mistyped' };
  return { kind: 'report_code', reportCode: digits as ReportCode };
}

/** Formats a report code as six groups of four digits. */
export function formatReportCode(reportCode: ReportCode): string {
  return reportCode.replace(/\d{4}(?=\d)/g, '$& ');
}

/** The last group, which the reporter types to show that the report code is written down. */
export function lastGroup(reportCode: ReportCode): string {
  return reportCode.slice(-4);
}

/** ISO/IEC 7064 MOD 97-10: with them the whole number is 1 modulo 97. */
function checkDigits(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return String(98 - ((remainder * 100) % 97)).padStart(2, '0');
}
