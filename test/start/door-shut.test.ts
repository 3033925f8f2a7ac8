import type { Day } from '../../bot/domain/day';
import { createDoorShut } from '../../bot/start/door-shut';

it('a failed look neither closes the door nor opens it, and the next day opens it without a look', async () => {
  let today = '2026-11-27' as Day;
  let found: string | Error | undefined = new Error('canary');
  const failed: unknown[] = [];
  const shut = createDoorShut(
    () => today,
    () => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)),
    (error) => failed.push(error),
  );
  await shut.look();
  expect(shut.why()).toBeUndefined();
  found = 'En flod av skräp.';
  await shut.look();
  found = new Error('canary');
  await shut.look();
  expect(shut.why()).toBe('En flod av skräp.');
  today = '2026-11-28' as Day;
  expect(shut.why()).toBeUndefined();
  expect(failed).toHaveLength(2);
});
