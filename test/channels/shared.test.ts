import { setTimeout as wait } from 'node:timers/promises';
import { createOnce, firstTimeOnly } from '../../bot/channels/once';
import { within } from '../../bot/channels/within';

describe('a refusal', () => {
  it('is told the first time only, each for itself', () => {
    const told: string[] = [];
    const tell = firstTimeOnly((code: 'age' | 'team') => told.push(code));
    for (const code of ['age', 'age', 'team', 'age', 'team'] as const) tell(code);
    expect(told).toEqual(['age', 'team']);
  });
});

describe('work that has a time', () => {
  it('gives what it gives, or fails as it fails, within it', async () => {
    expect(await within(1000, Promise.resolve('done'))).toBe('done');
    await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('is late after it, and may fail then without anybody being told', async () => {
    const failing = wait(30).then(() => Promise.reject(new Error('broken')));
    expect(await within(5, failing)).toBe('late');
    await wait(50);
  });
});

describe('a name', () => {
  it('comes for the first time once, and again only after its time', () => {
    let now = 0;
    const once = createOnce(1000, () => now);
    expect([once('a'), once('a'), once('b')]).toEqual([true, false, true]);
    now = 999;
    expect(once('a')).toBe(false);
    now = 2001;
    expect(once('a')).toBe(true);
  });
});
