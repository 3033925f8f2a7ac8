import { priceOfMessages } from '../../../bot/domain/price-of-messages';
import { crowdsByMessages } from './price';

const { employees, dialogsADay } = priceOfMessages;

it.each([
  ['daily', 1],
  ['weekly', 5],
] as const)('three messages cost what the desks are told: %s', (window, workingDays) => {
  const crowds = crowdsByMessages({ employees, dialogsADay, workingDays }, 3, 60);
  const { one, three } = priceOfMessages[window];
  // Sixty threads: within a fifth.
  expect((crowds[0] ?? NaN) / one).toBeGreaterThan(0.8);
  expect((crowds[0] ?? NaN) / one).toBeLessThan(1.25);
  expect(Math.round(crowds[2] ?? NaN)).toBe(three);
});
