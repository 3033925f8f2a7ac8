import { exchanges } from './exchanges';
import { looks } from './looks';
import { oneWindow } from './one-window';
import { severalMessages } from './several-messages';
import { fixedSeed, simulations } from './simulations';
import { weeklyPiece } from './weekly-piece';

const many = { writers: 400, seed: 11 };
const place = { people: 300, usesAWeek: 25 };
const spread = 4 * Math.sqrt(0.25 / many.writers);

describe('several messages', () => {
  const found = severalMessages(place, 5, 5, many);

  it('begin with the crowd of one window', () => {
    const one = oneWindow(place, 5, many);
    expect(Math.abs((found[0]?.named ?? NaN) - one.named)).toBeLessThan(spread);
  });

  it('name more writers with each message, and nearly all in the end', () => {
    const named = found.map((outcome) => outcome.named);
    expect(named).toEqual([...named].sort((one, other) => one - other));
    expect(named.at(-1)).toBeGreaterThan(0.99);
  });

  it('have an adversary who is right as often as sure', () => {
    for (const { named, sure } of found) expect(Math.abs(named - sure)).toBeLessThan(spread);
  });
});

describe('looks for the answer', () => {
  const after = (days: 1 | 5, readers: number) =>
    looks(place, 5, { ...many, looking: { days, readers }, weeks: 8 });

  it('tell nothing before the first look', () => {
    const [before] = after(5, 0);
    expect(Math.abs((before?.named ?? NaN) - oneWindow(place, 5, many).named)).toBeLessThan(spread);
  });

  it('name most writers, also where all reporters look on one weekday', () => {
    for (const days of [1, 5] as const) {
      const found = after(days, 0);
      expect(found[8]?.named).toBeGreaterThan((found[0]?.named ?? NaN) + spread);
      expect(found[8]?.named).toBeGreaterThan(0.7);
    }
  });

  it('name fewer where many read a weekly piece on that day', () => {
    const [among, alone] = [after(1, 0.3), after(1, 0)];
    expect(among[4]?.named).toBeLessThan((alone[4]?.named ?? NaN) - spread);
  });
});

describe('who sees each exchange', () => {
  const seen = (sight: 'dialogs' | 'exchanges' | 'durations' | 'bytes', practises?: number) =>
    exchanges(place, 5, { ...many, seen: sight, practises });

  it('knows more by their number, and still more by how long they took', () => {
    const [dialogs, number, long] = [seen('dialogs'), seen('exchanges'), seen('durations')];
    expect(number.named).toBeGreaterThan(dialogs.named + spread);
    expect(long.named).toBeGreaterThan(number.named);
  });

  it('knows nothing by their number where everybody practises', () => {
    expect(seen('exchanges', 1)).toEqual(seen('dialogs'));
  });

  it('names every writer where nobody practises', () => {
    expect(seen('exchanges', 1e-9).named).toBe(1);
  });

  it.each([1, 5])('knows hardly more by the bytes of the last press, in %d days', (days) => {
    const more = { ...many, writers: 3_000 };
    const number = exchanges(place, days, { ...more, seen: 'exchanges' });
    const bytes = exchanges(place, days, { ...more, seen: 'bytes' });
    expect(bytes.named).toBeLessThan(number.named + 0.02);
  });

  it('would know nearly all by these bytes, had a practice one length', () => {
    const bytes = exchanges(place, 5, { ...many, seen: 'bytes', hasNoise: false });
    expect(bytes.named).toBeGreaterThan(0.85);
  });

  it('is right as often as sure', () => {
    for (const { named, sure } of [seen('exchanges'), seen('durations'), seen('bytes')])
      expect(Math.abs(named - sure)).toBeLessThan(spread);
  });
});

describe('a weekly piece', () => {
  const piece = (share: number, reads: boolean, days = 1) =>
    weeklyPiece(place, days, { ...many, share, reads });

  it('hides a reader among those who opened it, four readers in five', () => {
    const { crowd } = piece(0.3, true);
    expect(crowd).toBeGreaterThan(0.3 * 300 * 0.6);
    expect(crowd).toBeLessThan(0.3 * 300);
  });

  it('hides a reader among more where more read it', () => {
    expect(piece(0.3, true).crowd).toBeGreaterThan(piece(0.1, true).crowd);
  });

  it('hides nobody else', () => {
    const { named } = piece(0.3, false);
    expect(named).toBeGreaterThan(oneWindow(place, 1, many).named - spread);
  });

  it('changes nothing where nobody reads it', () => {
    const { named } = piece(0, false);
    expect(Math.abs(named - oneWindow(place, 1, many).named)).toBeLessThan(spread);
  });
});

it('prints a figure for each workplace and window', () => {
  const lines = [...simulations(fixedSeed, 3)].filter((line) => line.startsWith('  '));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(line).toMatch(/daily +[\d.]+ \(.*weekly +[\d.]+ \(/);
    expect(line).not.toMatch(/NaN|Infinity/);
  }
});
