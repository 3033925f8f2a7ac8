import { differences } from './claims';
import { filesUnder, readFile } from './read-docs';
import { claims } from './tried-claims';

const papers = new Map(
  [...filesUnder('docs/templates'), 'docs/beslut.md', 'docs/handbook.md'].map((path) => [
    path.replace('docs/', ''),
    path === 'docs/handbook.md' ? (readFile(path).split(/^# Handbook$/m)[0] ?? '') : readFile(path),
  ]),
);

describe.each(claims)('$what', (claim) => {
  let isSo: boolean;
  beforeAll(async () => {
    isSo = await claim.isSo();
  });

  it('is so in the program, and in each paper', () => {
    expect(isSo).toBe(true);
    expect(differences(claim, isSo, papers)).toEqual([]);
  });

  it.each(claim.untrue)('is denied by: %s', (sentence) => {
    const [first = ''] = claim.papers;
    const paper = papers.get(first) ?? '';
    const ends = new Map([...papers, [first, `${paper} | ${sentence}`]]);
    expect(differences(claim, isSo, ends)).toEqual([`${first}: ${sentence}`]);
    const instead = new Map([...papers, [first, sentence]]);
    expect(differences(claim, isSo, instead)).toContain(`${first} does not say it`);
  });

  it('would be untrue of a program that does otherwise', () => {
    expect(differences(claim, !isSo, papers).length).toBeGreaterThan(claim.papers.length);
  });
});
