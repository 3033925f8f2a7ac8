import { randomBytes } from 'node:crypto';
import { countEqualBytes } from './copy';

const waited = randomBytes(200);
const pool = new Map([
  ['a', waited],
  ['b', randomBytes(200)],
]);

describe('bytes that lay in the pool', () => {
  it.each([
    ['a part of a row, moved', [Buffer.concat([Buffer.alloc(3), waited.subarray(64, 120)])], 1],
    ['rows of their own', [randomBytes(200), randomBytes(200)], 0],
    ['fifteen bytes', [Buffer.concat([waited.subarray(0, 15), randomBytes(50)])], 0],
    ['nothing', [], 0],
  ])('are found again in %s', (_, made, pairs) => {
    expect(countEqualBytes(pool, made)).toBe(pairs);
  });

  it('are no finding where both are padding', () => {
    expect(countEqualBytes(new Map([['a', Buffer.alloc(64)]]), [Buffer.alloc(64)])).toBe(0);
  });
});
