import { type ChapterFigures, killChapter } from '../torture/kill-chapter';

/** A thousand kills are `npm run torture`; these are so many that a story was on its way at one of them. */
describe('kill -9 while reports are filed in both messengers', () => {
  it('loses no story, sent or not, and doubles none', async () => {
    const chapters: ChapterFigures[] = [];
    const again = (): number => chapters.reduce((sum, one) => sum + one.again, 0);
    for (let seed = 1; seed <= 10 && again() === 0; seed++)
      chapters.push(await killChapter({ kind: 'filing', kills: 2, seed, hits: true }));
    expect(again()).toBeGreaterThan(0);
    // Each kill waits for a report that was called sent.
    for (const { kills, sent } of chapters) expect(sent).toBeGreaterThanOrEqual(kills);
  });

  it('loses none at a statement of a beat', async () => {
    const { deaths, sent } = await killChapter({ kind: 'beating', kills: 2, seed: 5 });
    expect(deaths).toBe(2);
    expect(sent).toBeGreaterThanOrEqual(2);
  });
});
