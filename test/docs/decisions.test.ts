import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root } from './read-docs';

const names = readdirSync(join(root, 'docs', 'decisions'))
  .filter((name) => name !== 'README.md')
  .sort();

describe('the decisions', () => {
  it('are numbered through, and at most thirty', () => {
    const numbers = names.map((name) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]));
    expect(numbers).toEqual(names.map((_, index) => index + 1));
    expect(numbers.length).toBeLessThanOrEqual(30);
  });

  it('are all in the list, with the title that they have', () => {
    const listed = [...readFile('docs/decisions/README.md').matchAll(/\[(.*)\]\(([^)]*)\)/g)];
    expect(listed.map(([, title, name]) => [title, name])).toEqual(
      names.map((name) => [/^# \d+\. (.*)$/m.exec(readFile(`docs/decisions/${name}`))?.[1], name]),
    );
  });

  it.each(names)('%s says why, what, what was given up and how we would know', (name) => {
    const page = readFile(`docs/decisions/${name}`);
    const number = Number(name.slice(0, 4));
    expect(page).toMatch(
      new RegExp(`^# ${number}\\. .+\\n\\n\\d{4}-\\d\\d-\\d\\d, (accepted|superseded by \\d+)\\n`),
    );
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'What we gave up',
      'How we would know that it was wrong',
    ]);
    expect(page.trim().split(/\s+/).length).toBeLessThanOrEqual(250);
  });
});
