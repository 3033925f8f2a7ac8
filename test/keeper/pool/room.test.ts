import type { Operation, SubmissionId } from '../../../bot/domain/operation';
import { largestBeat } from '../../../bot/domain/pool-image';
import type { KeeperPool } from '../../../bot/keeper/pass/pool';
import type { ImageSealer } from '../../../bot/ports/pool-store';
import { passOf } from '../merging/disk';
import { type Office, openOffice } from '../merging/office';
import { plainSealer } from '../merging/plain-sealer';

/**
 * So many times smaller than the product's, the largest image holds a few submissions. One that is carried on
 * holds no more than one that a beat writes.
 */
const smaller = 2 ** 11;
const narrowed = (size: number): number => Math.min(size, largestBeat) / smaller;
const narrow: ImageSealer = {
  ...plainSealer,
  room: (size) => plainSealer.room(narrowed(size)),
  seal: (key, place, image, size) => plainSealer.seal(key, place, image, narrowed(size)),
};

describe('a pool that is filled', () => {
  let office: Office;
  let stored: SubmissionId[];
  const pool = (): KeeperPool => office.processes[0]!.pool;

  const send = async (waits: 'pass' | 'window'): Promise<string> => {
    const id = office.newId();
    const operation = { kind: 'move', from: id, to: id, excluded: [] };
    const taken = pool().submit({
      id,
      build: () => ({ operations: [operation as unknown as Operation], waits }),
    });
    await pool().beatNow();
    const { put } = await taken;
    if (put === 'stored') stored.push(id);
    return put;
  };
  /** So many dialogs begin that there is no larger class; what is sent in them fills it. */
  const fill = async (waits: 'pass' | 'window'): Promise<number> => {
    for (let n = 0; n < 1200; n++) pool().begins();
    const before = stored.length;
    while ((await send(waits)) === 'stored');
    return stored.length - before;
  };
  const pass = async (): Promise<void> => {
    office.nextDay();
    await office.pass(0, false);
    await pool().followUpKeys(true);
  };
  const comesOutOnce = (): void => {
    expect([...office.disk.stored().out].sort()).toEqual([...stored].sort());
  };

  beforeEach(async () => {
    office = openOffice(narrow);
    stored = [];
    await office.begin(0);
  });

  it('lets a pass carry on all that waits, and takes what comes out with the next one', async () => {
    expect(await fill('window')).toBeGreaterThan(3);
    await pass();
    // It is carried on, and so is what waits as long; nothing more of that fits.
    expect(await fill('window')).toBe(0);
    expect(await fill('pass')).toBeGreaterThan(3);
    await pass();
    expect(await fill('pass')).toBeGreaterThan(3);
    await pass();
    comesOutOnce();
    expect(await fill('window')).toBeGreaterThan(3);
    expect(office.told()).toEqual([]);
  });

  it('fails at no pass when more has to wait on than one image holds, says so, and loses nothing', async () => {
    await fill('window');
    await pass();
    await fill('pass');
    office.nextDay();
    const today = office.today();
    await pool().pass({
      isDue: ({ when }) => when.outOn <= today,
      passOf: await pool().endsOn(),
      outUntil: today,
      open: async (due) => {
        const left = due.map(({ id }) => id);
        return { pass: passOf([]), left, moved: new Map() };
      },
    });
    expect(office.told()).toEqual(['pool_overfull']);
    await pool().followUpKeys(true);
    await office.begin(0);
    await pool().beatNow();
    expect((await pool().now()).entries).toHaveLength(stored.length);
    await pass();
    comesOutOnce();
  });
});
