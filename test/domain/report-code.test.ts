import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  drawReportCode,
  formatReportCode,
  isForPractice,
  makeReportCode,
  parseReportCode,
  practiceCodeFrom,
  printedPracticeCode,
} from '../../bot/domain/report-code';

const random = fc.stringMatching(/^\d{22}$/);
const mistyped = { kind: 'mistyped' };

/** Puts `digit` in place of the one at `at`. */
const replaced = (text: string, at: number, digit: string) =>
  text.slice(0, at) + digit + text.slice(at + 1);

describe('a report code', () => {
  it.each([
    // ISO/IEC 7064's own example: 794 is completed by 44.
    ['0000000000000000000794', '000000000000000000079444'],
    ['0000000000000000000000', '000000000000000000000098'],
    ['9999999999999999999999', '999999999999999999999926'],
    ['1234567890123456789012', '123456789012345678901235'],
    ['3141592653589793238462', '314159265358979323846276'],
  ])('completes %s to %s', (digits, whole) => {
    expect(makeReportCode(digits)).toBe(whole);
  });

  it('is one modulo 97 as a whole number, with check digits from 02 to 98', () => {
    fc.assert(
      fc.property(random, (digits) => {
        const reportCode = makeReportCode(digits);
        expect(reportCode).toMatch(/^\d{24}$/);
        expect(reportCode.startsWith(digits)).toBe(true);
        expect(BigInt(reportCode) % 97n).toBe(1n);
        expect(Number(reportCode.slice(22))).toBeGreaterThanOrEqual(2);
        expect(Number(reportCode.slice(22))).toBeLessThanOrEqual(98);
      }),
    );
  });

  it('is read back from what is written on paper', () => {
    fc.assert(
      fc.property(random, (digits) => {
        const reportCode = makeReportCode(digits);
        expect(formatReportCode(reportCode)).toMatch(/^\d{4}( \d{4}){5}$/);
        expect(parseReportCode(formatReportCode(reportCode))).toEqual({
          kind: 'report_code',
          reportCode,
        });
      }),
    );
  });

  it('is told from one with any single digit mistyped', () => {
    fc.assert(
      fc.property(random, (digits) => {
        const reportCode = makeReportCode(digits);
        for (let at = 0; at < 24; at++) {
          for (const digit of '0123456789') {
            const typed = replaced(reportCode, at, digit);
            if (typed !== reportCode) expect(parseReportCode(typed)).toEqual(mistyped);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is told from one with any two neighbours swapped', () => {
    fc.assert(
      fc.property(random, (digits) => {
        const reportCode = makeReportCode(digits);
        for (let at = 0; at < 23; at++) {
          const [one = '', other = ''] = reportCode.slice(at, at + 2);
          const typed = replaced(replaced(reportCode, at, other), at + 1, one);
          if (typed !== reportCode) expect(parseReportCode(typed)).toEqual(mistyped);
        }
      }),
    );
  });

  it('has no second pair of check digits that would do as well', () => {
    // 01 is 98 modulo 97, and so the number as a whole would be right.
    expect(BigInt('000000000000000000000001') % 97n).toBe(1n);
    expect(parseReportCode('000000000000000000000001')).toEqual(mistyped);
  });
});

describe('a typed report code', () => {
  const reportCode = '314159265358979323846276';

  it.each([
    ['without spaces', '314159265358979323846276'],
    ['in groups', '3141 5926 5358 9793 2384 6276'],
    ['with dashes', '3141-5926–5358—9793‑2384-6276'],
    ['with dots, commas and underscores', '3141.5926,5358_9793.2384.6276'],
    ['on two lines', '  3141 5926 5358\n\t9793 2384 6276 '],
    ['with hard and narrow spaces', '3141\u00a05926\u202f5358\u20099793\u30002384\ufeff6276'],
    ['in full-width digits', '３１４１５９２６５３５８９７９３２３８４６２７６'],
  ])('is forgiven when written %s', (_, typed) => {
    expect(parseReportCode(typed)).toEqual({ kind: 'report_code', reportCode });
  });

  it.each([
    ['nothing', ''],
    ['a digit too few', '31415926535897932384627'],
    ['a digit too many', '3141592653589793238462760'],
    ['a group too few', '3141 5926 5358 9793 2384'],
    ['a letter', '31415926535897932384627O'],
    ['a report code with words around it', 'kod 3141 5926 5358 9793 2384 6276'],
    ['two report codes', '314159265358979323846276 314159265358979323846276'],
    ['words whose check would be as little of a number', `${'x'.repeat(22)}NaN`],
    ['digits of another script', '٣١٤١٥٩٢٦٥٣٥٨٩٧٩٣٢٣٨٤٦٢٧٦'],
  ])('is mistyped when it is %s', (_, typed) => {
    expect(parseReportCode(typed)).toEqual(mistyped);
  });

  it('never throws, and is a report code only if its digits are one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const parsed = parseReportCode(typed);
        if (parsed.kind === 'report_code') expect(BigInt(parsed.reportCode) % 97n).toBe(1n);
        else expect(parsed).toEqual(mistyped);
      }),
    );
  });
});

it.each(['', '314159265358979323846', '31415926535897932384622', '314159265358979323846x'])(
  'is not made from %j',
  (digits) => {
    expect(() => makeReportCode(digits)).toThrow(new RangeError('report_code_digits'));
  },
);

describe('a practice code', () => {
  it('begins with four noughts, whatever report code had been drawn, and is a whole one', () => {
    fc.assert(
      fc.property(random, (digits) => {
        const code = practiceCodeFrom(makeReportCode(digits));
        expect(isForPractice(code)).toBe(true);
        expect(code).toMatch(/^0000/);
        expect(parseReportCode(formatReportCode(code))).toEqual({
          kind: 'report_code',
          reportCode: code,
        });
        expect(isForPractice(makeReportCode(digits))).toBe(digits.startsWith('0000'));
      }),
    );
  });

  it('is never drawn as the report code of a report', () => {
    const draws = ['0000111122223333444455', '0000999999999999999999', '0001234567890123456789'];
    const drawn = drawReportCode((count) => {
      expect(count).toBe(22);
      return draws.shift() ?? '';
    });
    expect(drawn).toBe(makeReportCode('0001234567890123456789'));
  });

  it('is in print the one that the handbook gives', () => {
    expect(isForPractice(printedPracticeCode)).toBe(true);
    const handbook = readFileSync(join(__dirname, '../../docs/handbook.md'), 'utf8');
    expect(handbook.split(formatReportCode(printedPracticeCode))).toHaveLength(3);
  });
});
