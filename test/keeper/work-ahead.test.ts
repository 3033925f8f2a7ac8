import type { Day } from '../../bot/domain/day';
import { createWorksAhead } from '../../bot/keeper/pass/work-ahead';
import { keeperWorld } from '../support/houses/keeper-world';
import { filing } from './run-pass';

/** What is worked on in vain each day would tell how much waits for another. */
it('of what waits, a pass works ahead on what it will pass, and on nothing else', async () => {
  const today = '2026-05-20' as Day;
  const later = { ...filing('3').when, outOn: '2026-05-26' as Day };
  const due = [filing('1'), filing('2')];
  const waiting = [...due, { ...filing('3'), when: later }];
  let sealed = 0;
  let paused = 0;
  const world = keeperWorld({
    clock: { now: () => 0, today: () => today },
    pool: { now: async () => ({ entries: waiting }) as never },
    pause: async () => {
      paused += 1;
    },
    random: { id: () => 'f'.repeat(32) as never },
    threads: { expiryMonths: async () => [] },
    threadSealer: {
      nameStateKeys: (_, month) => month,
      newKeys: () => {
        sealed += 1;
        throw new Error('counted');
      },
    },
  });
  await createWorksAhead(world).take(today);
  expect([sealed, paused]).toEqual([due.length, due.length]);
});
