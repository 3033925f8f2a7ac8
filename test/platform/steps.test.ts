import { createSteps } from '../../bot/platform/steps';

let now = 1_000;
const waits: number[] = [];
const steps = createSteps(
  { now: () => now },
  (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  },
  900,
);
beforeEach(() => {
  waits.length = 0;
});

it.each([
  [0, 900],
  [1, 899],
  [450, 450],
  [899, 1],
  [900, 900],
  [2_000, 700],
])('waits after %d ms until the next whole step from the press', async (passed, wait) => {
  const press = {};
  steps.begins(press);
  now += passed;
  await steps.next(press);
  expect(waits).toEqual([wait]);
});

it('waits a whole step where the clock was set back, and for a press that it does not know', async () => {
  const press = {};
  steps.begins(press);
  now -= 5_000;
  await steps.next(press);
  await steps.next({});
  expect(waits).toEqual([900, 900]);
});

it('tells two presses of one visitor apart', async () => {
  const [first, second] = [{ user: 'a' }, { user: 'a' }];
  steps.begins(first);
  now += 100;
  steps.begins(second);
  now += 100;
  await steps.next(second);
  await steps.next(first);
  expect(waits).toEqual([800, 700]);
});
