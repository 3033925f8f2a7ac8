import type { Day } from './day';

/** Ten or twelve digits, in two parts or one. A longer number, or one in a row, is another thing. */
const form = /(?<![\d/-])((?:18|19|20)?\d{6})(?: ?([-+‐–−]) ?| )?(\d{4})(?![\d/-])/gu;

/**
 * Whether a Swedish personal number stands in a plain text, or a coordination number, whose day is 60 more:
 * by its date and its check digit. One of the last two years is a day with a time of day.
 */
export function holdsPersonalNumber(text: string, today: Day): boolean {
  const year = Number(today.slice(0, 4));
  return Array.from(text.matchAll(form)).some(([, date = '', sign, last = '']) => {
    const short = date.slice(-6);
    const born = date.length === 8 ? Number(date.slice(0, 4)) : bornIn(short, sign, year);
    return born < year - 1 && isDate(born, short) && luhn(short + last) % 10 === 0;
  });
}

function bornIn(short: string, sign: string | undefined, year: number): number {
  const latest = sign === '+' ? year - 100 : year;
  return latest - ((latest - Number(short.slice(0, 2))) % 100);
}

function isDate(year: number, short: string): boolean {
  const [month, sixtyMore] = [Number(short.slice(2, 4)), Number(short.slice(4))];
  const day = sixtyMore > 60 ? sixtyMore - 60 : sixtyMore;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Every second digit counts double, from the first on. */
function luhn(digits: string): number {
  return Array.from(digits, (digit, at) => {
    const counted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return counted > 9 ? counted - 9 : counted;
  }).reduce((sum, one) => sum + one, 0);
}
