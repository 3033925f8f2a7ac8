import { passChapter } from '../torture/passes/pass-chapter';
import { killsAtKeys, killsInPasses } from '../torture/passes/rounds';

/** Hundreds of kills are `npm run torture`. */
describe('kill -9 at the hour of the pass', () => {
  it('loses nothing in a pass, and passes nothing twice or early', async () => {
    const { deaths, sent } = await passChapter({ rounds: 2, seed: 3, kinds: killsInPasses });
    expect(deaths).toBeGreaterThan(0);
    expect(sent).toBeGreaterThanOrEqual(4);
  });

  it('loses nothing between a pass and its keys', async () => {
    // The seed begins with the first moment: there is a key to destroy by the time that one is to be.
    const { deaths, sent } = await passChapter({ rounds: 4, seed: 7, kinds: killsAtKeys });
    expect(deaths).toBe(4);
    expect(sent).toBeGreaterThanOrEqual(8);
  });
});
