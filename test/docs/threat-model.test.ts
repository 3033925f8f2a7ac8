import { readFileSync } from 'node:fs';
import { adversaries, holds } from '../attack/attacks/adversaries';
import { documentPath, withRun } from '../attack/report/document';

const document = readFileSync(documentPath, 'utf8');

describe('the threat model', () => {
  it('lists every adversary that attacks, with what it holds', () => {
    const [, list = ''] =
      /\| adversary +\| holds[^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(document) ?? [];
    const lines = list.trim().split('\n');
    const cells = lines.map((line) =>
      line
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim()),
    );
    expect(cells).toEqual(adversaries.map((name) => [name, holds[name]]));
  });

  it('has the table of a run, with its seed and its day', () => {
    const [, run = ''] = /<!-- attack: begin -->([^]*)<!-- attack: end -->/.exec(document) ?? [];
    expect(run).toMatch(
      /--seed \d+ --worlds \d+( --of "[^"]+")*( --minutes \d+)?`, on \d{4}-\d\d-\d\d:/,
    );
    for (const name of adversaries) expect(run).toContain(`| ${name} `);
  });

  it('takes a new run in place of the old one, and nothing else changes', () => {
    const written = withRun(withRun(document, 'first'), 'second');
    expect(written).toContain('-->\n\nsecond\n\n<!--');
    expect(written).not.toContain('first\n\n<!--');
    expect(written.split('<!-- attack')[0]).toBe(document.split('<!-- attack')[0]);
    expect(() => withRun('no place', 'first')).toThrow('no place for a run');
  });
});
