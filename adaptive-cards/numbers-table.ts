import { desks } from '../bot/domain/ids';
import { medians, type YearNumbers } from '../bot/domain/year-numbers';
import { countsOf } from './numbers-text';
import { type Say, speak } from './texts';

/**
 * RFC 4180, Swedish to the left, English to the right, with the mark by which a spreadsheet knows UTF-8.
 * Bands are words: a spreadsheet would read "1-4" as a day.
 */
export function numbersTable(numbers: YearNumbers): string {
  const sv = rowsOf(numbers, speak('sv', {}));
  const en = rowsOf(numbers, speak('en', {}));
  return `\ufeff${sv.map((row, at) => tableLine([...row, ...(en[at] ?? [])])).join('')}`;
}

/** The rows in one language: the heading, each desk's figures, and the standing reservation. */
function rowsOf({ year, desks: byDesk }: YearNumbers, say: Say): readonly (readonly string[])[] {
  const names = ['year', 'desk', 'figure', 'value'] as const;
  const rows = desks.flatMap((desk) => {
    const numbers = byDesk[desk];
    const times = medians
      .filter((median) => desk !== 'hr' || median !== 'feedback')
      .map((median) => ({
        label: say(`numbers.labels.${median}`),
        value: String(numbers.medians[median] ?? say('numbers.table.few')),
      }));
    return [...countsOf(desk, numbers, say), ...times].map(({ label, value }) => [
      year,
      say(`numbers.table.${desk}`),
      label,
      value,
    ]);
  });
  const heading = names.map((name) => say(`numbers.table.${name}`));
  return [heading, ...rows, [year, '', say('numbers.standing'), '']];
}

/** A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function tableLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const safe = /^\s*[=+@\t\r-]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}
