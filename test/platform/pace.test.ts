import { createPace } from '../../bot/platform/pace';

describe('a pace', () => {
  let now = 0;
  const ends: (() => void)[] = [];
  const pause = (): Promise<void> => new Promise((done) => ends.push(done));
  const paced = () => createPace({ now: () => now }, pause, 2, 2);
  beforeEach(() => {
    now = 0;
    ends.length = 0;
  });

  it('counts what is above the ceiling of each hour', () => {
    const pace = paced();
    expect([pace.counts(), pace.counts(), pace.counts()]).toEqual([false, false, true]);
    now += 3_599_999;
    expect(pace.counts()).toBe(true);
    now += 1;
    expect(pace.counts()).toBe(false);
  });

  it('begins an hour where the clock was set back', () => {
    now = 10_000_000;
    const pace = paced();
    for (let n = 0; n < 3; n++) pace.counts();
    now = 0;
    expect(pace.counts()).toBe(false);
  });

  it('slows, and never closes: the oldest goes on where too many wait', async () => {
    const pace = paced();
    const done: string[] = [];
    const waits = ['a', 'b', 'c'].map((name) => pace.slows().then(() => done.push(name)));
    await waits[0];
    expect(done).toEqual(['a']);
    for (const end of ends) end();
    await Promise.all(waits);
    expect(done).toEqual(['a', 'b', 'c']);
  });
});
