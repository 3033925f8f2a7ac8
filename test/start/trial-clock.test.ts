import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hourAt } from '../../bot/platform/clock';
import { openTrialClock } from '../../bot/start/trial-clock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vissla-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'data', 'vissla.db-clock');
const noon = Date.UTC(2026, 10, 24, 11);

it('is the machine’s until a day passes, and then ahead by that day, after a restart too', () => {
  let machine = noon;
  const clock = openTrialClock(file(), () => machine);
  expect(clock.today()).toBe('2026-11-24');
  expect(clock.now()).toBe(noon);
  expect(existsSync(file())).toBe(false);
  for (let day = 0; day < 7; day += 1) clock.goOn();
  expect(clock.today()).toBe('2026-12-01');
  machine += 60_000;
  expect(clock.now()).toBe(noon + 7 * 86_400_000 + 60_000);
  expect(openTrialClock(file(), () => machine).now()).toBe(clock.now());
  rmSync(join(folder, 'data'), { recursive: true });
  expect(openTrialClock(file(), () => machine).now()).toBe(machine);
});

it.each([
  ['summer time begins', '2026-03-28T22:30:00Z', '2026-03-29'],
  ['summer time ends', '2026-10-24T22:30:00Z', '2026-10-26'],
  ['an hour is left out', '2026-03-28T01:30:00Z', '2026-03-29'],
])('goes to the next day, at the same hour where there is one: %s', (_case, from, then) => {
  const at = Date.parse(from);
  const clock = openTrialClock(file(), () => at);
  clock.goOn();
  expect(clock.today()).toBe(then);
  expect(hourAt(clock.now()) - hourAt(at)).toBe(from.includes('T01') ? 1 : 0);
});

it.each(['', 'no number', '{"aheadHours":-24}', '{"aheadHours":"24"}', '[]', 'null'])(
  'never goes back, and reads what is no number of hours as none: %j',
  (kept) => {
    const beside = join(folder, 'clock');
    writeFileSync(beside, kept);
    const clock = openTrialClock(beside, () => noon);
    expect(clock.now()).toBe(noon);
    clock.goOn();
    expect(readFileSync(beside, 'utf8')).toBe('{"aheadHours":24}');
  },
);
