import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pages, readFile, root } from './read-docs';

const wordsIn = (page: string): number => readFile(page).trim().split(/\s+/).length;

/** Papers for people at work, in Swedish and English. */
const forPeople = /^docs\/(?:what-your-employer-sees|handbook|beslut|templates\/.*)\.md$/;

describe('the documents', () => {
  it('have at most 65,000 words together, without the papers for people', () => {
    const counted = pages().filter((page) => !forPeople.test(page));
    expect(counted.length).toBeGreaterThan(50);
    expect(counted.map(wordsIn).reduce((sum, words) => sum + words, 0)).toBeLessThanOrEqual(65_000);
  });

  it.each([
    ['README.md', 1_000],
    ['SECURITY.md', 4_500],
    ['docs/threat-model.md', 3_050],
    ['docs/beslut.md', 700],
    ['db/README.md', 2_000],
  ])('%s has at most %d words', (page, most) => {
    expect(wordsIn(page)).toBeLessThanOrEqual(most);
  });
});

describe('the README', () => {
  it('is for the person who decides, who tries, who runs and who changes it, in this order', () => {
    const headings = [...readFile('README.md').matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(['To decide', 'To try', 'To run it', 'To change it']);
  });
});

describe('the map of the rooms', () => {
  const [before = '', map = ''] = readFile('CONTRIBUTING.md').split(/<!-- map: (?:begin|end) -->/);

  it('comes on the first screen of CONTRIBUTING, in at most 40 lines', () => {
    expect(before.split('\n').length).toBeLessThan(12);
    expect(map.trim().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('names every room of the bot, and none that is not there', () => {
    const rooms = readdirSync(join(root, 'bot'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `bot/${name}`);
    const named = [...map.matchAll(/\bbot\/[a-z-]+(?!\.ts)\b/g)].map(([name]) => name);
    expect(rooms.filter((room) => !named.includes(room))).toEqual([]);
    expect(named.filter((room) => !existsSync(join(root, room)) && room !== 'bot/main')).toEqual(
      [],
    );
  });
});
