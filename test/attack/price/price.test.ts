import { priceOfMessages } from '../../../bot/domain/price-of-messages';
import { readFile, tableRows } from '../../docs/read-docs';
import { crowdsByMessages } from './price';

const numberOf = (text = ''): number => Number(text.replace(',', ''));
/** The table of the document, a line each. */
const lines = tableRows(readFile('docs/threat-model.md'), 'What several messages cost')
  .slice(1)
  .map(([employees, dialogs, window, ...crowds]) => ({
    workplace: {
      employees: numberOf(employees),
      dialogsADay: numberOf(dialogs),
      workingDays: window === 'a day' ? (1 as const) : (5 as const),
    },
    crowds: crowds.map(numberOf),
  }));

it('has the small places and the large ones', () => {
  expect(lines).toHaveLength(9);
});

it.each(lines)('$workplace: as how many people one hides, by messages', ({ workplace, crowds }) => {
  const threads = workplace.employees > 1_000 ? 60 : 200;
  const found = crowdsByMessages(workplace, crowds.length, threads);
  expect(found).toHaveLength(3);
  // Medians of so few threads lie within a fourth.
  for (const [n, crowd] of crowds.entries()) {
    expect((found[n] ?? NaN) / crowd).toBeGreaterThan(0.75);
    expect((found[n] ?? NaN) / crowd).toBeLessThan(1.25);
  }
});

it.each([
  ['daily', 1],
  ['weekly', 5],
] as const)('the desks are told what stands there: %s', (window, workingDays) => {
  const { employees, dialogsADay } = priceOfMessages;
  const line = lines.find(
    ({ workplace }) =>
      workplace.employees === employees &&
      workplace.dialogsADay === dialogsADay &&
      workplace.workingDays === workingDays,
  );
  const { one, three } = priceOfMessages[window];
  expect([line?.crowds[0], line?.crowds[2]]).toEqual([one, three]);
});
