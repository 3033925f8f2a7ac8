import { passChapter } from '../torture/passes/pass-chapter';
import { killsAtKeys, killsInPasses } from '../torture/passes/rounds';

/** Hundreds of kills are `npm run torture`. */
describe('kill -9 at the hour of the release', () => {
  it('loses nothing in a pass, and releases nothing twice or early', async () => {
    const { deaths, sent } = await passChapter({ rounds: 2, seed: 3, kinds: killsInPasses });
    expect(deaths).toBeGreaterThan(0);
    expect(sent).toBeGreaterThanOrEqual(4);
  });

  it('loses nothing between a pass and its keys', async () => {
    const { deaths, sent } = await passChapter({ rounds: 4, seed: 4, kinds: killsAtKeys });
    expect(deaths).toBeGreaterThan(1);
    expect(sent).toBeGreaterThanOrEqual(8);
  });
});
