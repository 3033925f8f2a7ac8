import type { Month } from '../../bot/domain/day';
import { disposedBy, readDisposal, readDisposed } from '../../bot/domain/disposal';

it.each([
  ['KS 2026/12 24', {}, 'KS 2026/12'],
  ['preserve', { archivedOn: '2026-11-24' }, 'archived'],
  ['KS 2026/12 24', { archivedOn: '2026-11-24' }, 'archived'],
])('a case goes by what let it go: %s, %j', (rule, state, by) => {
  expect(disposedBy(readDisposal(rule)!, state)).toBe(by);
});

it.each([null, '=1', [], { hr: null }, { hr: { 'KS 1': 1.5, 'KS 2': '3' }, other: { 'KS 3': 1 } }])(
  'what somebody else wrote into the store is no count: %j',
  (stored) => {
    expect(readDisposed('2028-11' as Month, stored)).toEqual([]);
  },
);
