import { EventEmitter, once } from 'node:events';
import type { Who } from '../../bot/ports/people';
import { createFairShare } from '../../bot/reporter/fair-share';

const maja: Who = { messenger: 'teams', tenant: 'tenant-1', user: 'maja', address: 'a' };
const busy = { kind: 'busy' };

/** Work that goes on until it is told to end. */
function work() {
  const ended = new EventEmitter();
  const going = once(ended, 'end').then(() => 'done');
  return {
    begin: () => going,
    end: () => ended.emit('end'),
    fail: () => ended.emit('error', new Error('away')),
  };
}

it('lets one person have two pieces of work under way, and a third once one has ended', async () => {
  const share = createFairShare(2);
  const [first, second] = [work(), work()];
  const both = [share(maja, first.begin), share(maja, second.begin)];
  expect(await share(maja, work().begin)).toEqual(busy);
  first.end();
  expect(await both[0]).toBe('done');
  const third = work();
  const waits = share(maja, third.begin);
  expect(await share(maja, work().begin)).toEqual(busy);
  second.end();
  third.end();
  expect([await both[1], await waits]).toEqual(['done', 'done']);
  expect(await share(maja, () => Promise.resolve('again'))).toBe('again');
});

it('has room again after work that failed, every time', async () => {
  const share = createFairShare(1);
  for (const _ of [1, 2, 3]) {
    const failing = work();
    const waits = share(maja, failing.begin);
    expect(await share(maja, work().begin)).toEqual(busy);
    failing.fail();
    await expect(waits).rejects.toThrow('away');
  }
  expect(await share(maja, () => Promise.resolve('again'))).toBe('again');
});

it.each<[string, Partial<Who>]>([
  ['another person', { user: 'omar' }],
  ['the same name at another organisation', { tenant: 'tenant-2' }],
  ['the same name in another messenger', { messenger: 'slack' }],
])('has room of its own for %s', async (_, other) => {
  const share = createFairShare(1);
  const going = work();
  const waits = share(maja, going.begin);
  expect(await share({ ...maja, ...other }, () => Promise.resolve('at once'))).toBe('at once');
  expect(await share({ ...maja, address: 'b' }, work().begin)).toEqual(busy);
  going.end();
  expect(await waits).toBe('done');
});
