import { pages, readFile } from './read-docs';

const page = readFile('docs/operator.md').split(/^## /m)[1] ?? '';

describe('the section for one machine', () => {
  it('comes first, and has at most 1,200 words, with all of its commands', () => {
    expect(page).toMatch(/^One machine\n/);
    expect(page.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(1_200);
  });

  it('needs no npm, no compiler and no clone', () => {
    expect(page).not.toMatch(/\b(?:npm|git|g\+\+) /);
  });

  it('begins before it starts, and asks the bot before it believes the start', () => {
    const steps = [
      'vissla setup\n',
      'vissla begin\n',
      'systemctl enable',
      '/readyz && vissla status',
    ];
    const places = steps.map((step) => page.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});

describe('the guides', () => {
  const guides = pages().filter(
    (name) => name.startsWith('docs/') && !name.includes('/decisions/'),
  );

  it.each(guides)('%s names no tag, which may not be there', (name) => {
    expect(readFile(name)).not.toMatch(/--branch|git checkout v|git fetch --tags/);
  });

  it.each(['docs/operator.md', 'docs/deploy-azure.md'])('%s ends with what was tried', (name) => {
    const last = readFile(name).split(/^## /m).at(-1) ?? '';
    expect(/^What was tried|\bnot tried\b/i.test(last)).toBe(true);
  });
});
