import { crowdFigures, priceOfMessages } from '../../bot/domain/crowd-figures';
import { windows } from './crowd';
import { oneWindow } from './one-window';
import { severalMessages } from './several-messages';
import { fixedSeed, manyWriters } from './simulations';

const many = { writers: manyWriters, seed: fixedSeed };

/** Figures are whole numbers; another machine's arithmetic may move the median by a few hundredths. */
function expectNear(figure: number, found: number): void {
  expect(Math.abs(figure - found)).toBeLessThanOrEqual(0.5 + 0.05 * figure);
}

it.each(crowdFigures)('$people people, $usesAWeek uses a week: the crowds', (figure) => {
  for (const [name, days] of Object.entries(windows) as [keyof typeof windows, number][])
    expectNear(figure[name], oneWindow(figure, days, many).crowd);
});

it.each(['daily', 'weekly'] as const)('one message and three, %s', (name) => {
  const { employees, dialogsADay } = priceOfMessages;
  const workplace = { people: employees, usesAWeek: 5 * dialogsADay };
  const [one, , three] = severalMessages(workplace, windows[name], 3, many);
  expectNear(priceOfMessages[name].one, one?.crowd ?? NaN);
  expectNear(priceOfMessages[name].three, three?.crowd ?? NaN);
});
