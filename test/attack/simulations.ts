import { crowdFigures } from '../../bot/domain/crowd-figures';
import { type Outcome, type Workplace, windows } from './crowd';
import { exchanges } from './exchanges';
import { looks } from './looks';
import { oneWindow } from './one-window';
import { severalMessages } from './several-messages';
import { weeklyPiece } from './weekly-piece';

/** The seed of the published figures. */
export const fixedSeed = 20261129;

/** How many writers each figure is of. */
export const manyWriters = 1_000;

/** Where several windows, looks and exchanges are played. */
const series: readonly Workplace[] = [
  { people: 300, usesAWeek: 25 },
  { people: 2_000, usesAWeek: 100 },
];

/** Where the weekly piece is played. */
const pieces: readonly Workplace[] = [
  { people: 300, usesAWeek: 2 },
  { people: 2_000, usesAWeek: 20 },
];

/**
 * What cannot be hidden, one small simulation each, as lines to print. No product runs here: this is what
 * remains where nothing but the messenger's own record of use tells anything.
 */
export function* simulations(seed: number, writers = manyWriters): Generator<string> {
  const many = { writers, seed };
  yield 'Each figure: the median crowd, and how often the likeliest person is the writer.';
  yield* chapter('Who used the bot when, one window', crowdFigures, (place, days) =>
    text(oneWindow(place, days, many)),
  );
  yield* chapter('2, 3 and 5 messages, each in a window of its own', series, (place, days) =>
    texts([2, 3, 5], [undefined, ...severalMessages(place, days, 5, many)]),
  );
  for (const [name, looking] of waysToLook)
    yield* chapter(`A look a week ${name}, after 4 and 8 weeks`, series, (place, days) =>
      texts([4, 8], looks(place, days, { ...many, looking, weeks: 8 })),
    );
  for (const [name, seen] of sights)
    yield* chapter(`Who sees each exchange: ${name}`, series, (place, days) =>
      text(exchanges(place, days, { ...many, seen })),
    );
  for (const reads of [true, false])
    yield* chapter(
      `A weekly piece that 5, 10 and 30 % read; the writer ${reads ? 'is a reader' : 'is none'}`,
      pieces,
      (place, days) =>
        [0.05, 0.1, 0.3]
          .map((share) => text(weeklyPiece(place, days, { ...many, share, reads })))
          .join('   '),
    );
}

const waysToLook = [
  ['on any day', { days: 5, readers: 0 }],
  ['on one weekday', { days: 1, readers: 0 }],
  ['on the day of a piece that 30 % read', { days: 1, readers: 0.3 }],
] as const;

const sights = [
  ['their number', 'exchanges'],
  ['their number and bytes', 'bytes'],
  ['their number and how long they took', 'durations'],
] as const;

function* chapter(
  title: string,
  workplaces: readonly Workplace[],
  figures: (workplace: Workplace, days: number) => string,
): Generator<string> {
  yield `\n${title}`;
  for (const workplace of workplaces) {
    const { people, usesAWeek } = workplace;
    const place = `${people.toLocaleString('en')} people, ${usesAWeek} uses a week`;
    const each = Object.entries(windows).map(
      ([name, days]) => `${name} ${figures(workplace, days)}`,
    );
    yield `  ${place.padEnd(30)} ${each.join(' ').trimEnd()}`;
  }
}

function texts(numbers: readonly number[], outcomes: readonly (Outcome | undefined)[]): string {
  return numbers.map((number) => text(outcomes[number])).join('  ');
}

function text(outcome: Outcome | undefined): string {
  const { crowd = NaN, named = NaN } = outcome ?? {};
  const rounded = crowd < 20 ? crowd.toFixed(1) : crowd.toFixed(0);
  return `${rounded.padStart(4)} (${(100 * named).toFixed(0)} %)`.padEnd(12);
}
