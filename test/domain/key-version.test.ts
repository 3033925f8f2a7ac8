import type { Day } from '../../bot/domain/day';
import {
  destroyableFrom,
  filedUnderFrom,
  type KeyVersion,
  nameVersion,
  newestFirst,
  parseVersion,
} from '../../bot/domain/key-version';

const madeOn = '2026-11-25' as Day;
const version = (number: number, on: string | undefined): KeyVersion => ({
  name: on === undefined ? 'kek-v1' : `kek-v${number}-${on}`,
  number,
  madeOn: on as Day | undefined,
});

describe('the name of a key', () => {
  it.each([
    [1, 'kek-v1'],
    [2, 'kek-v2-2026-11-25'],
    [10, 'kek-v10-2026-11-25'],
    [99_999, 'kek-v99999-2026-11-25'],
  ])('of version %d is %s, and is read back', (number, name) => {
    expect(nameVersion('kek', number, madeOn)).toBe(name);
    const on = number === 1 ? undefined : madeOn;
    expect(parseVersion('kek', name)).toEqual({ name, number, madeOn: on });
  });

  it.each(['pepper', 'whistleblowing', 'hr'] as const)('says what it is of: %s', (of) => {
    const name = nameVersion(of, 2, madeOn);
    expect(name).toBe(`${of}-v2-2026-11-25`);
    expect(parseVersion(of, name)).toEqual({ name, number: 2, madeOn });
    expect(parseVersion('kek', name)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no number', 'kek-v'],
    ['version none', 'kek-v0'],
    ['a number that begins with none', 'kek-v01'],
    ['a number too long', 'kek-v100000-2026-11-25'],
    ['a first one that was made on a day', 'kek-v1-2026-11-25'],
    ['a later one that was not', 'kek-v2'],
    ['a day of no calendar', 'kek-v2-2026-02-30'],
    ['half a day', 'kek-v2-2026-11'],
    ['letters for a number', 'kek-vx'],
    ['letters within a number', 'kek-v1a-2026-11-25'],
    ['something before it', 'old-kek-v1'],
    ['something on the line before', 'old\nkek-v1'],
    ['something after it', 'kek-v1.bak'],
    ['something after its day', 'kek-v2-2026-11-25-old'],
    ['capitals', 'KEK-v1'],
    ['a number for a name', '1-v1'],
  ])('is not one that says %s', (_, name) => {
    expect(parseVersion('kek', name)).toBeUndefined();
  });
});

describe('versions of a key', () => {
  const first = version(1, undefined);
  const second = version(2, '2026-11-25');
  const midnight = version(2, '2026-11-26');
  const tenth = version(10, '2026-12-01');

  it.each([
    ['as they were made', [first, second, midnight, tenth]],
    ['the other way round', [tenth, midnight, second, first]],
    ['in no order', [midnight, tenth, first, second]],
    ['in the order of their names', [first, tenth, second, midnight]],
  ])('are put with the newest first, when they come %s', (_, versions) => {
    const asTheyCame = [...versions];
    expect(newestFirst(versions)).toEqual([tenth, midnight, second, first]);
    expect(versions).toEqual(asTheyCame);
  });

  it('are destroyed two days after they were replaced, and filed under two days after they came', () => {
    expect(destroyableFrom(second)).toBe('2026-11-27');
    expect(filedUnderFrom(second)).toBe('2026-11-27');
    expect(filedUnderFrom(tenth)).toBe('2026-12-03');
  });

  it('replace nothing and wait for nothing when they are the first', () => {
    expect(destroyableFrom(first)).toBeUndefined();
    expect(filedUnderFrom(first)).toBeUndefined();
  });
});
