import { runLarge } from '../../bench/large';

/** What it measures is looked at by `npm run torture`, which runs it. */
describe('the bench of a large database', () => {
  it.each([
    [['--threads', '50', '--open', '10,60'], '--open grows'],
    [['--open', '60,10'], '--open grows'],
  ])('refuses sizes that do not fit together: %s', async (words, sentence) => {
    await expect(runLarge(words)).rejects.toThrow(sentence);
  });
});
