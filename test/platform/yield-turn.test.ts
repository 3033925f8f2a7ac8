import { setImmediate as turn } from 'node:timers/promises';
import { createYieldTurn } from '../../bot/platform/yield-turn';

it('lets one work begin in each turn of the event loop, in order, and another between them', async () => {
  const turns = createYieldTurn();
  const begun: string[] = [];
  const begins = (name: string): Promise<number> => turns().then(() => begun.push(name));
  const all = ['a', 'b', 'c'].map(begins);
  expect(begun).toEqual([]);
  await turn();
  await turn();
  begun.push('another');
  await Promise.all(all);
  expect(begun.filter((name) => name !== 'another')).toEqual(['a', 'b', 'c']);
  expect(begun.indexOf('another')).toBeLessThan(3);
});
